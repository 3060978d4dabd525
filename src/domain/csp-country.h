/* csp-country.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspCountry:
 * @iso2: ISO 3166-1 alpha-2 code, or one of the service's own (XE, XK, XS)
 * @region: id of its CSP region, as "latin-america"
 * @currency: ISO 4217 code partners of the region are billed in
 * @cultures: cultures customers there may have, separated by blanks, the default first
 *
 * A country customers may be in.
 */
typedef struct
{
  char        iso2[3];
  const char *region;
  const char *currency;
  const char *cultures;
} CspCountry;

const CspCountry *csp_countries                      (guint      *n_countries);
const CspCountry *csp_country_find                   (const char *iso2);
char             *csp_country_default_culture        (const char *iso2);
char             *csp_country_default_language       (const char *iso2);
gboolean          csp_country_has_culture            (const char *iso2,
                                                      const char *culture);
gboolean          csp_country_requires_registration  (const char *iso2);
const char       *csp_country_registration_label     (const char *iso2);
gboolean          csp_countries_share_region         (const char *a,
                                                      const char *b);
const char       *csp_region_label                   (const char *region);

G_END_DECLS
