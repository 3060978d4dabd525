/* csp-profile.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_PROFILE (csp_profile_get_type ())
G_DECLARE_FINAL_TYPE (CspProfile, csp_profile, CSP, PROFILE, CspRecord)

/**
 * CspProfile:
 *
 * One partner organisation in one cloud: what the file is about.
 */
struct _CspProfile
{
  CspRecord  parent_instance;

  gint64     id;
  char     *name;
  char     *persona;                    /* indirect-provider, indirect-reseller or direct */
  char     *cloud;                      /* global, us-government, germany or china */
  char     *backend;                    /* local or partner-center */
  char     *tenant_id;
  char     *mpn_id;
  char     *country;
  char     *roles;                      /* separated by commas */
  char     *locale;                     /* whose order the lists are sorted in, as pt_BR */
  char     *collation;                  /* locale and library version the stored sort keys were made with */
  char     *partnership_link;
  gint64     invitation_days;           /* an invitation expires after so many days; 0 = never */
  gint64     clipboard_seconds;
  gint64     last_reseller_id;          /* chosen last in New customer */
  char     *client_id;                  /* of the application's registration, to sign in */
  char     *authority;                  /* where to sign in; NULL for the cloud's own */
  char     *endpoint;                   /* base of the REST API; NULL for the cloud's own */
  char     *account;                    /* who signed in, as user name */
  gint64     created_at;
};

gboolean csp_profile_is_connected (const CspProfile *self);

G_END_DECLS
