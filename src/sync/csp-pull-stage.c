/* csp-pull-stage.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "base/csp-clock.h"
#include "sync/csp-pull-stage.h"

/* The audit log goes back 90 days at most (partner-center-api §19.3). */
#define AUDIT_DAYS 89

static char *
make_audit_path (CspPull  *pull,
                 GError  **error)
{
  g_autofree char *today = csp_instant_to_date (pull->context->now);
  g_autofree char *from = csp_date_add_days (today, -AUDIT_DAYS);

  return g_strconcat ("/v1/auditrecords?startDate=", from, NULL);
}

static char *
make_categories_path (CspPull  *pull,
                      GError  **error)
{
  return g_strconcat ("/v1/offercategories?country=", pull->context->profile->country, NULL);
}

#define PROVIDER "indirect-provider"
#define RESELLER "indirect-reseller"
#define OTHER CSP_SYNC_FAMILY_OTHER
#define CUSTOMER CSP_SYNC_FAMILY_CUSTOMER
#define SUBSCRIPTION CSP_SYNC_FAMILY_SUBSCRIPTION
#define ORDER CSP_SYNC_FAMILY_ORDER

static const CspPullStage stages[] = {
  { "legal-profile", NULL, FALSE, OTHER, CSP_PAGING_ONE, "/v1/profiles/legalbusiness", NULL, "legal-profile" },
  { "mpn-profile", NULL, FALSE, OTHER, CSP_PAGING_ONE, "/v1/profiles/mpn", NULL, "mpn-profile" },
  { "billing-profile", NULL, FALSE, OTHER, CSP_PAGING_ONE, "/v1/profiles/billing", NULL, "billing-profile" },
  { "support-profile", NULL, FALSE, OTHER, CSP_PAGING_ONE, "/v1/profiles/support", NULL, "support-profile" },
  { "organization-profile", NULL, FALSE, OTHER, CSP_PAGING_ONE, "/v1/profiles/organization", NULL,
    "organization-profile" },
  { "relationship-request", NULL, FALSE, CUSTOMER, CSP_PAGING_ONE, "/v1/customers/relationshiprequests", NULL,
    "relationship-request" },
  { "resellers", PROVIDER, FALSE, OTHER, CSP_PAGING_LIST,
    "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf", NULL, NULL, NULL,
    csp_pull_store_reseller },
  { "providers", RESELLER, FALSE, OTHER, CSP_PAGING_LIST,
    "/v1/relationships?relationship_type=IsIndirectResellerOf", NULL, "provider", "id" },
  { "agreement-templates", NULL, FALSE, OTHER, CSP_PAGING_LIST,
    "/v1/agreements?agreementType=MicrosoftCustomerAgreement", NULL, "agreement-template", "templateId" },
  { "offer-categories", NULL, FALSE, OTHER, CSP_PAGING_LIST, NULL, make_categories_path, "offer-category", "id" },
  { "customers", NULL, FALSE, CUSTOMER, CSP_PAGING_SEEK, "/v1/customers?size=500", NULL, NULL, NULL,
    csp_pull_store_customer, csp_pull_finish_customers },
  { "reseller-customers", PROVIDER, FALSE, CUSTOMER, CSP_PAGING_SEEK, NULL, csp_pull_reseller_path, NULL, NULL,
    csp_pull_store_assignment },
  { "audit-records", NULL, FALSE, OTHER, CSP_PAGING_SEEK, NULL, make_audit_path, "audit-record", "id" },

  { "subscriptions", NULL, TRUE, SUBSCRIPTION, CSP_PAGING_LIST, "/v1/customers/%s/subscriptions", NULL, NULL, NULL,
    csp_pull_store_subscription, csp_pull_finish_subscriptions },
  { "support-contact", NULL, TRUE, SUBSCRIPTION, CSP_PAGING_ONE, "/v1/customers/%s/subscriptions/%s/supportcontact",
    NULL, NULL, NULL, csp_pull_store_support_contact },
  { "customer", NULL, TRUE, CUSTOMER, CSP_PAGING_ONE, "/v1/customers/%s", NULL, NULL, NULL,
    csp_pull_store_whole_customer },
  { "orders", NULL, TRUE, ORDER, CSP_PAGING_LIST, "/v1/customers/%s/orders", NULL, "order", "id" },
  { "users", NULL, TRUE, CUSTOMER, CSP_PAGING_LIST, "/v1/customers/%s/users?size=500", NULL, "user", "id" },
  { "subscribed-skus", NULL, TRUE, CUSTOMER, CSP_PAGING_LIST, "/v1/customers/%s/subscribedskus", NULL,
    "subscribed-sku", "productSku/id" },
  { "agreements", NULL, TRUE, CUSTOMER, CSP_PAGING_LIST, "/v1/customers/%s/agreements", NULL, "agreement",
    "templateId" },
  { "qualifications", NULL, TRUE, CUSTOMER, CSP_PAGING_LIST, "/v1/customers/%s/qualifications", NULL,
    "qualification", "qualification" },
};

/**
 * csp_pull_stage_first:
 * @persona: the profile's persona
 *
 * Returns: (transfer none): the first stage of a pull
 */
const CspPullStage *
csp_pull_stage_first (const char *persona)
{
  return stages[0].persona == NULL ? &stages[0] : csp_pull_stage_next (&stages[0], persona);
}

/**
 * csp_pull_stage_next:
 * @self: a stage
 * @persona: the profile's persona
 *
 * Returns: (transfer none) (nullable): the stage after it that is not a detail; %NULL after the last
 */
const CspPullStage *
csp_pull_stage_next (const CspPullStage *self,
                     const char         *persona)
{
  for (const CspPullStage *stage = self + 1; stage < stages + G_N_ELEMENTS (stages); stage++)
    if (!stage->is_detail && (stage->persona == NULL || g_strcmp0 (stage->persona, persona) == 0))
      return stage;
  return NULL;
}

/**
 * csp_pull_stage_find:
 * @name: a name in the file
 *
 * Returns: (transfer none) (nullable): the stage
 */
const CspPullStage *
csp_pull_stage_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i].name, name))
      return &stages[i];
  return NULL;
}
