/* csp-pages.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-pages.h"
#include "views/csp-customer-page.h"
#include "views/csp-customers-view.h"
#include "views/csp-former-customers-view.h"
#include "views/csp-invitations-view.h"
#include "views/csp-outbox-view.h"
#include "views/csp-resellers-view.h"
#include "views/csp-settings-view.h"
#include "views/csp-subscription-page.h"
#include "views/csp-subscriptions-view.h"

#define ANY (CSP_PERSONA_INDIRECT_PROVIDER | CSP_PERSONA_INDIRECT_RESELLER | CSP_PERSONA_DIRECT)

/* In the order of the navigation (design.md, Where nothing is built). */
static const CspPage pages[] = {
  { "customers", NC_("page", "Customers"), "system-users-symbolic", ANY, FALSE, CSP_ACTION_VIEW_CUSTOMERS,
    csp_customers_view_new },
  { "former-customers", NC_("page", "Former customers"), "document-open-recent-symbolic", ANY, TRUE,
    CSP_ACTION_VIEW_CUSTOMERS, csp_former_customers_view_new },
  { "subscriptions", NC_("page", "Subscriptions"), "view-list-symbolic", ANY, FALSE, CSP_ACTION_VIEW_SUBSCRIPTIONS,
    csp_subscriptions_view_new },
  { "resellers", NC_("page", "Indirect resellers"), "avatar-default-symbolic", CSP_PERSONA_INDIRECT_PROVIDER, FALSE,
    CSP_ACTION_VIEW_RESELLERS, csp_resellers_view_new },
  { "invitations", NC_("page", "Invitations"), "mail-send-symbolic", ANY, FALSE, CSP_N_ACTIONS,
    csp_invitations_view_new },
  { "outbox", NC_("page", "Outbox"), "document-send-symbolic", ANY, FALSE, CSP_N_ACTIONS, csp_outbox_view_new, TRUE,
    csp_outbox_view_create_list },
  { "settings", NC_("page", "Settings"), "emblem-system-symbolic", ANY, FALSE, CSP_N_ACTIONS, csp_settings_view_new },
  { NULL },
};

static const CspDetailPage detail_pages[] = {
  { "customer", "customers", csp_customer_page_new },
  { "customer-account", "customers", csp_customer_page_new_at_account },
  { "subscription", "subscriptions", csp_subscription_page_new },
  { NULL },
};

/**
 * csp_pages:
 *
 * Returns: (transfer none): all pages, ended by one without a name
 */
const CspPage *
csp_pages (void)
{
  return pages;
}

/**
 * csp_page_find:
 * @name: name of a page
 *
 * Returns: (transfer none) (nullable): the page
 */
const CspPage *
csp_page_find (const char *name)
{
  for (const CspPage *page = pages; page->name != NULL; page++)
    if (g_str_equal (page->name, name))
      return page;
  return NULL;
}

/**
 * csp_page_title:
 * @page: a page
 *
 * Returns: (transfer none): its translated title
 */
const char *
csp_page_title (const CspPage *page)
{
  return g_dpgettext2 (NULL, "page", page->title);
}

/**
 * csp_page_is_for:
 * @page: a page
 * @profile: a profile
 *
 * Returns: whether partners of the profile's kind have the page
 */
gboolean
csp_page_is_for (const CspPage *page,
                 CspProfile    *profile)
{
  return (page->personas & csp_persona_parse (profile->persona)) != 0 &&
         (!page->is_connected || csp_profile_is_connected (profile));
}

/**
 * csp_detail_page_find:
 * @name: name of a page about one record
 *
 * Returns: (transfer none) (nullable): the page
 */
const CspDetailPage *
csp_detail_page_find (const char *name)
{
  for (const CspDetailPage *page = detail_pages; page->name != NULL; page++)
    if (g_str_equal (page->name, name))
      return page;
  return NULL;
}
