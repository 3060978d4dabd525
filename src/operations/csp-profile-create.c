/* csp-profile-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-profile-rules.h"
#include "operations/csp-profile-create.h"
#include "store/csp-offer-repo.h"
#include "store/csp-store.h"
#include "wire/csp-wire-offers.h"

/**
 * csp_catalogue_load_starter:
 * @conn: the connection, in a write transaction
 * @country: ISO 3166-1 alpha-2
 * @error: return location
 *
 * Stores the catalogue that ships with the program, for want of the service's own.
 *
 * Returns: whether it is stored
 */
gboolean
csp_catalogue_load_starter (CspConn     *conn,
                            const char  *country,
                            GError     **error)
{
  g_autofree char *code = g_ascii_strup (country, -1);
  g_autofree char *envelope = NULL;
  g_autoptr(GPtrArray) offers = csp_wire_offers_starter (code, &envelope);
  const CspCatalogue catalogue = { code, envelope, (char *) "starter", 0 };

  return csp_offer_repo_replace (conn, &catalogue, offers, error);
}

static gboolean
fill (CspConn   *conn,
      gpointer   user_data,
      GError   **error)
{
  CspProfile *profile = user_data;

  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  if (csp_catalogue_load_starter (conn, profile->country, error) && csp_conn_commit (conn, error))
    return TRUE;
  csp_conn_rollback (conn);
  return FALSE;
}

/**
 * csp_profile_create:
 * @path: where the profile shall be; there must be no such file
 * @profile: what it is about, as typed
 * @problems: (out) (optional) (transfer full): everything that is wrong with it
 * @error: return location
 *
 * Makes a profile's file with the starter catalogue, whole or not at all. Blocks: call it on a worker thread or
 * the command line.
 *
 * Returns: whether it worked; errors are those of csp_store_create() and #CSP_ERROR_INVALID
 */
gboolean
csp_profile_create (const char   *path,
                    CspProfile   *profile,
                    CspProblems **problems,
                    GError      **error)
{
  g_autoptr(CspProblems) found = csp_problems_new ();
  g_autoptr(CspProfile) stored = csp_record_copy (profile);
  gboolean created = FALSE;

  csp_profile_validate (profile, found);
  if (csp_problems_has_errors (found))
    {
      g_autofree char *text = csp_problems_to_text (found, CSP_SEVERITY_ERROR);

      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, text);
    }
  else
    {
      if (stored->created_at == 0)
        stored->created_at = csp_clock_now ();
      created = csp_store_create_filled (path, stored, fill, stored, error);
    }
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  return created;
}
