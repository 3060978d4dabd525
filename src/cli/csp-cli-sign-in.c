/* csp-cli-sign-in.c
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
#include "cli/csp-cli-service.h"
#include "operations/csp-profile-change.h"

static char *log_option;

static const GOptionEntry entries[] = {
  CSP_CLI_LOG_HTTP_ENTRY (&log_option),
  { NULL },
};

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* Shown also with --quiet: without it nobody can sign in. */
static void
show_code (CspCli              *cli,
           const CspDeviceCode *code)
{
  g_autofree char *user_code = csp_cli_printable (code->user_code);
  g_autofree char *uri = csp_cli_printable (code->uri);
  g_autoptr(GString) json = g_string_new ("{\"verificationUri\": ");

  csp_cli_json_append_text (json, uri);
  g_string_append (json, ", \"userCode\": ");
  csp_cli_json_append_text (json, user_code);
  g_string_append_printf (json, ", \"expiresIn\": %u}", code->expires_in);
  if (cli->json)
    printf ("%s\n", json->str);
  else
    {
      /* translators: an address of the web */
      printf (_("To sign in, open this page on any device: %s"), uri);
      /* translators: what is typed there */
      printf ("\n");
      printf (_("Enter the code: %s"), user_code);
      printf ("\n");
    }
  fflush (stdout);
}

static int
store_account (CspCli     *cli,
               const char *account)
{
  g_autoptr(CspProfile) profile = csp_record_copy (cli->profile);
  g_autoptr(CspProfileChangeOperation) change = csp_profile_change_operation_new (profile);

  if (g_strcmp0 (profile->account ? profile->account : "", account) == 0)
    return CSP_EXIT_DONE;
  csp_set_str (&profile->account, account);
  return csp_cli_run_operation (cli, CSP_OPERATION (change));
}

static int
finish (CspCli     *cli,
        CspSignIn  *sign_in,
        const char *account)
{
  g_autofree char *printable = csp_cli_printable (account);
  GError *error = NULL;
  int code = store_account (cli, account);

  if (code != CSP_EXIT_DONE)
    return code;
  if (!csp_sign_in_is_persistent (sign_in))
    {
      g_set_error_literal (&error, CSP_ERROR, CSP_ERROR_FAILED,
                           _("You signed in, but no keyring is running that could keep it, so it ends with this "
                             "command. Start a keyring, or use “parceria sync --token-file”."));
      return csp_cli_fail (error);
    }
  csp_cli_say (cli, _("Signed in as %s."), printable);
  return CSP_EXIT_DONE;
}

static int
run (CspCli *cli)
{
  g_autoptr(CspHttpClient) client = NULL;
  g_autoptr(CspTokenStore) tokens = csp_token_store_new ();
  g_autoptr(CspSignIn) sign_in = NULL;
  g_autoptr(CspDeviceCode) device_code = NULL;
  g_autoptr(GAsyncResult) asked = NULL;
  g_autoptr(GAsyncResult) awaited = NULL;
  g_autofree char *account = NULL;
  GError *error = NULL;
  int code;

  if (!(client = csp_cli_open_service (cli, log_option, &code)))
    return code;
  sign_in = csp_sign_in_new (client, tokens, cli->profile);
  csp_sign_in_ask_code_async (sign_in, cli->cancellable, keep_result_cb, &asked);
  device_code = csp_sign_in_ask_code_finish (sign_in, await_result (&asked), &error);
  if (device_code == NULL)
    return csp_cli_sign_in_code (error);
  show_code (cli, device_code);
  csp_sign_in_await_async (sign_in, device_code, cli->cancellable, keep_result_cb, &awaited);
  account = csp_sign_in_await_finish (sign_in, await_result (&awaited), &error);
  return account != NULL ? finish (cli, sign_in, account) : csp_cli_sign_in_code (error);
}

const CspCliCommand csp_cli_sign_in_command = {
  "sign-in", NULL, N_("Sign in to Partner Center with a code on any device"),
  "parceria sign-in",
  0, 0, entries, run,
};
