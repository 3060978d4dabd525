/* csp-reseller.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_RESELLER (csp_reseller_get_type ())
G_DECLARE_FINAL_TYPE (CspReseller, csp_reseller, CSP, RESELLER, CspRecord)

/**
 * CspReseller:
 *
 * An indirect reseller this provider has, had or asked for a partnership.
 */
struct _CspReseller
{
  CspRecord  parent_instance;

  gint64     id;
  char     *name;
  char     *mpn_id;                     /* digits */
  char     *microsoft_id;               /* the reseller's tenant */
  char     *country;                    /* ISO 3166-1 alpha-2 */
  char     *state;                      /* active, requested or removed */
  char     *mpa_state;                  /* Microsoft Partner Agreement: unknown, signed or not-signed */
  gint64     mpa_checked_at;
  gint64     created_at;
  gint64     updated_at;
  gint64     customer_count;
  gint64     subscription_count;
};

G_END_DECLS
