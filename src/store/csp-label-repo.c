/* csp-label-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-label-repo.h"

/**
 * csp_label_repo_intern:
 * @conn: the connection, in a write transaction
 * @name: what a subscription is called in lists
 * @id: (out): local id of the label
 * @error: return location
 *
 * Finds or makes the label, so that few product names serve many subscriptions.
 *
 * Returns: whether @id is set
 */
gboolean
csp_label_repo_intern (CspConn     *conn,
                       const char  *name,
                       gint64      *id,
                       GError     **error)
{
  if (!csp_conn_get_integer (conn, id, error, "SELECT id FROM subscription_label WHERE name = ?1", "t", name))
    return FALSE;
  if (*id != 0)
    return TRUE;
  if (!csp_conn_run (conn, error, "INSERT INTO subscription_label (name, name_key) VALUES (?1, ?2)", "tk",
                     name, name))
    return FALSE;
  *id = csp_conn_last_insert_id (conn);
  return TRUE;
}
