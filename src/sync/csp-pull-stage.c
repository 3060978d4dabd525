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
#define OTHER .family = CSP_SYNC_FAMILY_OTHER
#define CUSTOMER .family = CSP_SYNC_FAMILY_CUSTOMER
#define SUBSCRIPTION .family = CSP_SYNC_FAMILY_SUBSCRIPTION
#define ORDER .family = CSP_SYNC_FAMILY_ORDER

static const CspPullStage stages[] = {
  { .name = "legal-profile", .path = "/v1/profiles/legalbusiness", .mirror = "legal-profile", OTHER },
  { .name = "mpn-profile", .path = "/v1/profiles/mpn", .mirror = "mpn-profile", OTHER },
  { .name = "billing-profile", .path = "/v1/profiles/billing", .mirror = "billing-profile", OTHER },
  { .name = "support-profile", .path = "/v1/profiles/support", .mirror = "support-profile", OTHER },
  { .name = "organization-profile", .path = "/v1/profiles/organization", .mirror = "organization-profile", OTHER },
  { .name = "relationship-request", .path = "/v1/customers/relationshiprequests", .mirror = "relationship-request", CUSTOMER },
  { .name = "resellers", .persona = PROVIDER, .paging = CSP_PAGING_LIST, OTHER, .path = "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf", .store = csp_pull_store_reseller },
  { .name = "providers", .persona = RESELLER, .paging = CSP_PAGING_LIST, OTHER, .path = "/v1/relationships?relationship_type=IsIndirectResellerOf", .mirror = "provider", .key = "id" },
  { .name = "agreement-templates", .paging = CSP_PAGING_LIST, OTHER, .path = "/v1/agreements?agreementType=MicrosoftCustomerAgreement", .mirror = "agreement-template", .key = "templateId" },
  { .name = "offer-categories", .paging = CSP_PAGING_LIST, OTHER, .make_path = make_categories_path, .is_localized = TRUE, .mirror = "offer-category", .key = "id" },
  { .name = "offers", .paging = CSP_PAGING_INDEX, OTHER, .make_path = csp_pull_offers_path, .is_localized = TRUE, .store = csp_pull_store_offer, .finish = csp_pull_finish_offers },
  { .name = "customers", .paging = CSP_PAGING_SEEK, CUSTOMER, .path = "/v1/customers?size=500", .store = csp_pull_store_customer, .finish = csp_pull_finish_customers },
  { .name = "reseller-customers", .persona = PROVIDER, .is_each = TRUE, .paging = CSP_PAGING_SEEK, CUSTOMER, .make_path = csp_pull_reseller_path, .store = csp_pull_store_assignment },
  { .name = "country-rules", .is_each = TRUE, .paging = CSP_PAGING_ONE, OTHER, .make_path = csp_pull_country_rules_path, .store = csp_pull_store_country_rules },
  { .name = "audit-records", .paging = CSP_PAGING_SEEK, OTHER, .make_path = make_audit_path, .mirror = "audit-record", .key = "id" },

  { .name = "subscriptions", .is_detail = TRUE, .paging = CSP_PAGING_LIST, SUBSCRIPTION, .path = "/v1/customers/%s/subscriptions", .store = csp_pull_store_subscription, .finish = csp_pull_finish_subscriptions },
  { .name = "support-contact", .is_detail = TRUE, SUBSCRIPTION, .path = "/v1/customers/%s/subscriptions/%s/supportcontact", .store = csp_pull_store_support_contact },
  { .name = "customer", .is_detail = TRUE, CUSTOMER, .path = "/v1/customers/%s", .store = csp_pull_store_whole_customer },
  { .name = "orders", .is_detail = TRUE, .paging = CSP_PAGING_LIST, ORDER, .path = "/v1/customers/%s/orders", .mirror = "order", .key = "id" },
  { .name = "users", .is_detail = TRUE, .paging = CSP_PAGING_SEEK, CUSTOMER, .path = "/v1/customers/%s/users?size=500", .mirror = "user", .key = "id" },
  { .name = "subscribed-skus", .is_detail = TRUE, .paging = CSP_PAGING_LIST, CUSTOMER, .path = "/v1/customers/%s/subscribedskus", .mirror = "subscribed-sku", .key = "productSku/id" },
  { .name = "agreements", .is_detail = TRUE, .paging = CSP_PAGING_LIST, CUSTOMER, .path = "/v1/customers/%s/agreements", .mirror = "agreement", .key = "templateId" },
  { .name = "qualifications", .is_detail = TRUE, .paging = CSP_PAGING_LIST, CUSTOMER, .path = "/v1/customers/%s/qualifications", .mirror = "qualification", .key = "qualification" },
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
