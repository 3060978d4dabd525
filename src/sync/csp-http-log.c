/* csp-http-log.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "sync/csp-http-log.h"
#include "sync/csp-http-mask.h"

/* Longer bodies are named by their size: the log is for reading. */
#define BODY_MAX (1024 * 1024)

/**
 * CspHttpLog:
 *
 * Writes requests and answers to a file that only its owner may read, without what is secret or personal. Masking
 * and writing happen on a thread of its own, in order.
 */
struct _CspHttpLog
{
  GObject      parent_instance;

  FILE        *file;
  GThreadPool *writer;
  guint64      number;
};

/* One request or answer on its way to the file. */
typedef struct
{
  GString  *head;               /* masked already */
  char     *body;
  gsize     length;
  gboolean  is_form;
} Entry;

G_DEFINE_FINAL_TYPE (CspHttpLog, csp_http_log, G_TYPE_OBJECT)

static void
write_entry (gpointer data,
             gpointer user_data)
{
  Entry *entry = data;
  CspHttpLog *self = user_data;
  g_autofree char *body = NULL;

  if (entry->body == NULL)
    body = entry->length > 0 ? g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes)", entry->length) : g_strdup ("");
  else if (entry->is_form)
    body = csp_http_mask_form (entry->body);
  else
    body = csp_http_mask_json (entry->body, entry->length);
  fprintf (self->file, "%s%s%s\n", entry->head->str, body, *body ? "\n" : "");
  fflush (self->file);
  if (entry->body != NULL)
    explicit_bzero (entry->body, entry->length);
  g_free (entry->body);
  g_string_free (entry->head, TRUE);
  g_free (entry);
}

static void
csp_http_log_finalize (GObject *object)
{
  CspHttpLog *self = CSP_HTTP_LOG (object);

  if (self->writer != NULL)
    g_thread_pool_free (self->writer, FALSE, TRUE);
  g_clear_pointer (&self->file, fclose);

  G_OBJECT_CLASS (csp_http_log_parent_class)->finalize (object);
}

static void
csp_http_log_class_init (CspHttpLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = csp_http_log_finalize;
}

static void
csp_http_log_init (CspHttpLog *self)
{
}

/**
 * csp_http_log_new:
 * @path: where to write; what is there already stays
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a log
 */
CspHttpLog *
csp_http_log_new (const char  *path,
                  GError     **error)
{
  CspHttpLog *self;
  struct stat status = { 0 };
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

  if (fd < 0 || fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || fchmod (fd, 0600) != 0)
    {
      /* translators: the name of a file, then the reason */
      g_set_error (error, CSP_ERROR, CSP_ERROR_FAILED, _("“%1$s” cannot be written: %2$s"), path,
                   fd >= 0 && errno == 0 ? _("it is not a regular file") : g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  self = g_object_new (CSP_TYPE_HTTP_LOG, NULL);
  self->file = fdopen (fd, "a");
  self->writer = g_thread_pool_new (write_entry, self, 1, TRUE, NULL);
  return self;
}

static GString *
begin (guint64     number,
       const char *what)
{
  g_autofree char *instant = csp_instant_to_iso (g_get_real_time ());
  GString *head = g_string_new (NULL);

  g_string_append_printf (head, "#%" G_GUINT64_FORMAT " %s %s\n", number, instant, what);
  return head;
}

static void
append_header (const char *name,
               const char *value,
               gpointer    user_data)
{
  g_autofree char *masked = csp_http_mask_header (name, value);

  g_string_append_printf (user_data, "%s: %s\n", name, masked);
}

static void
push (CspHttpLog *self,
      GString    *head,
      const char *body,
      gsize       length,
      gboolean    is_form)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->head = head;
  entry->length = length;
  entry->is_form = is_form;
  if (length > 0 && length <= BODY_MAX)
    {
      entry->body = g_malloc (length + 1);
      memcpy (entry->body, body, length);
      entry->body[length] = '\0';
    }
  g_thread_pool_push (self->writer, entry, NULL);
}

/**
 * csp_http_log_request:
 * @self: a log
 * @message: what is sent
 * @body: (nullable): its body
 *
 * Returns: the number that names the request, for csp_http_log_answer()
 */
guint64
csp_http_log_request (CspHttpLog  *self,
                      SoupMessage *message,
                      const char  *body)
{
  g_autofree char *uri = g_uri_to_string (soup_message_get_uri (message));
  g_autofree char *masked = csp_http_mask_uri (uri);
  g_autofree char *what = g_strconcat (soup_message_get_method (message), " ", masked, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  GString *head = begin (++self->number, what);

  soup_message_headers_foreach (headers, append_header, head);
  push (self, head, body, body ? strlen (body) : 0, g_strcmp0 (type, "application/x-www-form-urlencoded") == 0);
  return self->number;
}

/**
 * csp_http_log_answer:
 * @self: a log
 * @number: the request's number
 * @message: what was sent
 * @reply: what became of it
 */
void
csp_http_log_answer (CspHttpLog         *self,
                     guint64             number,
                     SoupMessage        *message,
                     const CspSyncReply *reply)
{
  static const char * const outcomes[] = { "answered", "not sent", "lost" };
  g_autofree char *status = reply->status ? g_strdup_printf (" %u", reply->status) : g_strdup ("");
  g_autofree char *error = reply->error ? csp_http_mask_text (reply->error) : NULL;
  g_autofree char *what = g_strconcat (outcomes[reply->outcome], status, error ? ": " : NULL, error, NULL);
  GString *head = begin (number, what);

  if (reply->status != 0)
    soup_message_headers_foreach (soup_message_get_response_headers (message), append_header, head);
  push (self, head, reply->body, reply->length, FALSE);
}
