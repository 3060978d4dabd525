/* csp-sample-names.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspSamplePlace:
 *
 * A city that addresses of sample customers are in.
 */
typedef struct
{
  char        country[3];
  const char *city;
  const char *state;
  const char *postal_code;
} CspSamplePlace;

/* A generator of numbers that are the same for the same seed on every computer. */
typedef struct
{
  guint64 state;
} CspSampleRandom;

guint       csp_sample_random_below  (CspSampleRandom *self,
                                      guint            limit);
gboolean    csp_sample_random_chance (CspSampleRandom *self,
                                      guint            percent);
void        csp_sample_random_guid   (CspSampleRandom *self,
                                      char            *guid);

void        csp_sample_company_name  (CspSampleRandom *random,
                                      guint            index,
                                      GHashTable      *taken,
                                      GString         *name,
                                      GString         *slug);
const char *csp_sample_first_name    (CspSampleRandom *random);
const char *csp_sample_last_name     (CspSampleRandom *random);
const char *csp_sample_street        (CspSampleRandom *random);
GPtrArray  *csp_sample_places        (const char      *country);
const char *csp_sample_reseller_name (guint            index);

G_END_DECLS
