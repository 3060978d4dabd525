/* csp-output.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csp-error.h"
#include "exchange/csp-output.h"

#define BUFFER_SIZE (256 * 1024)

/* How often to look whether somebody has come to read a pipe. */
#define READER_MS 50

struct _CspOutput
{
  int           fd;
  char         *path;           /* NULL when it goes to a descriptor of somebody else's */
  char         *temporary;      /* NULL when it is written in place, as a pipe */
  GString      *buffer;
  GCancellable *cancellable;    /* NULL when it waits as long as it takes */
};

static void
set_error (CspOutput  *self,
           int         code,
           GError    **error)
{
  g_autofree char *name = g_filename_display_name (self->path ? self->path : "-");

  g_set_error (error, CSP_ERROR,
               code == ENOSPC || code == EFBIG || code == EDQUOT ? CSP_ERROR_FULL :
               code == EACCES || code == EROFS || code == EPERM ? CSP_ERROR_READ_ONLY : CSP_ERROR_FAILED,
               /* translators: %1$s is a file name, %2$s the system's reason */
               _("“%1$s” cannot be written: %2$s"), name, g_strerror (code));
}

/* Waits until @fd, -1 for none, takes more, for some time, or until somebody gives up; returns %FALSE then. */
static gboolean
wait_for (CspOutput  *self,
          int         fd,
          int         milliseconds,
          GError    **error)
{
  GPollFD fds[] = { { fd, G_IO_OUT, 0 }, { -1, G_IO_IN, 0 } };
  gboolean watches = g_cancellable_make_pollfd (self->cancellable, &fds[1]);

  g_poll (fds, watches ? 2 : 1, milliseconds);
  if (watches)
    g_cancellable_release_fd (self->cancellable);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Never waits in the system for somebody to read, where nobody could give up any more. */
static gboolean
open_in_place (CspOutput  *self,
               gboolean    is_pipe,
               GError    **error)
{
  while ((self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC | O_NONBLOCK, 0)) < 0 && errno == ENXIO && is_pipe)
    if (!wait_for (self, -1, READER_MS, error))
      return FALSE;
  if (self->fd < 0)
    set_error (self, errno, error);
  return self->fd >= 0;
}

static gboolean
open_temporary (CspOutput  *self,
                GError    **error)
{
  self->temporary = g_strdup_printf ("%s.part-%d", self->path, (int) getpid ());
  self->fd = g_open (self->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (self->fd >= 0)
    return TRUE;
  set_error (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return FALSE;
}

/**
 * csp_output_new_for_path:
 * @path: the file to write; one of that name is replaced when the new one is complete
 * @cancellable: (nullable): to give up waiting for the reader of a pipe
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where to write
 */
CspOutput *
csp_output_new_for_path (const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(CspOutput) self = g_new0 (CspOutput, 1);
  struct stat info;
  gboolean in_place = stat (path, &info) == 0 && !S_ISREG (info.st_mode);

  self->path = g_strdup (path);
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
  g_set_object (&self->cancellable, cancellable);
  if (in_place ? open_in_place (self, S_ISFIFO (info.st_mode), error) : open_temporary (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * csp_output_new_for_fd:
 * @fd: an open file descriptor, not closed by the output
 *
 * Returns: (transfer full): where to write
 */
CspOutput *
csp_output_new_for_fd (int fd)
{
  CspOutput *self = g_new0 (CspOutput, 1);

  self->fd = fd;
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
  return self;
}

static gboolean
flush (CspOutput  *self,
       GError    **error)
{
  const char *bytes = self->buffer->str;
  gsize left = self->buffer->len;

  while (left > 0)
    {
      gssize written = write (self->fd, bytes, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0 && errno == EAGAIN && self->path != NULL)
        {
          if (!wait_for (self, self->fd, -1, error))
            return FALSE;
          continue;
        }
      if (written < 0)
        {
          set_error (self, errno, error);
          return FALSE;
        }
      bytes += written;
      left -= written;
    }
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/**
 * csp_output_write:
 * @self: the output
 * @text: what to write
 * @length: its bytes, -1 when a zero byte ends it
 * @error: return location
 *
 * Returns: whether it could be written, as far as is known yet
 */
gboolean
csp_output_write (CspOutput   *self,
                  const char  *text,
                  gssize       length,
                  GError     **error)
{
  g_string_append_len (self->buffer, text, length < 0 ? (gssize) strlen (text) : length);
  return self->buffer->len < BUFFER_SIZE || flush (self, error);
}

/**
 * csp_output_finish:
 * @self: the output
 * @error: return location
 *
 * Returns: whether everything is on the disk under the file's name
 */
gboolean
csp_output_finish (CspOutput  *self,
                   GError    **error)
{
  if (!flush (self, error))
    return FALSE;
  if (self->temporary == NULL)
    return TRUE;
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0)
    {
      set_error (self, errno, error);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/**
 * csp_output_free:
 * @self: (transfer full): the output; what was not finished is removed
 */
void
csp_output_free (CspOutput *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->path != NULL && self->fd >= 0)
    g_close (self->fd, NULL);
  g_string_free (self->buffer, TRUE);
  g_clear_object (&self->cancellable);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
