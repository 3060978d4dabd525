/* csp-cli-subscription.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/csp-text.h"
#include "cli/csp-cli-json.h"
#include "cli/csp-cli-query.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-support-contact-set.h"
#include "store/csp-subscription-repo.h"

static struct
{
  char     *quantity;
  char     *nickname;
  char     *status;
  char     *reseller;
  char     *auto_renew;
  gboolean  own_company;
} options;

static const GOptionEntry set_entries[] = {
  CSP_CLI_TEXT ("quantity", &options.quantity, N_("Number of licenses"), N_("N")),
  CSP_CLI_TEXT ("nickname", &options.nickname, N_("Name in lists; empty for the name of the product"), N_("NAME")),
  CSP_CLI_TEXT ("status", &options.status, N_("active or suspended"), N_("STATUS")),
  CSP_CLI_TEXT ("reseller", &options.reseller, N_("MPN ID of the reseller of record; empty for none"), N_("MPN-ID")),
  CSP_CLI_TEXT ("auto-renew", &options.auto_renew, N_("on or off"), N_("SWITCH")),
  { NULL },
};

static const GOptionEntry support_entries[] = {
  CSP_CLI_TEXT ("reseller", &options.reseller, N_("MPN ID of the reseller who supports the customer"), N_("MPN-ID")),
  CSP_CLI_FLAG ("own-company", &options.own_company, N_("The own company supports the customer")),
  { NULL },
};

static CspSubscription *
find_subscription (CspCli *cli,
                   int    *code)
{
  GError *error = NULL;
  CspSubscription *subscription = csp_subscription_repo_find_by_subscription_id (cli->conn, cli->arguments[0], &error);

  if (subscription != NULL)
    return subscription;
  if (error == NULL)
    error = g_error_new (CSP_ERROR, CSP_ERROR_NOT_FOUND, _("There is no subscription with the ID “%s”."),
                         cli->arguments[0]);
  *code = csp_cli_fail (error);
  return NULL;
}

static gboolean
is_same (CspSubscription *before,
         CspSubscription *after)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (CSP_RECORD (before), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!csp_record_field_equal (CSP_RECORD (before), CSP_RECORD (after), &fields[i]))
      return FALSE;
  return TRUE;
}

static void
print_subscription (CspCli          *cli,
                    CspSubscription *before,
                    CspSubscription *subscription,
                    CspOperation    *operation)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autofree char *sentence = csp_operation_describe (operation);

  if (is_same (before, subscription))
    /* Translators: %s is a subscription */
    csp_cli_say (cli, _("Nothing was changed: “%s” is like this already."), subscription->label);
  else
    csp_cli_say (cli, "%s", sentence);
  if (!cli->json)
    return;
  csp_cli_json_append_record (json, subscription);
  printf ("%s\n", json->str);
}

static void
read_changes (CspSubscriptionChangeOperation *change,
              CspProblems                    *problems)
{
  change->has_quantity = options.quantity != NULL;
  if (change->has_quantity)
    {
      gboolean is_number;

      change->quantity = csp_cli_parse_number (options.quantity, &is_number);
      if (!is_number)
        csp_problems_error (problems, "quantity", _("“%s” is not a whole number."), options.quantity);
    }
  change->has_nickname = options.nickname != NULL;
  csp_set_str (&change->nickname, options.nickname);
  csp_set_str (&change->status, options.status);
  change->has_reseller = options.reseller != NULL;
  csp_set_str (&change->reseller_mpn_id, options.reseller);
  change->has_auto_renew = options.auto_renew != NULL;
  change->auto_renew = g_strcmp0 (options.auto_renew, "on") == 0;
  if (change->has_auto_renew && !change->auto_renew && !g_str_equal (options.auto_renew, "off"))
    csp_problems_error (problems, "auto-renew", _("“%s” is neither on nor off."), options.auto_renew);
}

static int
set (CspCli *cli)
{
  g_autoptr(CspSubscriptionChangeOperation) change = NULL;
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspSubscription) subscription = NULL;
  int code;

  subscription = find_subscription (cli, &code);
  if (subscription == NULL)
    return code;
  change = csp_subscription_change_operation_new (subscription->id);
  read_changes (change, problems);
  if (csp_problems_has_errors (problems))
    return csp_cli_refuse (problems);
  code = csp_cli_run_operation (cli, CSP_OPERATION (change));
  if (code == CSP_EXIT_DONE)
    print_subscription (cli, subscription, change->after, CSP_OPERATION (change));
  return code;
}

static int
run_set (CspCli *cli)
{
  int code;

  if (options.quantity == NULL && options.nickname == NULL && options.status == NULL && options.reseller == NULL &&
      options.auto_renew == NULL)
    return csp_cli_usage ("%s", _("Say what to set: --quantity, --nickname, --status, --reseller or --auto-renew."));
  return csp_cli_open (cli, CSP_CONN_READ_WRITE, &code) ? set (cli) : code;
}

static int
set_support (CspCli *cli)
{
  g_autoptr(CspSubscription) subscription = NULL;
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(CspSupportContactSetOperation) operation = NULL;
  int code;

  if (!(subscription = find_subscription (cli, &code)) ||
      (options.reseller != NULL && !(reseller = csp_cli_find_reseller (cli, options.reseller, &code))))
    return code;
  operation = csp_support_contact_set_operation_new (subscription->id, reseller ? reseller->id : 0);
  code = csp_cli_run_operation (cli, CSP_OPERATION (operation));
  if (code == CSP_EXIT_DONE)
    print_subscription (cli, subscription, operation->after, CSP_OPERATION (operation));
  return code;
}

static int
run_set_support (CspCli *cli)
{
  int code;

  if ((options.reseller != NULL) == options.own_company)
    return csp_cli_usage ("%s", _("Give either --reseller or --own-company."));
  return csp_cli_open (cli, CSP_CONN_READ_WRITE, &code) ? set_support (cli) : code;
}

const CspCliCommand csp_cli_subscription_set_command = {
  "subscription set", "ID", N_("Change a subscription"),
  "parceria subscription set 1f1b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10 --quantity 25",
  1, 1, set_entries, run_set,
};

const CspCliCommand csp_cli_support_contact_set_command = {
  "support-contact set", "SUBSCRIPTION-ID", N_("Set who supports the customer of a subscription"),
  "parceria support-contact set 1f1b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10 --reseller 1520000",
  1, 1, support_entries, run_set_support,
};
