/* csp-profile-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <glib/gi18n.h>

#include "store/csp-profile-repo.h"
#include "store/csp-repo.h"

/**
 * csp_profile_repo_load:
 * @conn: the connection
 * @error: return location
 *
 * Returns: (transfer full): what the file is about; #CSP_ERROR_CORRUPT when the record is missing
 */
CspProfile *
csp_profile_repo_load (CspConn  *conn,
                       GError  **error)
{
  g_autoptr(GError) local_error = NULL;
  CspProfile *profile = csp_repo_find (conn, CSP_TYPE_PROFILE, 1, &local_error);

  if (profile != NULL)
    return profile;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    {
      g_autofree char *name = g_filename_display_name (csp_conn_get_path (conn));

      g_set_error (error, CSP_ERROR, CSP_ERROR_CORRUPT,
                   _("“%s” is damaged. Restore a backup, or open another profile."), name);
    }
  return NULL;
}

/**
 * csp_profile_repo_apply_locale:
 * @conn: the connection
 * @error: return location
 *
 * Makes the connection write sort keys of the profile's locale. A file that has no profile record yet is fine.
 *
 * Returns: whether the locale could be read
 */
gboolean
csp_profile_repo_apply_locale (CspConn  *conn,
                               GError  **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *locale = csp_conn_get_text (conn, &local_error, "SELECT locale FROM profile WHERE id = 1", "");

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (locale != NULL)
    csp_conn_set_locale (conn, locale);
  return TRUE;
}
