/* csp-recovery.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "store/csp-backup.h"
#include "store/csp-recovery.h"

typedef struct
{
  char *backup;
  char *path;
} Recovery;

static void
recovery_free (Recovery *recovery)
{
  g_free (recovery->backup);
  g_free (recovery->path);
  g_free (recovery);
}

static gboolean
move (const char  *from,
      const char  *to,
      GError     **error)
{
  g_autofree char *name = NULL;
  int code;

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  code = errno;
  name = g_filename_display_name (from);
  g_set_error (error, CSP_ERROR, CSP_ERROR_READ_ONLY, _("“%1$s” cannot be renamed: %2$s"), name, g_strerror (code));
  return FALSE;
}

/* A journal belongs to the file whose name it carries, so all of it moves. The file itself goes last: a crash
 * in between must not leave it without what was written to its journal. */
static gboolean
move_aside (const char  *path,
            GError     **error)
{
  static const char * const suffixes[] = { "-shm", "-wal", "" };
  gint64 now = csp_clock_now () / G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT "%s", path, now, suffixes[i]);

      if (!move (from, to, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
recover (const char  *backup,
         const char  *path,
         GError     **error)
{
  g_autofree char *restored = g_strconcat (path, ".restored", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return csp_store_restore (backup, path, error);
  g_unlink (restored);
  if (!csp_store_restore (backup, restored, error))
    return FALSE;
  return move_aside (path, error) && move (restored, path, error);
}

static void
recover_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Recovery *recovery = task_data;
  GError *error = NULL;

  if (recover (recovery->backup, recovery->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * csp_store_recover_async:
 * @backup: a file written by csp_conn_backup_to()
 * @path: a profile that is damaged or gone; no process may have it open
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts a copy of a backup in the place of a profile that cannot be opened. The damaged file stays beside it.
 */
void
csp_store_recover_async (const char          *backup,
                         const char          *path,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Recovery *recovery = g_new0 (Recovery, 1);

  recovery->backup = g_strdup (backup);
  recovery->path = g_strdup (path);
  g_task_set_source_tag (task, csp_store_recover_async);
  g_task_set_task_data (task, recovery, (GDestroyNotify) recovery_free);
  g_task_run_in_thread (task, recover_in_thread);
}

/**
 * csp_store_recover_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the profile holds the backup now; otherwise it is as it was
 */
gboolean
csp_store_recover_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
