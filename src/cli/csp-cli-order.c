/* csp-cli-order.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cli/csp-cli-json.h"
#include "cli/csp-cli-order.h"
#include "cli/csp-cli-query.h"
#include "operations/csp-order-place.h"
#include "store/csp-offer-repo.h"

static struct
{
  char  *customer;
  char  *reseller;
  char **orders;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("customer", &options.customer, N_("Microsoft ID of the customer"), N_("ID")),
  { "order", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.orders, N_("An offer and how many licenses; may be repeated"),
    N_("OFFER-ID:QUANTITY") },
  CSP_CLI_TEXT ("reseller", &options.reseller, N_("MPN ID of the reseller of record"), N_("MPN-ID")),
  { NULL },
};

static void
add_order (CspCli      *cli,
           const char  *order,
           CspBasket   *basket,
           CspProblems *problems)
{
  const char *colon = strrchr (order, ':');
  g_autofree char *offer_id = colon ? g_strndup (order, colon - order) : NULL;
  g_autoptr(CspOffer) offer = NULL;
  g_autofree char *cycle = NULL;
  gint64 quantity;
  gboolean is_number = FALSE;

  quantity = colon ? csp_cli_parse_number (colon + 1, &is_number) : 0;
  if (!is_number)
    {
      csp_problems_error (problems, "order", _("“%s” does not have the form OFFER-ID:QUANTITY."), order);
      return;
    }
  offer = csp_offer_repo_find (cli->conn, offer_id, cli->profile->country, NULL);
  if (offer == NULL)
    {
      csp_problems_error (problems, "order", _("There is no offer with the ID “%1$s” in the catalog of %2$s."),
                          offer_id, cli->profile->country);
      return;
    }
  cycle = csp_offer_default_cycle (offer);
  /* A zero that was typed is no wish for the default. */
  csp_basket_add (basket, offer, quantity, cycle)->quantity = quantity;
}

/**
 * csp_cli_basket_new:
 * @cli: the run, with the profile open
 * @orders: (nullable): what was typed for --order
 * @problems: problems are added to it
 *
 * Returns: (transfer full) (nullable): what shall be bought; %NULL for nothing
 */
CspBasket *
csp_cli_basket_new (CspCli       *cli,
                    char        **orders,
                    CspProblems  *problems)
{
  CspBasket *basket;

  if (orders == NULL)
    return NULL;
  basket = csp_basket_new ();
  for (guint i = 0; orders[i] != NULL; i++)
    add_order (cli, orders[i], basket, problems);
  return basket;
}

/**
 * csp_cli_print_subscriptions:
 * @cli: the run
 * @subscriptions: (nullable) (element-type CspSubscription): what was bought
 *
 * Prints them as a JSON list without a line end, or as lines.
 */
void
csp_cli_print_subscriptions (CspCli    *cli,
                             GPtrArray *subscriptions)
{
  g_autoptr(GString) json = g_string_new ("[");

  for (guint i = 0; subscriptions != NULL && i < subscriptions->len; i++)
    {
      CspSubscription *subscription = g_ptr_array_index (subscriptions, i);

      if (!cli->json)
        printf (_("Subscription: %1$s  %2$s\n"), subscription->subscription_id, subscription->offer_name);
      if (i > 0)
        g_string_append (json, ", ");
      csp_cli_json_append_record (json, subscription);
    }
  g_string_append_c (json, ']');
  if (cli->json)
    fputs (json->str, stdout);
}

static int
place (CspCli *cli)
{
  g_autoptr(CspOrderPlaceOperation) operation = csp_order_place_operation_new ();
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspReseller) reseller = NULL;
  int code;

  customer = csp_cli_find_customer (cli, options.customer, &code);
  if (customer == NULL)
    return code;
  if (options.reseller != NULL && !(reseller = csp_cli_find_reseller (cli, options.reseller, &code)))
    return code;
  operation->customer_id = customer->id;
  operation->reseller_id = reseller ? reseller->id : customer->reseller_id;
  operation->basket = csp_cli_basket_new (cli, options.orders, problems);
  if (csp_problems_has_errors (problems))
    return csp_cli_refuse (problems);
  code = csp_cli_run_operation (cli, CSP_OPERATION (operation));
  if (code != CSP_EXIT_DONE)
    return code;
  csp_cli_print_subscriptions (cli, operation->subscriptions);
  if (cli->json)
    fputc ('\n', stdout);
  return CSP_EXIT_DONE;
}

static int
run (CspCli *cli)
{
  int code;

  if (options.customer == NULL || options.orders == NULL)
    return csp_cli_usage (_("“%s” needs --customer and --order."), "order place");
  return csp_cli_open (cli, CSP_CONN_READ_WRITE, &code) ? place (cli) : code;
}

const CspCliCommand csp_cli_order_place_command = {
  "order place", NULL, N_("Buy subscriptions for a customer"),
  "parceria order place --customer 0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10"
  " --order 24422850-ABC3-4525-B567-E2FD4BD0ADCB:10",
  0, 0, entries, run,
};
