/* test-permission.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-cloud.h"
#include "domain/csp-permission.h"
#include "domain/csp-persona.h"
#include "domain/csp-role.h"
#include "tests/lib/test-suite.h"

/* functional-spec 1.4: a letter for each of the columns GA AA SA HA UM BA; then who it is for:
 * indirect provider, indirect reseller, direct bill partner.
 */
static const struct
{
  CspAction   action;
  const char *roles;
  const char *personas;
} rows[] = {
  { CSP_ACTION_VIEW_CUSTOMERS, "xxxx--", "prd" },
  { CSP_ACTION_EXPORT, "xx----", "prd" },
  { CSP_ACTION_ADD_CUSTOMER, "xxx-x-", "pd" },
  { CSP_ACTION_IMPORT_CUSTOMERS, "xxx-x-", "prd" },
  { CSP_ACTION_VIEW_RESELLERS, "xxxxx-", "p" },
  { CSP_ACTION_REQUEST_PARTNERSHIP, "xxx-x-", "p" },
  { CSP_ACTION_REMOVE_PARTNERSHIP, "xxx-x-", "p" },
  { CSP_ACTION_VIEW_PROVIDERS, "xxxx--", "r" },
  { CSP_ACTION_AUTHORIZE_PROVIDER, "x-----", "r" },
  { CSP_ACTION_REQUEST_RELATIONSHIP, "xxx---", "prd" },
  { CSP_ACTION_INVITE_CUSTOMERS, "xxx---", "r" },
  { CSP_ACTION_REMOVE_CUSTOMER_RELATIONSHIP, "xx----", "r" },
  { CSP_ACTION_REMOVE_RESELLER_RELATIONSHIP, "x-----", "pd" },
  { CSP_ACTION_UPDATE_ACCOUNT, "x-xx--", "prd" },
  { CSP_ACTION_CHANGE_BILL_TO_NAME, "xx----", "pd" },
  { CSP_ACTION_CONFIRM_AGREEMENT, "-xx---", "pd" },
  { CSP_ACTION_SET_CUSTOMER_PERMISSIONS, "-x----", "pd" },
  { CSP_ACTION_VIEW_SUBSCRIPTIONS, "xxxx--", "prd" },
  { CSP_ACTION_ADD_SUBSCRIPTION, "xxxx-x", "pd" },
  { CSP_ACTION_IMPORT_SUBSCRIPTIONS, "xxxx-x", "prd" },
  { CSP_ACTION_CHANGE_STATUS, "xxxx-x", "pd" },
  { CSP_ACTION_CHANGE_AUTO_RENEW, "xxxx-x", "pd" },
  { CSP_ACTION_ADD_ADD_ON, "xxxx-x", "pd" },
  { CSP_ACTION_CHANGE_QUANTITY, "xxxxx-", "pd" },
  { CSP_ACTION_UPGRADE, "xxxxx-", "pd" },
  { CSP_ACTION_ORDER_TRIAL, "x-x-x-", "pd" },
  { CSP_ACTION_SET_RESELLER, "xxx-x-", "p" },
  { CSP_ACTION_SET_SUPPORT_CONTACT, "xx-x--", "pd" },
  { CSP_ACTION_MANAGE_USERS, "xx--x-", "prd" },
  { CSP_ACTION_RESET_PASSWORD, "xx--x-", "prd" },
  { CSP_ACTION_ASSIGN_LICENSES, "xxxxx-", "prd" },
  { CSP_ACTION_UPLOAD_USERS, "x-----", "prd" },
  { CSP_ACTION_SWITCH_AZURE_PARTNER, "x-----", "pd" },
  { CSP_ACTION_REQUEST_TRANSFER, "--x--x", "pd" },
  { CSP_ACTION_VIEW_SERVICE_HEALTH, "xxxx--", "prd" },
  { CSP_ACTION_REPORT_PROBLEM, "xx-x--", "prd" },
  { CSP_ACTION_SET_AZURE_BUDGET, "-x----", "pd" },
  { CSP_ACTION_VIEW_ACTIVITY, "xxxxxx", "prd" },
  { CSP_ACTION_VIEW_ANALYTICS, "xxx-x-", "prd" },
  { CSP_ACTION_VIEW_RESELLER_ANALYTICS, "x---x-", "p" },
  { CSP_ACTION_MANAGE_PARTNER_USERS, "x---x-", "prd" },
};

static CspProfile *
make_profile (const char *persona,
              const char *cloud,
              const char *roles)
{
  return g_object_new (CSP_TYPE_PROFILE, "persona", persona, "cloud", cloud, "roles", roles, NULL);
}

START_TEST (each_row_allows_its_roles_and_personas_only)
{
  static const char letters[] = "prd";
  const char * const *roles = csp_roles ();
  const char * const *personas = csp_personas ();

  for (guint i = 0; personas[i] != NULL; i++)
    for (guint j = 0; roles[j] != NULL; j++)
      {
        g_autoptr(CspProfile) profile = make_profile (personas[i], "global", roles[j]);
        g_autofree char *reason = NULL;
        gboolean expected = strchr (rows[_i].personas, letters[i]) != NULL &&
                            rows[_i].roles[j] == 'x';

        ck_assert_msg (csp_permission_check (profile, rows[_i].action, &reason) == expected,
                       "%s, %s: %s", personas[i], roles[j], reason);
        ck_assert_int_eq (reason == NULL, expected);
      }
}
END_TEST

START_TEST (every_action_has_a_row)
{
  ck_assert_uint_eq (G_N_ELEMENTS (rows), CSP_N_ACTIONS);
  for (guint i = 0; i < CSP_N_ACTIONS; i++)
    ck_assert_uint_eq (rows[i].action, i);
}
END_TEST

START_TEST (a_new_profile_may_do_the_main_job)
{
  static const CspAction main_job[] = {
    CSP_ACTION_VIEW_CUSTOMERS, CSP_ACTION_EXPORT, CSP_ACTION_ADD_CUSTOMER,
    CSP_ACTION_REQUEST_PARTNERSHIP, CSP_ACTION_REQUEST_RELATIONSHIP, CSP_ACTION_ADD_SUBSCRIPTION,
    CSP_ACTION_CHANGE_QUANTITY, CSP_ACTION_CHANGE_STATUS, CSP_ACTION_SET_RESELLER,
    CSP_ACTION_SET_SUPPORT_CONTACT,
  };
  g_autoptr(CspProfile) profile = make_profile ("indirect-provider", "global", CSP_DEFAULT_ROLES);

  for (guint i = 0; i < G_N_ELEMENTS (main_job); i++)
    ck_assert (csp_permission_check (profile, main_job[i], NULL));
}
END_TEST

START_TEST (a_reseller_is_sent_to_its_provider_and_to_invitations)
{
  g_autoptr(CspProfile) profile = make_profile ("indirect-reseller", "global", CSP_DEFAULT_ROLES);
  g_autofree char *reason = NULL;

  ck_assert (!csp_permission_check (profile, CSP_ACTION_ADD_CUSTOMER, &reason));
  ck_assert_ptr_nonnull (strstr (reason, "provider"));
  ck_assert_ptr_nonnull (strstr (reason, "Invite new customers"));
}
END_TEST

START_TEST (a_missing_role_is_named)
{
  g_autoptr(CspProfile) profile = make_profile ("direct", "global", "billing-admin");
  g_autofree char *reason = NULL;

  ck_assert (!csp_permission_check (profile, CSP_ACTION_SET_SUPPORT_CONTACT, &reason));
  ck_assert_ptr_nonnull (strstr (reason, "Global admin, Admin agent, Helpdesk agent"));
  ck_assert_ptr_nonnull (strstr (reason, "Settings"));
}
END_TEST

/* Scenario 34, and the rest of functional-spec 1.2. */
static const struct
{
  const char *persona;
  const char *cloud;
  CspAction   action;
  gboolean    allowed;
} clouds[] = {
  { "indirect-provider", "us-government", CSP_ACTION_REQUEST_RELATIONSHIP, FALSE },
  { "indirect-provider", "us-government", CSP_ACTION_VIEW_RESELLERS, FALSE },
  { "indirect-provider", "us-government", CSP_ACTION_REQUEST_PARTNERSHIP, FALSE },
  { "indirect-provider", "us-government", CSP_ACTION_ADD_CUSTOMER, TRUE },
  { "indirect-provider", "us-government", CSP_ACTION_MANAGE_USERS, FALSE },
  { "indirect-provider", "us-government", CSP_ACTION_VIEW_SERVICE_HEALTH, FALSE },
  { "indirect-reseller", "us-government", CSP_ACTION_VIEW_PROVIDERS, FALSE },
  { "indirect-provider", "germany", CSP_ACTION_ADD_CUSTOMER, FALSE },
  { "indirect-provider", "germany", CSP_ACTION_REQUEST_RELATIONSHIP, TRUE },
  { "indirect-provider", "germany", CSP_ACTION_CHANGE_QUANTITY, TRUE },
  { "direct", "germany", CSP_ACTION_CONFIRM_AGREEMENT, FALSE },
  { "direct", "china", CSP_ACTION_ADD_CUSTOMER, TRUE },
  { "direct", "china", CSP_ACTION_REQUEST_RELATIONSHIP, TRUE },
  { "direct", "china", CSP_ACTION_ASSIGN_LICENSES, FALSE },
  { "direct", "china", CSP_ACTION_RESET_PASSWORD, FALSE },
  { "direct", "china", CSP_ACTION_MANAGE_USERS, TRUE },
};

START_TEST (each_cloud_lacks_what_is_documented)
{
  g_autoptr(CspProfile) profile = make_profile (clouds[_i].persona, clouds[_i].cloud,
                                                CSP_DEFAULT_ROLES);
  g_autofree char *reason = NULL;

  ck_assert_int_eq (csp_permission_check (profile, clouds[_i].action, &reason), clouds[_i].allowed);
  ck_assert_int_eq (reason == NULL, clouds[_i].allowed);
}
END_TEST

START_TEST (clouds_are_known_by_their_ids)
{
  const char * const *ids = csp_clouds ();

  ck_assert_uint_eq (g_strv_length ((char **) ids), 4);
  ck_assert_int_eq (csp_cloud_parse ("global"), CSP_CLOUD_GLOBAL);
  ck_assert_int_eq (csp_cloud_parse ("china"), CSP_CLOUD_CHINA);
  ck_assert_int_eq (csp_cloud_parse ("moon"), CSP_CLOUD_NONE);
  ck_assert_int_eq (csp_cloud_parse (NULL), CSP_CLOUD_NONE);
  ck_assert_str_eq (csp_cloud_label ("us-government"), "US Government");
  ck_assert_str_eq (csp_cloud_label ("moon"), "moon");
  ck_assert (csp_cloud_forces_delegated_access ("germany"));
  ck_assert (csp_cloud_forces_delegated_access ("us-government"));
  ck_assert (!csp_cloud_forces_delegated_access ("global"));
  ck_assert_ptr_nonnull (csp_cloud_why_not ("us-government", CSP_CLOUD_FEATURE_REFERRALS));
  ck_assert_ptr_null (csp_cloud_why_not ("global", CSP_CLOUD_FEATURE_REFERRALS));
}
END_TEST

START_TEST (personas_are_known_by_their_ids)
{
  ck_assert_uint_eq (g_strv_length ((char **) csp_personas ()), 3);
  ck_assert_int_eq (csp_persona_parse ("direct"), CSP_PERSONA_DIRECT);
  ck_assert_int_eq (csp_persona_parse ("partner"), CSP_PERSONA_NONE);
  ck_assert_str_eq (csp_persona_label ("indirect-provider"), "Indirect provider");
  ck_assert (csp_persona_needs_mpn_id ("indirect-provider"));
  ck_assert (csp_persona_needs_mpn_id ("indirect-reseller"));
  ck_assert (!csp_persona_needs_mpn_id ("direct"));
}
END_TEST

START_TEST (role_lists_are_read_and_written)
{
  g_autofree char *unknown = NULL;
  g_autofree char *list = NULL;
  g_autofree char *labels = NULL;
  CspRole roles = csp_roles_parse (" sales-agent, global-admin ,", &unknown);

  ck_assert_ptr_null (unknown);
  ck_assert_int_eq (roles, CSP_ROLE_GLOBAL_ADMIN | CSP_ROLE_SALES_AGENT);
  list = csp_roles_to_list (roles);
  labels = csp_roles_to_labels (roles);
  ck_assert_str_eq (list, "global-admin,sales-agent");
  ck_assert_str_eq (labels, "Global admin, Sales agent");
  ck_assert_int_eq (csp_roles_parse ("king,queen,admin-agent", &unknown), CSP_ROLE_ADMIN_AGENT);
  ck_assert_str_eq (unknown, "king");
}
END_TEST

START_TEST (one_role_per_category)
{
  ck_assert (csp_roles_are_apart (csp_roles_parse (CSP_DEFAULT_ROLES, NULL)));
  ck_assert (csp_roles_are_apart (CSP_ROLE_NONE));
  ck_assert (csp_roles_are_apart (CSP_ROLE_BILLING_ADMIN | CSP_ROLE_HELPDESK_AGENT));
  ck_assert (!csp_roles_are_apart (CSP_ROLE_GLOBAL_ADMIN | CSP_ROLE_BILLING_ADMIN));
  ck_assert (!csp_roles_are_apart (CSP_ROLE_ADMIN_AGENT | CSP_ROLE_SALES_AGENT));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("permission");
  TCase *tcase = tcase_create ("permission");

  tcase_add_loop_test (tcase, each_row_allows_its_roles_and_personas_only, 0, G_N_ELEMENTS (rows));
  tcase_add_test (tcase, every_action_has_a_row);
  tcase_add_test (tcase, a_new_profile_may_do_the_main_job);
  tcase_add_test (tcase, a_reseller_is_sent_to_its_provider_and_to_invitations);
  tcase_add_test (tcase, a_missing_role_is_named);
  tcase_add_loop_test (tcase, each_cloud_lacks_what_is_documented, 0, G_N_ELEMENTS (clouds));
  tcase_add_test (tcase, clouds_are_known_by_their_ids);
  tcase_add_test (tcase, personas_are_known_by_their_ids);
  tcase_add_test (tcase, role_lists_are_read_and_written);
  tcase_add_test (tcase, one_role_per_category);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
