/* csp-cloud.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-cloud.h"

#define NOT_GLOBAL (CSP_CLOUD_US_GOVERNMENT | CSP_CLOUD_GERMANY | CSP_CLOUD_CHINA)

#define WORLD_ENDPOINT "https://api.partnercenter.microsoft.com"

/* functional-spec 1.2, 4.8 and 7.4; partner-center-api §1.1 and §2. */
static const struct
{
  CspCloud    cloud;
  const char *label;
  const char *domain_suffix;
  gboolean    forces_delegated_access;
  const char *authority;
  const char *endpoint;
} clouds[] = {
  { CSP_CLOUD_GLOBAL, NC_("cloud", "Global"), ".onmicrosoft.com", FALSE,
    "https://login.microsoftonline.com", WORLD_ENDPOINT },
  { CSP_CLOUD_US_GOVERNMENT, NC_("cloud", "US Government"), ".onmicrosoft.us", TRUE,
    "https://login.microsoftonline.us", WORLD_ENDPOINT },
  { CSP_CLOUD_GERMANY, NC_("cloud", "Germany"), ".onmicrosoft.de", TRUE,
    "https://login.microsoftonline.de", WORLD_ENDPOINT },
  { CSP_CLOUD_CHINA, NC_("cloud", "China (21Vianet)"), ".partner.onmschina.cn", FALSE,
    "https://login.chinacloudapi.cn", "https://partner.partnercenterapi.microsoftonline.cn" },
};

static const char * const ids[] = { "global", "us-government", "germany", "china", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (ids) == G_N_ELEMENTS (clouds) + 1);

/* functional-spec 1.2: what is missing where, and the way on. */
static const struct
{
  CspCloudFeature feature;
  CspCloud        clouds;
  const char     *reason;
} missing[] = {
  { CSP_CLOUD_FEATURE_NEW_CUSTOMERS, CSP_CLOUD_GERMANY,
    N_("Microsoft Cloud Germany has taken no new customers since August 2018. The customers you "
       "have there stay.") },
  { CSP_CLOUD_FEATURE_RELATIONSHIP_REQUESTS, CSP_CLOUD_US_GOVERNMENT,
    N_("Reseller relationships cannot be requested in the US Government cloud. An indirect provider "
       "or a direct bill partner can create the customer instead.") },
  { CSP_CLOUD_FEATURE_INDIRECT_MODEL, NOT_GLOBAL,
    N_("Indirect providers and indirect resellers exist only in the global cloud. In this cloud, "
       "work with customers directly.") },
  { CSP_CLOUD_FEATURE_USERS, CSP_CLOUD_US_GOVERNMENT,
    N_("Users of customers in the US Government cloud are managed in portal.azure.us.") },
  { CSP_CLOUD_FEATURE_USERS, CSP_CLOUD_GERMANY,
    N_("Users of customers in Microsoft Cloud Germany are managed in the Office 365 admin center "
       "and in portal.microsoftazure.de.") },
  { CSP_CLOUD_FEATURE_LICENSES, CSP_CLOUD_US_GOVERNMENT,
    N_("Licenses and passwords in the US Government cloud are managed in portal.azure.us.") },
  { CSP_CLOUD_FEATURE_LICENSES, CSP_CLOUD_GERMANY,
    N_("Licenses and passwords in Microsoft Cloud Germany are managed in the Office 365 admin "
       "center and in portal.microsoftazure.de.") },
  { CSP_CLOUD_FEATURE_LICENSES, CSP_CLOUD_CHINA,
    N_("Licenses and passwords in the cloud run by 21Vianet are managed in its Office 365 admin "
       "center.") },
  { CSP_CLOUD_FEATURE_AGREEMENT, NOT_GLOBAL,
    N_("The Microsoft Customer Agreement is confirmed in the global cloud only. Nothing needs to be "
       "done here.") },
  { CSP_CLOUD_FEATURE_QUALIFICATIONS, NOT_GLOBAL,
    N_("Special qualifications exist only in the global cloud. Leave the qualification at None.") },
  { CSP_CLOUD_FEATURE_REFERRALS, NOT_GLOBAL,
    N_("Referrals and the business profile exist only in the global cloud. Use a profile in that "
       "cloud.") },
  { CSP_CLOUD_FEATURE_INSIGHTS, NOT_GLOBAL,
    N_("Insights and service health exist only in the global cloud. Use a profile in that cloud.") },
};

/**
 * csp_clouds:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all clouds, in the order to show
 */
const char * const *
csp_clouds (void)
{
  return ids;
}

static int
find_cloud (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return -1;
}

/**
 * csp_cloud_parse:
 * @id: (nullable): id of a cloud
 *
 * Returns: the cloud, %CSP_CLOUD_NONE when @id is none's
 */
CspCloud
csp_cloud_parse (const char *id)
{
  int i = find_cloud (id);

  return i < 0 ? CSP_CLOUD_NONE : clouds[i].cloud;
}

/**
 * csp_cloud_label:
 * @id: id of a cloud
 *
 * Returns: (transfer none): its translated name; @id itself when it is none's
 */
const char *
csp_cloud_label (const char *id)
{
  int i = find_cloud (id);

  return i < 0 ? id : g_dpgettext2 (NULL, "cloud", clouds[i].label);
}

/**
 * csp_cloud_domain_suffix:
 * @id: (nullable): id of a cloud
 *
 * Only the suffix of the global cloud is documented; the others are those in use.
 *
 * Returns: (transfer none): what primary domains of customers there end in, with the leading dot
 */
const char *
csp_cloud_domain_suffix (const char *id)
{
  int i = find_cloud (id);

  return clouds[MAX (i, 0)].domain_suffix;
}

/**
 * csp_cloud_authority:
 * @id: (nullable): id of a cloud
 *
 * Returns: (transfer none): where its partners sign in
 */
const char *
csp_cloud_authority (const char *id)
{
  int i = find_cloud (id);

  return clouds[MAX (i, 0)].authority;
}

/**
 * csp_cloud_endpoint:
 * @id: (nullable): id of a cloud
 *
 * Returns: (transfer none): base address of its Partner Center API, which also names what a token is for
 */
const char *
csp_cloud_endpoint (const char *id)
{
  int i = find_cloud (id);

  return clouds[MAX (i, 0)].endpoint;
}

/**
 * csp_cloud_forces_delegated_access:
 * @id: (nullable): id of a cloud
 *
 * Returns: whether invitations there always include delegated administration privileges
 *   (functional-spec 4.8)
 */
gboolean
csp_cloud_forces_delegated_access (const char *id)
{
  int i = find_cloud (id);

  return i >= 0 && clouds[i].forces_delegated_access;
}

/**
 * csp_cloud_why_not:
 * @id: (nullable): id of a cloud
 * @feature: something not every cloud has
 *
 * Returns: (transfer none) (nullable): %NULL when the cloud has it, else a translated text saying
 *   why not and what to do instead
 */
const char *
csp_cloud_why_not (const char      *id,
                   CspCloudFeature  feature)
{
  CspCloud cloud = csp_cloud_parse (id);

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    if (missing[i].feature == feature && (missing[i].clouds & cloud) != 0)
      return _(missing[i].reason);
  return NULL;
}
