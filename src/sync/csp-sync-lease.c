/* csp-sync-lease.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync/csp-sync-lease.h"

/* A lease that ends later than any can was given by a clock that was wrong. */
#define IMPOSSIBLE (10 * CSP_SYNC_LEASE)

/**
 * csp_sync_lease_take:
 * @conn: a writing connection
 * @holder: name of a process that wants to synchronize
 * @now: the instant
 * @is_ours: (out): whether it may, until %CSP_SYNC_LEASE from @now
 * @error: return location
 *
 * One process at a time synchronizes a profile (design.md, Threads and processes). One that ended without a word
 * is succeeded when its lease has run out.
 *
 * Returns: whether it worked
 */
gboolean
csp_sync_lease_take (CspConn     *conn,
                     const char  *holder,
                     gint64       now,
                     gboolean    *is_ours,
                     GError     **error)
{
  g_autofree char *in_table = NULL;

  if (!csp_conn_run (conn, error,
                     "INSERT INTO sync_lease (id, holder, expires_at) VALUES (1, ?1, ?2)"
                     " ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at"
                     " WHERE sync_lease.holder = excluded.holder OR sync_lease.expires_at <= ?3"
                     "  OR sync_lease.expires_at > ?4",
                     "tiii", holder, now + CSP_SYNC_LEASE, now, now + IMPOSSIBLE) ||
      !(in_table = csp_conn_get_text (conn, error, "SELECT holder FROM sync_lease", "")))
    return FALSE;
  *is_ours = g_str_equal (in_table, holder);
  return TRUE;
}

/**
 * csp_sync_lease_release:
 * @conn: a writing connection
 * @holder: name of the process
 * @error: return location
 *
 * Lets others synchronize.
 *
 * Returns: whether it worked
 */
gboolean
csp_sync_lease_release (CspConn     *conn,
                        const char  *holder,
                        GError     **error)
{
  return csp_conn_run (conn, error, "DELETE FROM sync_lease WHERE holder = ?1", "t", holder);
}
