/* csp-cloud.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspCloud:
 * @CSP_CLOUD_NONE: not one of ours
 * @CSP_CLOUD_GLOBAL: "global"
 * @CSP_CLOUD_US_GOVERNMENT: "us-government"
 * @CSP_CLOUD_GERMANY: "germany"
 * @CSP_CLOUD_CHINA: "china", run by 21Vianet
 *
 * The cloud a profile belongs to (functional-spec 1.2); flags, so that tables can name several.
 */
typedef enum
{
  CSP_CLOUD_NONE = 0,
  CSP_CLOUD_GLOBAL = 1 << 0,
  CSP_CLOUD_US_GOVERNMENT = 1 << 1,
  CSP_CLOUD_GERMANY = 1 << 2,
  CSP_CLOUD_CHINA = 1 << 3,
} CspCloud;

/**
 * CspCloudFeature:
 * @CSP_CLOUD_FEATURE_NONE: nothing that depends on the cloud
 * @CSP_CLOUD_FEATURE_NEW_CUSTOMERS: creating customers
 * @CSP_CLOUD_FEATURE_RELATIONSHIP_REQUESTS: requesting reseller relationships
 * @CSP_CLOUD_FEATURE_INDIRECT_MODEL: indirect providers and resellers
 * @CSP_CLOUD_FEATURE_USERS: creating and editing a customer's users
 * @CSP_CLOUD_FEATURE_LICENSES: their licenses and passwords
 * @CSP_CLOUD_FEATURE_AGREEMENT: confirming the Microsoft Customer Agreement
 * @CSP_CLOUD_FEATURE_QUALIFICATIONS: special qualifications
 * @CSP_CLOUD_FEATURE_REFERRALS: referrals and the business profile
 * @CSP_CLOUD_FEATURE_INSIGHTS: insights and service health
 *
 * What not every cloud has.
 */
typedef enum
{
  CSP_CLOUD_FEATURE_NONE,
  CSP_CLOUD_FEATURE_NEW_CUSTOMERS,
  CSP_CLOUD_FEATURE_RELATIONSHIP_REQUESTS,
  CSP_CLOUD_FEATURE_INDIRECT_MODEL,
  CSP_CLOUD_FEATURE_USERS,
  CSP_CLOUD_FEATURE_LICENSES,
  CSP_CLOUD_FEATURE_AGREEMENT,
  CSP_CLOUD_FEATURE_QUALIFICATIONS,
  CSP_CLOUD_FEATURE_REFERRALS,
  CSP_CLOUD_FEATURE_INSIGHTS,
} CspCloudFeature;

const char * const *csp_clouds                         (void);
CspCloud            csp_cloud_parse                    (const char       *id);
const char         *csp_cloud_label                    (const char       *id);
const char         *csp_cloud_domain_suffix            (const char       *id);
const char         *csp_cloud_authority                (const char       *id);
const char         *csp_cloud_endpoint                 (const char       *id);
gboolean            csp_cloud_forces_delegated_access  (const char       *id);
const char         *csp_cloud_why_not                  (const char       *id,
                                                        CspCloudFeature   feature);

G_END_DECLS
