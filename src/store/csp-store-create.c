/* csp-store-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <glib/gstdio.h>

#include "store/csp-collation.h"
#include "store/csp-migrate.h"
#include "store/csp-part-file.h"
#include "store/csp-repo.h"
#include "store/csp-store.h"

static gboolean
insert_profile (CspConn     *conn,
                CspProfile  *profile,
                GError     **error)
{
  if (!csp_migrate (conn, error) || !csp_conn_begin_write (conn, error))
    return FALSE;
  csp_conn_set_locale (conn, profile->locale);
  g_free (profile->collation);
  profile->collation = csp_collation_get_version (conn);
  profile->id = 1;
  return csp_repo_insert (conn, profile, error) && csp_conn_commit (conn, error);
}

/**
 * csp_store_create_filled:
 * @path: where the profile shall be; there must be no such file
 * @profile: what it is about, already validated
 * @fill: (nullable) (scope call): stores what belongs to every profile of its kind
 * @user_data: for @fill
 * @error: return location
 *
 * Makes a profile's file, whole or not at all. Blocks: call it on a worker thread or the command line.
 *
 * Returns: whether it worked; errors are #CSP_ERROR_EXISTS, #CSP_ERROR_READ_ONLY, #CSP_ERROR_FULL
 */
gboolean
csp_store_create_filled (const char    *path,
                         CspProfile    *profile,
                         CspStoreFill   fill,
                         gpointer       user_data,
                         GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = csp_part_file_path (path);
  g_autoptr(CspConn) conn = NULL;
  gboolean created = FALSE;

  g_mkdir_with_parents (folder, 0700);
  if (!csp_conn_create_file (temporary, error))
    return FALSE;
  conn = csp_conn_open (temporary, CSP_CONN_READ_WRITE, error);
  if (conn != NULL && insert_profile (conn, profile, error) && (fill == NULL || fill (conn, user_data, error)))
    created = csp_conn_backup_to (conn, path, error);
  if (conn != NULL)
    csp_conn_close (g_steal_pointer (&conn));
  csp_part_file_remove (temporary);
  return created;
}

/**
 * csp_store_create:
 * @path: where the profile shall be; there must be no such file
 * @profile: what it is about, already validated
 * @error: return location
 *
 * Makes a profile's file without a catalogue, see csp_store_create_filled().
 *
 * Returns: whether it worked
 */
gboolean
csp_store_create (const char  *path,
                  CspProfile  *profile,
                  GError     **error)
{
  return csp_store_create_filled (path, profile, NULL, NULL, error);
}
