/* csp-collation.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "base/csp-fold.h"
#include "store/csp-collation.h"
#include "store/csp-profile-repo.h"

/* Rows a transaction: short enough that a person's change never waits noticeably. */
#define BATCH 2000

typedef struct
{
  const char *table;
  const char *text;
  const char *key;
} KeyColumn;

static const KeyColumn key_columns[] = {
  { "customer", "company_name", "name_key" },
  { "reseller", "name", "name_key" },
  { "subscription_label", "name", "name_key" },
  { "offer", "name", "name_key" },
  { "invitation", "coalesce(recipient, '')", "recipient_key" },
};

/* The indexes are folded by csp_fold(): its next version may fold otherwise. */
static const char * const index_rebuilds =
  "INSERT INTO customer_search (customer_search) VALUES ('delete-all');"
  "INSERT INTO customer_search (rowid, company_name, domain, microsoft_id, alias)"
  " SELECT id, company_name, domain, microsoft_id, alias FROM customer;"
  "INSERT INTO subscription_label_search (subscription_label_search) VALUES ('delete-all');"
  "INSERT INTO subscription_label_search (rowid, name) SELECT id, name FROM subscription_label;";

typedef struct
{
  guint    column;              /* of key_columns */
  gint64   last_id;             /* rows up to it are done */
  gboolean rebuilt;             /* whether there was anything to do */
  gboolean done;
} Progress;

/**
 * csp_collation_get_version:
 * @conn: the connection
 *
 * Returns: (transfer full): what stored sort keys and search indexes depend on: the profile's locale and the
 *   versions of collation and folding
 */
char *
csp_collation_get_version (CspConn *conn)
{
  return g_strdup_printf ("%s|%s", csp_collator_get_version (csp_conn_get_collator (conn)), csp_fold_get_version ());
}

static gboolean
same_folding (const char *stored)
{
  const char *folding = stored ? strrchr (stored, '|') : NULL;

  return folding != NULL && g_str_equal (folding + 1, csp_fold_get_version ());
}

static gboolean
rebuild_rows (CspConn          *conn,
              const KeyColumn  *column,
              Progress         *progress,
              GError          **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT id, %s FROM %s WHERE id > ?1 ORDER BY id LIMIT %d", column->text,
                                             column->table, BATCH);
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1", column->table, column->key);
  g_autoptr(CspStmt) rows = csp_conn_prepare (conn, select, error);
  gboolean has_row = TRUE;
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  csp_stmt_bind_integer (rows, 1, progress->last_id);
  while (csp_stmt_step (rows, &has_row, error) && has_row)
    {
      progress->last_id = csp_stmt_get_integer (rows, 0);
      if (!csp_conn_run (conn, error, update, "ik", progress->last_id, csp_stmt_get_text (rows, 1)))
        return FALSE;
      n++;
    }
  if (n < BATCH)
    {
      progress->column++;
      progress->last_id = 0;
    }
  return !has_row;
}

static gboolean
finish_rebuild (CspConn     *conn,
                const char  *stored,
                GError     **error)
{
  g_autofree char *version = csp_collation_get_version (conn);

  return (same_folding (stored) || csp_conn_exec (conn, index_rebuilds, error)) &&
         csp_conn_run (conn, error, "UPDATE profile SET collation = ?1 WHERE id = 1", "t", version);
}

/* One transaction: a batch of rows, or at the end the indexes and the mark that all is done. */
static gboolean
rebuild_batch (CspConn   *conn,
               Progress  *progress,
               GError   **error)
{
  g_autofree char *stored = csp_conn_get_text (conn, NULL, "SELECT collation FROM profile WHERE id = 1", "");
  g_autofree char *version = NULL;

  if (!csp_profile_repo_apply_locale (conn, error))
    return FALSE;
  version = csp_collation_get_version (conn);
  progress->done = g_strcmp0 (stored, version) == 0;
  if (progress->done)
    return TRUE;
  progress->rebuilt = TRUE;
  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  if (progress->column < G_N_ELEMENTS (key_columns))
    return rebuild_rows (conn, &key_columns[progress->column], progress, error) && csp_conn_commit (conn, error);
  progress->done = TRUE;
  return finish_rebuild (conn, stored, error) && csp_conn_commit (conn, error);
}

static gpointer
run_batch (CspConn   *conn,
           gpointer   user_data,
           GError   **error)
{
  if (csp_conn_is_read_only (conn))
    ((Progress *) user_data)->done = TRUE;
  else
    rebuild_batch (conn, user_data, error);
  return NULL;
}

static void start_batch (GTask *task);

static void
batch_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  Progress *progress = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  csp_db_run_finish (CSP_DB (object), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (progress->done)
    g_task_return_boolean (task, TRUE);
  else
    start_batch (task);
}

static void
start_batch (GTask *task)
{
  csp_db_run_async (g_task_get_source_object (task), CSP_DB_WRITE, "sort keys", run_batch, g_task_get_task_data (task),
                    NULL, NULL, g_task_get_cancellable (task), batch_done_cb, g_object_ref (task));
}

/**
 * csp_collation_rebuild_async:
 * @db: the profile's database
 * @cancellable: (nullable): to stop; the rest is done another time
 * @callback: called when all sort keys are of the profile's locale
 * @user_data: for @callback
 *
 * Makes sort keys and search indexes anew when the profile's locale or the library's rules have changed since
 * they were written. Other changes go in between (design.md, Locale).
 */
void
csp_collation_rebuild_async (CspDb               *db,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (db, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_collation_rebuild_async);
  g_task_set_task_data (task, g_new0 (Progress, 1), g_free);
  start_batch (task);
}

/**
 * csp_collation_rebuild_finish:
 * @db: the profile's database
 * @result: what the callback was given
 * @rebuilt: (out): whether anything was made anew
 * @error: return location
 *
 * Returns: whether all sort keys are of the profile's locale
 */
gboolean
csp_collation_rebuild_finish (CspDb         *db,
                              GAsyncResult  *result,
                              gboolean      *rebuilt,
                              GError       **error)
{
  Progress *progress = g_task_get_task_data (G_TASK (result));

  *rebuilt = progress->rebuilt;
  return g_task_propagate_boolean (G_TASK (result), error);
}
