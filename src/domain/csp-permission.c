/* csp-permission.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-cloud.h"
#include "domain/csp-permission.h"
#include "domain/csp-persona.h"
#include "domain/csp-role.h"

#define IP CSP_PERSONA_INDIRECT_PROVIDER
#define IR CSP_PERSONA_INDIRECT_RESELLER
#define DB CSP_PERSONA_DIRECT
#define ANY (IP | IR | DB)

#define GA CSP_ROLE_GLOBAL_ADMIN
#define AA CSP_ROLE_ADMIN_AGENT
#define SA CSP_ROLE_SALES_AGENT
#define HA CSP_ROLE_HELPDESK_AGENT
#define UM CSP_ROLE_USER_MANAGEMENT_ADMIN
#define BA CSP_ROLE_BILLING_ADMIN

typedef enum
{
  ANYONE,
  TENANTS,
  ORDERS,
  BILLING,
  PROVIDERS_ONLY,
  RESELLERS_ONLY,
  JOINT,
  REMOVE_RESELLER,
  REMOVE_CUSTOMER,
} PersonaReason;

/* Why another persona cannot do it, and what to do instead (design.md 12). */
static const char *persona_reasons[] = {
  [ANYONE] = N_("The profile does not say what kind of partner you are. Choose it in Settings."),
  [TENANTS] = N_("Only an indirect provider or a direct bill partner can create customers. Ask your "
                 "indirect provider to create this one, or use Invite new customers."),
  [ORDERS] = N_("Indirect resellers cannot place or change orders. Ask the customer’s indirect "
                "provider to do it."),
  [BILLING] = N_("Indirect resellers do not bill customers. Ask the customer’s indirect provider to "
                 "do it."),
  [PROVIDERS_ONLY] = N_("Only an indirect provider works with indirect resellers. Open the profile "
                        "of an indirect provider to do this."),
  [RESELLERS_ONLY] = N_("Only an indirect reseller works through indirect providers. Open the "
                        "profile of an indirect reseller to do this."),
  [JOINT] = N_("Only an indirect reseller invites customers together with a provider. Use Request a "
               "reseller relationship instead."),
  [REMOVE_RESELLER] = N_("Only an indirect reseller does this. Use Remove reseller relationship "
                         "instead."),
  [REMOVE_CUSTOMER] = N_("An indirect reseller cannot do this. Use Remove customer relationship "
                         "instead."),
};

/* functional-spec 1.4; which persona and cloud: 1.1, 1.2 and the features of 3. An import takes the roles of adding by
 * hand, but any persona: a file is how an indirect reseller gets its customers (F-58). */
static const struct
{
  CspPersona      personas;
  CspCloudFeature feature;
  CspRole         roles;
  PersonaReason   persona_reason;
} rules[CSP_N_ACTIONS] = {
  [CSP_ACTION_VIEW_CUSTOMERS] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA, ANYONE },
  [CSP_ACTION_EXPORT] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | AA, ANYONE },
  [CSP_ACTION_ADD_CUSTOMER] = { IP | DB, CSP_CLOUD_FEATURE_NEW_CUSTOMERS,
    GA | AA | SA | UM, TENANTS },
  [CSP_ACTION_IMPORT_CUSTOMERS] = { ANY, CSP_CLOUD_FEATURE_NONE, GA | AA | SA | UM, ANYONE },
  [CSP_ACTION_VIEW_RESELLERS] = { IP, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | AA | SA | HA | UM, PROVIDERS_ONLY },
  [CSP_ACTION_REQUEST_PARTNERSHIP] = { IP, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | AA | SA | UM, PROVIDERS_ONLY },
  [CSP_ACTION_REMOVE_PARTNERSHIP] = { IP, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | AA | SA | UM, PROVIDERS_ONLY },
  [CSP_ACTION_VIEW_PROVIDERS] = { IR, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | AA | SA | HA, RESELLERS_ONLY },
  [CSP_ACTION_AUTHORIZE_PROVIDER] = { IR, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA, RESELLERS_ONLY },
  [CSP_ACTION_REQUEST_RELATIONSHIP] = { ANY, CSP_CLOUD_FEATURE_RELATIONSHIP_REQUESTS,
    GA | AA | SA, ANYONE },
  [CSP_ACTION_INVITE_CUSTOMERS] = { IR, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | AA | SA, JOINT },
  [CSP_ACTION_REMOVE_CUSTOMER_RELATIONSHIP] = { IR, CSP_CLOUD_FEATURE_NONE,
    GA | AA, REMOVE_RESELLER },
  [CSP_ACTION_REMOVE_RESELLER_RELATIONSHIP] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA, REMOVE_CUSTOMER },
  [CSP_ACTION_UPDATE_ACCOUNT] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | SA | HA, ANYONE },
  [CSP_ACTION_CHANGE_BILL_TO_NAME] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA, BILLING },
  [CSP_ACTION_CONFIRM_AGREEMENT] = { IP | DB, CSP_CLOUD_FEATURE_AGREEMENT,
    AA | SA, BILLING },
  [CSP_ACTION_SET_CUSTOMER_PERMISSIONS] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    AA, BILLING },
  [CSP_ACTION_VIEW_SUBSCRIPTIONS] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA, ANYONE },
  [CSP_ACTION_ADD_SUBSCRIPTION] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | BA, ORDERS },
  [CSP_ACTION_IMPORT_SUBSCRIPTIONS] = { ANY, CSP_CLOUD_FEATURE_NONE, GA | AA | SA | HA | BA, ANYONE },
  [CSP_ACTION_CHANGE_STATUS] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | BA, ORDERS },
  [CSP_ACTION_CHANGE_AUTO_RENEW] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | BA, ORDERS },
  [CSP_ACTION_ADD_ADD_ON] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | BA, ORDERS },
  [CSP_ACTION_CHANGE_QUANTITY] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | UM, ORDERS },
  [CSP_ACTION_UPGRADE] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | UM, ORDERS },
  [CSP_ACTION_ORDER_TRIAL] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | SA | UM, ORDERS },
  [CSP_ACTION_SET_RESELLER] = { IP, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | AA | SA | UM, PROVIDERS_ONLY },
  [CSP_ACTION_SET_SUPPORT_CONTACT] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA | AA | HA, ORDERS },
  [CSP_ACTION_MANAGE_USERS] = { ANY, CSP_CLOUD_FEATURE_USERS,
    GA | AA | UM, ANYONE },
  [CSP_ACTION_RESET_PASSWORD] = { ANY, CSP_CLOUD_FEATURE_LICENSES,
    GA | AA | UM, ANYONE },
  [CSP_ACTION_ASSIGN_LICENSES] = { ANY, CSP_CLOUD_FEATURE_LICENSES,
    GA | AA | SA | HA | UM, ANYONE },
  [CSP_ACTION_UPLOAD_USERS] = { ANY, CSP_CLOUD_FEATURE_USERS,
    GA, ANYONE },
  [CSP_ACTION_SWITCH_AZURE_PARTNER] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    GA, ORDERS },
  [CSP_ACTION_REQUEST_TRANSFER] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    SA | BA, ORDERS },
  [CSP_ACTION_VIEW_SERVICE_HEALTH] = { ANY, CSP_CLOUD_FEATURE_INSIGHTS,
    GA | AA | SA | HA, ANYONE },
  [CSP_ACTION_REPORT_PROBLEM] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | AA | HA, ANYONE },
  [CSP_ACTION_SET_AZURE_BUDGET] = { IP | DB, CSP_CLOUD_FEATURE_NONE,
    AA, BILLING },
  [CSP_ACTION_VIEW_ACTIVITY] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | AA | SA | HA | UM | BA, ANYONE },
  [CSP_ACTION_VIEW_ANALYTICS] = { ANY, CSP_CLOUD_FEATURE_INSIGHTS,
    GA | AA | SA | UM, ANYONE },
  [CSP_ACTION_VIEW_RESELLER_ANALYTICS] = { IP, CSP_CLOUD_FEATURE_INDIRECT_MODEL,
    GA | UM, PROVIDERS_ONLY },
  [CSP_ACTION_MANAGE_PARTNER_USERS] = { ANY, CSP_CLOUD_FEATURE_NONE,
    GA | UM, ANYONE },
};

static char *
why_not (const CspProfile *profile,
         CspAction         action)
{
  g_autofree char *labels = NULL;
  const char *cloud_reason;

  if ((rules[action].personas & csp_persona_parse (profile->persona)) == 0)
    return g_strdup (_(persona_reasons[rules[action].persona_reason]));
  cloud_reason = csp_cloud_why_not (profile->cloud, rules[action].feature);
  if (cloud_reason != NULL)
    return g_strdup (cloud_reason);
  if ((rules[action].roles & csp_roles_parse (profile->roles, NULL)) != 0)
    return NULL;
  labels = csp_roles_to_labels (rules[action].roles);
  return g_strdup_printf (
    /* Translators: %s is a list of roles, as: Global admin, Sales agent */
    _("Your roles do not allow this; it takes one of: %s. Ask a colleague who holds one, or choose "
      "the roles you hold in Settings."),
    labels);
}

/**
 * csp_permission_check:
 * @profile: the profile
 * @action: what the person wants to do
 * @reason: (out) (optional) (nullable) (transfer full): when it is not allowed, a translated text
 *   saying why and what to do instead
 *
 * Checks persona, cloud and the roles held, in this order (functional-spec 1.1 to 1.4). The service
 * may still refuse.
 *
 * Returns: whether the action is allowed
 */
gboolean
csp_permission_check (const CspProfile  *profile,
                      CspAction          action,
                      char             **reason)
{
  g_autofree char *why = NULL;

  g_return_val_if_fail (action < CSP_N_ACTIONS, FALSE);

  why = why_not (profile, action);
  if (reason != NULL)
    *reason = g_strdup (why);
  return why == NULL;
}
