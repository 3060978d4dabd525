/* csp-cli-show.c
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
#include "cli/csp-cli-command.h"
#include "cli/csp-cli-json.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-offer.h"
#include "domain/csp-reseller.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-subscription-repo.h"

static gpointer
load_customer (CspCli      *cli,
               const char  *id,
               GError     **error)
{
  return csp_customer_repo_find_by_microsoft_id (cli->conn, id, error);
}

static gpointer
load_subscription (CspCli      *cli,
                   const char  *id,
                   GError     **error)
{
  return csp_subscription_repo_find_by_subscription_id (cli->conn, id, error);
}

/* An offer of the profile's country goes before the same of another. */
static gpointer
load_offer (CspCli      *cli,
            const char  *id,
            GError     **error)
{
  g_autofree char *key = csp_guid_key (id);

  return csp_repo_find_where (cli->conn, CSP_TYPE_OFFER, error,
                              "offer.offer_key = ?1 ORDER BY offer.country = ?2 DESC", "tt", key,
                              cli->profile->country);
}

static gpointer
load_reseller (CspCli      *cli,
               const char  *id,
               GError     **error)
{
  g_autofree char *key = csp_guid_key (id);

  return csp_repo_find_where (cli->conn, CSP_TYPE_RESELLER, error,
                              "reseller.mpn_id = ?1 OR reseller.microsoft_key = ?2", "tt", id, key);
}

static const struct
{
  const char *what;
  gpointer  (*load) (CspCli      *cli,
                     const char  *id,
                     GError     **error);
} kinds[] = {
  { "customer", load_customer },
  { "subscription", load_subscription },
  { "offer", load_offer },
  { "reseller", load_reseller },
};

/* Returns what a person reads in @field, %NULL when there is nothing. */
static char *
field_text (CspRecord      *record,
            const CspField *field)
{
  g_autofree char *text = NULL;
  gint64 number;

  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    text = csp_cli_printable (csp_record_get_text (record, field));
  else
    {
      number = csp_record_get_integer (record, field);
      if (field->type == CSP_FIELD_INSTANT)
        text = number != 0 ? csp_instant_to_iso (number) : NULL;
      else if (field->type == CSP_FIELD_BOOLEAN)
        text = g_strdup (number != 0 ? _("yes") : _("no"));
      else
        text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  return csp_is_empty (text) ? NULL : g_steal_pointer (&text);
}

static gboolean
is_shown (const CspField *field)
{
  return field->wire != NULL && (field->flags & CSP_FIELD_LOCAL) == 0;
}

static gboolean
says (gpointer    record,
      const char *wire,
      const char *text)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (is_shown (&fields[i]) && g_str_equal (fields[i].wire, wire))
      {
        g_autofree char *said = field_text (record, &fields[i]);

        return g_strcmp0 (said, text) == 0;
      }
  return FALSE;
}

/* Prints what @printed, another record, has not said already. */
static void
print_record (gpointer record,
              gpointer printed)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = is_shown (&fields[i]) ? field_text (record, &fields[i]) : NULL;

      if (text != NULL && (printed == NULL || !says (printed, fields[i].wire, text)))
        printf ("%-30s %s\n", fields[i].wire, text);
    }
}

/* A customer is shown with its account; both together are what was entered. */
static gpointer
load_account (CspCli   *cli,
              gpointer  record)
{
  if (!CSP_IS_CUSTOMER (record))
    return NULL;
  return csp_repo_find (cli->conn, CSP_TYPE_CUSTOMER_ACCOUNT, CSP_CUSTOMER (record)->id, NULL);
}

static void
print_json (CspCli   *cli,
            gpointer  record,
            gpointer  account)
{
  g_autoptr(GString) json = g_string_new (NULL);

  csp_cli_json_append_record (json, record);
  if (account != NULL)
    {
      g_string_truncate (json, json->len - 1);
      g_string_append (json, ", \"account\": ");
      csp_cli_json_append_record (json, account);
      g_string_append_c (json, '}');
    }
  printf ("%s\n", json->str);
}

static int
show (CspCli     *cli,
      gpointer    record)
{
  g_autoptr(CspCustomerAccount) account = load_account (cli, record);

  if (cli->json && CSP_IS_OFFER (record))
    printf ("%s\n", CSP_OFFER (record)->json);
  else if (cli->json)
    print_json (cli, record, account);
  else
    {
      print_record (record, NULL);
      if (account != NULL)
        print_record (account, record);
    }
  return CSP_EXIT_DONE;
}

static int
run (CspCli *cli)
{
  GError *error = NULL;
  g_autoptr(CspRecord) record = NULL;
  guint kind = 0;
  int code;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].what, cli->arguments[0]))
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return csp_cli_usage (_("“%s” cannot be shown; choose customer, subscription, offer or reseller."),
                          cli->arguments[0]);
  if (!csp_cli_open (cli, CSP_CONN_READ_ONLY, &code))
    return code;
  record = kinds[kind].load (cli, cli->arguments[1], &error);
  if (record != NULL)
    return show (cli, record);
  if (error == NULL)
    error = g_error_new (CSP_ERROR, CSP_ERROR_NOT_FOUND, _("There is no record with the ID “%s”."), cli->arguments[1]);
  return csp_cli_fail (error);
}

const CspCliCommand csp_cli_show_command = {
  "show", "customer|subscription|offer|reseller ID", N_("Show one record, whole"),
  "parceria show customer 0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10",
  2, 2, NULL, run,
};
