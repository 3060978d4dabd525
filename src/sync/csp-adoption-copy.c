/* csp-adoption-copy.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/csp-error.h"
#include "sync/csp-adoption-copy.h"

/* What a killed preview left behind. */
#define STALE (24 * G_TIME_SPAN_HOUR)

/* What was there before is noted. Nobody synchronizes the copy but the preview; of the details, which come customer
 * by customer, only those are read that records here are compared with. */
static const char * const preparations[] = {
  "CREATE TABLE adopted (kind TEXT, id INTEGER, key TEXT, name TEXT, is_current INTEGER, PRIMARY KEY (kind, id))"
  " STRICT, WITHOUT ROWID",
  "INSERT INTO adopted SELECT 'customer', id, microsoft_key, company_name, former_at = 0 FROM customer",
  "INSERT INTO adopted SELECT 'reseller', id, ifnull (microsoft_key, ''), name, TRUE FROM reseller",
  "INSERT INTO adopted SELECT 'subscription', id, subscription_key,"
  " coalesce (friendly_name, offer_name, subscription_id), TRUE FROM subscription",
  "INSERT INTO adopted SELECT 'history', ifnull (max (id), 0), '', '', FALSE FROM history",
  "DELETE FROM sync_lease",
  "CREATE TRIGGER read_less BEFORE INSERT ON pull_detail WHEN NEW.stage <> 'subscriptions' OR NOT EXISTS"
  " (SELECT 1 FROM subscription JOIN adopted ON adopted.kind = 'subscription' AND adopted.id = subscription.id"
  " WHERE subscription.customer_id = NEW.customer_id) BEGIN SELECT RAISE (IGNORE); END",
};

static const struct
{
  const char *kind;
  const char *key;
} kinds[CSP_ADOPTION_KINDS] = {
  [CSP_ADOPTION_CUSTOMERS] = { "customer", "microsoft_key" },
  [CSP_ADOPTION_RESELLERS] = { "reseller", "microsoft_key" },
  [CSP_ADOPTION_SUBSCRIPTIONS] = { "subscription", "subscription_key" },
};

static char *
make_folder (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "parceria", NULL);
  char *folder = g_build_filename (parent, "preview-XXXXXX", NULL);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp (folder) == NULL)
    {
      /* translators: the name of a folder, then the reason */
      g_set_error (error, CSP_ERROR, CSP_ERROR_FAILED, _("“%1$s” cannot be written: %2$s"), parent, g_strerror (errno));
      g_free (folder);
      return NULL;
    }
  dir = g_dir_open (parent, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, "preview-") && g_stat (path, &status) == 0 &&
          status.st_mtime * G_USEC_PER_SEC + STALE < g_get_real_time ())
        csp_adoption_copy_remove (path);
    }
  return folder;
}

static gboolean
copy (const char  *path,
      const char  *target,
      GError     **error)
{
  g_autoptr(CspConn) source = csp_conn_open (path, CSP_CONN_READ_ONLY, error);
  g_autoptr(CspConn) conn = NULL;

  if (source == NULL || !csp_conn_backup_to (source, target, error))
    return FALSE;
  conn = csp_conn_open (target, CSP_CONN_READ_WRITE, error);
  if (conn == NULL || !csp_conn_begin_write (conn, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (preparations); i++)
    if (!csp_conn_exec (conn, preparations[i], error))
      return FALSE;
  return csp_conn_commit (conn, error);
}

/**
 * csp_adoption_copy_make:
 * @path: a profile's file
 * @error: return location
 *
 * Blocks for as long as copying takes.
 *
 * Returns: (transfer full) (nullable): a folder with a copy of it in which a first synchronization can be tried
 */
char *
csp_adoption_copy_make (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = make_folder (error);
  g_autofree char *target = folder ? g_build_filename (folder, CSP_ADOPTION_COPY_NAME, NULL) : NULL;

  if (folder == NULL)
    return NULL;
  if (copy (path, target, error))
    return g_steal_pointer (&folder);
  csp_adoption_copy_remove (folder);
  return NULL;
}

static gboolean
count_kind (CspConn          *conn,
            CspAdoptionKind   kind,
            CspAdoptionCount *count,
            GError          **error)
{
  static const char matched[] =
      "SELECT count(*) FROM adopted JOIN server_copy ON subject_type = kind AND subject_id = id"
      " WHERE kind = ?1 AND (key = (SELECT ifnull (%s, '') FROM %s AS now WHERE now.id = adopted.id)) = ?2";
  g_autofree char *sql = g_strdup_printf (matched, kinds[kind].key, kinds[kind].kind);
  const char *name = kinds[kind].kind;

  return csp_conn_get_integer (conn, &count->by_id, error, sql, "ti", name, (gint64) TRUE) &&
         csp_conn_get_integer (conn, &count->by_other, error, sql, "ti", name, (gint64) FALSE) &&
         csp_conn_get_integer (conn, &count->changed, error,
                               "SELECT count (DISTINCT subject_id) FROM history JOIN adopted ON adopted.kind = subject_type"
                               " AND adopted.id = subject_id WHERE adopted.kind = ?1"
                               " AND history.id > (SELECT id FROM adopted WHERE kind = 'history')", "t", name) &&
         csp_conn_get_integer (conn, &count->missing, error,
                               "SELECT count(*) FROM adopted WHERE kind = ?1 AND is_current AND NOT EXISTS"
                               " (SELECT 1 FROM server_copy WHERE subject_type = kind AND subject_id = id)", "t", name) &&
         csp_conn_get_integer (conn, &count->added, error,
                               "SELECT count(*) FROM server_copy WHERE subject_type = ?1 AND NOT EXISTS"
                               " (SELECT 1 FROM adopted WHERE kind = subject_type AND id = subject_id)", "t", name);
}

static gboolean
name_missing (CspConn    *conn,
              GPtrArray  *names,
              GError    **error)
{
  g_autoptr(CspStmt) stmt =
    csp_conn_prepare (conn, "SELECT name FROM adopted WHERE is_current AND NOT EXISTS (SELECT 1 FROM server_copy"
                            " WHERE subject_type = kind AND subject_id = id) ORDER BY kind, id LIMIT ?1", error);
  gboolean has_row = stmt != NULL;

  if (stmt == NULL)
    return FALSE;
  csp_stmt_bind_integer (stmt, 1, CSP_ADOPTION_NAMES);
  while (has_row)
    {
      if (!csp_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (names, g_strdup (csp_stmt_get_text (stmt, 0)));
    }
  return TRUE;
}

/**
 * csp_adoption_copy_count:
 * @conn: a connection to a copy that was synchronized
 * @job_data: unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #CspAdoptionPreview
 */
gpointer
csp_adoption_copy_count (CspConn   *conn,
                         gpointer   job_data,
                         GError   **error)
{
  g_autoptr(CspAdoptionPreview) preview = g_new0 (CspAdoptionPreview, 1);

  preview->missing = g_ptr_array_new_with_free_func (g_free);
  for (CspAdoptionKind kind = 0; kind < CSP_ADOPTION_KINDS; kind++)
    if (!count_kind (conn, kind, &preview->counts[kind], error))
      return NULL;
  return name_missing (conn, preview->missing, error) ? g_steal_pointer (&preview) : NULL;
}

/**
 * csp_adoption_copy_remove:
 * @folder: what csp_adoption_copy_make() has made
 *
 * Removes it with what is in it.
 */
void
csp_adoption_copy_remove (const char *folder)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (CSP_ADOPTION_COPY_NAME, suffixes[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
