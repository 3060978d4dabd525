/* csp-cli-customer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "cli/csp-cli-order.h"
#include "cli/csp-cli-query.h"
#include "operations/csp-customer-change.h"
#include "operations/csp-customer-create.h"

static struct
{
  char  *company_name;
  char  *domain_prefix;
  char  *country;
  char  *address_line1;
  char  *address_line2;
  char  *city;
  char  *state;
  char  *postal_code;
  char  *first_name;
  char  *last_name;
  char  *email;
  char  *phone;
  char  *registration_number;
  char  *language;
  char  *culture;
  char  *reseller;
  char  *agreement;
  char **orders;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("company-name", &options.company_name, N_("Legal name of the company"), N_("NAME")),
  CSP_CLI_TEXT ("domain-prefix", &options.domain_prefix, N_("What stands before the domain suffix"), N_("PREFIX")),
  CSP_CLI_TEXT ("country", &options.country, N_("Two-letter code of its country"), N_("CC")),
  CSP_CLI_TEXT ("address-line1", &options.address_line1, N_("Street and number"), N_("TEXT")),
  CSP_CLI_TEXT ("address-line2", &options.address_line2, N_("More of the address"), N_("TEXT")),
  CSP_CLI_TEXT ("city", &options.city, N_("City"), N_("TEXT")),
  CSP_CLI_TEXT ("state", &options.state, N_("State or province, where the country has them"), N_("TEXT")),
  CSP_CLI_TEXT ("postal-code", &options.postal_code, N_("Postal code, where the country has them"), N_("TEXT")),
  CSP_CLI_TEXT ("first-name", &options.first_name, N_("First name of the primary contact"), N_("NAME")),
  CSP_CLI_TEXT ("last-name", &options.last_name, N_("Last name of the primary contact"), N_("NAME")),
  CSP_CLI_TEXT ("email", &options.email, N_("Email address of the primary contact"), N_("ADDRESS")),
  CSP_CLI_TEXT ("phone", &options.phone, N_("Telephone number"), N_("NUMBER")),
  CSP_CLI_TEXT ("registration-number", &options.registration_number,
                N_("Registration number, where the country requires it"), N_("NUMBER")),
  CSP_CLI_TEXT ("language", &options.language, N_("Language of the customer, as pt"), N_("LANGUAGE")),
  CSP_CLI_TEXT ("culture", &options.culture, N_("Culture of the customer, as pt-BR"), N_("CULTURE")),
  CSP_CLI_TEXT ("reseller", &options.reseller, N_("MPN ID of the indirect reseller"), N_("MPN-ID")),
  CSP_CLI_TEXT ("agreement", &options.agreement, N_("Customer agreement: accepted, customer-signs or not-yet"),
                N_("STATE")),
  { "order", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.orders, N_("An offer and how many licenses; may be repeated"),
    N_("OFFER-ID:QUANTITY") },
  { NULL },
};

/* On the command line it is the primary contact who has accepted, today. */
static void
fill_acceptance (CspCustomerAccount *account)
{
  account->agreement_date = csp_clock_today ();
  csp_set_str (&account->agreement_first_name, options.first_name);
  csp_set_str (&account->agreement_last_name, options.last_name);
  csp_set_str (&account->agreement_email, options.email);
  csp_set_str (&account->agreement_phone, options.phone);
}

static void
fill_records (CspCustomerCreateOperation *operation,
              CspReseller                *reseller)
{
  g_autofree char *country = options.country ? g_ascii_strup (options.country, -1) : NULL;

  operation->customer = g_object_new (CSP_TYPE_CUSTOMER,
                                      "company-name", options.company_name,
                                      "country", country,
                                      "reseller-id", reseller ? reseller->id : (gint64) 0,
                                      "agreement", options.agreement ? options.agreement : "not-yet",
                                      "qualification", "None",
                                      NULL);
  operation->account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT,
                                     "bill-to-name", options.company_name,
                                     "country", country,
                                     "address-line1", options.address_line1,
                                     "address-line2", options.address_line2,
                                     "city", options.city,
                                     "state", options.state,
                                     "postal-code", options.postal_code,
                                     "first-name", options.first_name,
                                     "last-name", options.last_name,
                                     "email", options.email,
                                     "phone", options.phone,
                                     "registration-number", options.registration_number,
                                     "language", options.language,
                                     "culture", options.culture,
                                     NULL);
  operation->domain_prefix = g_strdup (options.domain_prefix);
  if (g_strcmp0 (options.agreement, "accepted") == 0)
    fill_acceptance (operation->account);
}

/* Straight to the descriptor: no buffer of the C library keeps the password. Returns whether all was written. */
static gboolean
print_setup (CspCli                     *cli,
             CspCustomerCreateOperation *operation)
{
  const char *password = csp_secret_get_text (operation->password);

  fflush (stdout);
  setvbuf (stdout, NULL, _IONBF, 0);
  if (!cli->json)
    {
      printf (_("Customer ID: %s\n"), operation->microsoft_id);
      printf ("User name: %s\nTemporary password: ", operation->user_name);
      fputs (password, stdout);
      fputc ('\n', stdout);
      csp_cli_print_subscriptions (cli, operation->subscriptions);
      return !ferror (stdout);
    }
  printf ("{\"id\": \"%s\", \"userName\": \"%s\", \"password\": \"", operation->microsoft_id, operation->user_name);
  for (const char *p = password; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        fputc ('\\', stdout);
      fputc (*p, stdout);
    }
  fputs ("\", \"subscriptions\": ", stdout);
  csp_cli_print_subscriptions (cli, operation->subscriptions);
  fputs ("}\n", stdout);
  return !ferror (stdout);
}

/* Only Partner Center makes the password, when somebody is there to see it. */
static void
print_queued (CspCli                     *cli,
              CspCustomerCreateOperation *operation)
{
  if (cli->json)
    {
      printf ("{\"id\": \"%s\", \"userName\": \"%s\", \"password\": null, \"subscriptions\": ",
              operation->microsoft_id, operation->user_name);
      csp_cli_print_subscriptions (cli, operation->subscriptions);
      fputs ("}\n", stdout);
      return;
    }
  printf (_("Customer ID: %s\n"), operation->microsoft_id);
  puts (_("The customer waits to be sent to Partner Center. Choose “Send now” in the Outbox of the window to send it "
          "and to see the temporary password."));
  csp_cli_print_subscriptions (cli, operation->subscriptions);
}

/* Printed is seen. */
static void
mark_seen (CspCli      *cli,
           CspCustomer *created)
{
  g_autoptr(CspCustomer) seen = csp_record_copy (created);
  g_autoptr(CspCustomerChangeOperation) operation = NULL;

  seen->setup_unseen = FALSE;
  operation = csp_customer_change_operation_new (seen);
  csp_operation_run (CSP_OPERATION (operation), cli->conn, CSP_ORIGIN_PERSON, NULL, NULL);
}

static int
create (CspCli *cli)
{
  g_autoptr(CspCustomerCreateOperation) operation = csp_customer_create_operation_new ();
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspProblems) others = NULL;
  g_autoptr(CspReseller) reseller = NULL;
  GError *error = NULL;
  int code;

  if (options.reseller != NULL && !(reseller = csp_cli_find_reseller (cli, options.reseller, &code)))
    return code;
  fill_records (operation, reseller);
  operation->basket = csp_cli_basket_new (cli, options.orders, problems);
  if (csp_problems_has_errors (problems))
    {
      others = csp_operation_validate (CSP_OPERATION (operation), cli->conn, &error);
      if (others == NULL)
        return csp_cli_fail (error);
      csp_problems_take (problems, g_steal_pointer (&others));
      return csp_cli_refuse (problems);
    }
  code = csp_cli_run_operation (cli, CSP_OPERATION (operation));
  if (code != CSP_EXIT_DONE)
    return code;
  if (operation->password == NULL)
    {
      print_queued (cli, operation);
      return CSP_EXIT_DONE;
    }
  if (!print_setup (cli, operation))
    return CSP_EXIT_FAILED;
  mark_seen (cli, operation->created);
  return CSP_EXIT_DONE;
}

static int
run (CspCli *cli)
{
  int code;

  return csp_cli_open (cli, CSP_CONN_READ_WRITE, &code) ? create (cli) : code;
}

const CspCliCommand csp_cli_customer_create_command = {
  "customer create", NULL, N_("Create a customer with an account of its own"),
  "parceria customer create --company-name \"Fabrikam Ltda\" --domain-prefix fabrikambr --country BR"
  " --address-line1 \"Rua Augusta 10\" --city \"São Paulo\" --state SP --postal-code 01305-000"
  " --first-name Ana --last-name Lima --email ana@fabrikam.example"
  " --phone 11987654321 --registration-number 11222333000181 --reseller 1520000",
  0, 0, entries, run,
};
