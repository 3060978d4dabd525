/* csp-cli-reseller.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/csp-cli-command.h"
#include "cli/csp-cli-json.h"
#include "operations/csp-reseller-add.h"

static struct
{
  char *name;
  char *mpn_id;
  char *tenant_id;
  char *country;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("name", &options.name, N_("Name of the indirect reseller"), N_("NAME")),
  CSP_CLI_TEXT ("mpn-id", &options.mpn_id, N_("MPN ID of its location"), N_("DIGITS")),
  CSP_CLI_TEXT ("tenant-id", &options.tenant_id, N_("Its Microsoft ID"), N_("GUID")),
  CSP_CLI_TEXT ("country", &options.country, N_("Two-letter code of its country"), N_("CC")),
  { NULL },
};

static int
add (CspCli *cli)
{
  g_autofree char *country = options.country ? g_ascii_strup (options.country, -1) : NULL;
  g_autoptr(CspReseller) reseller = g_object_new (CSP_TYPE_RESELLER,
                                                  "name", options.name,
                                                  "mpn-id", options.mpn_id,
                                                  "microsoft-id", options.tenant_id,
                                                  "country", country,
                                                  NULL);
  g_autoptr(CspResellerAddOperation) operation = csp_reseller_add_operation_new (reseller, 0);
  g_autofree char *sentence = NULL;
  g_autoptr(GString) json = g_string_new (NULL);
  int code = csp_cli_run_operation (cli, CSP_OPERATION (operation));

  if (code != CSP_EXIT_DONE)
    return code;
  sentence = csp_operation_describe (CSP_OPERATION (operation));
  csp_cli_say (cli, "%s", sentence);
  csp_cli_json_append_record (json, operation->reseller);
  if (cli->json)
    printf ("%s\n", json->str);
  return CSP_EXIT_DONE;
}

static int
run (CspCli *cli)
{
  int code;

  return csp_cli_open (cli, CSP_CONN_READ_WRITE, &code) ? add (cli) : code;
}

const CspCliCommand csp_cli_reseller_add_command = {
  "reseller add", NULL, N_("Record a partnership that is known to be accepted"),
  "parceria reseller add --name \"First Up Consultants\" --mpn-id 1520000 --country BR",
  0, 0, entries, run,
};
