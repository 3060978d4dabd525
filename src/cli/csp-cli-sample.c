/* csp-cli-sample.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/csp-cli-command.h"
#include "cli/csp-cli-profile-options.h"
#include "cli/csp-cli-progress.h"
#include "domain/csp-profile-rules.h"
#include "exchange/csp-sample.h"

#define DEFAULT_COUNTRY "US"

static struct
{
  char *customers;
  char *resellers;
  char *subscriptions;
  char *seed;
  char *country;
  char *locale;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("customers", &options.customers, N_("How many customers"), N_("N")),
  CSP_CLI_TEXT ("resellers", &options.resellers, N_("How many indirect resellers"), N_("N")),
  CSP_CLI_TEXT ("subscriptions-per-customer", &options.subscriptions, N_("How many subscriptions on the average"),
                N_("N")),
  CSP_CLI_TEXT ("seed", &options.seed, N_("The same number gives the same data"), N_("S")),
  CSP_CLI_TEXT ("country", &options.country, N_("Two-letter code of the provider's country"), N_("CC")),
  CSP_CLI_TEXT ("locale", &options.locale, N_("Whose order lists are sorted in, as pt_BR"), N_("LOCALE")),
  { NULL },
};

static void
read_number (const char  *option,
             const char  *text,
             guint64      least,
             guint64      most,
             guint64      otherwise,
             guint64     *number,
             CspProblems *problems)
{
  *number = otherwise;
  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, least, most, number, NULL))
    csp_problems_error (problems, option, _("“%1$s” is not a whole number from %2$lu to %3$lu."), text,
                        (gulong) least, (gulong) most);
}

static void
read_size (CspSampleSize *size,
           guint64       *seed,
           CspProblems   *problems)
{
  const CspSampleSize usual = CSP_SAMPLE_SIZE_DEFAULT;
  guint64 number;

  read_number ("customers", options.customers, 0, CSP_SAMPLE_MAX_CUSTOMERS, usual.n_customers, &number, problems);
  size->n_customers = number;
  read_number ("resellers", options.resellers, 2, CSP_SAMPLE_MAX_RESELLERS, usual.n_resellers, &number, problems);
  size->n_resellers = number;
  read_number ("subscriptions-per-customer", options.subscriptions, 0, CSP_SAMPLE_MAX_SUBSCRIPTIONS,
               usual.subscriptions_per_customer, &number, problems);
  size->subscriptions_per_customer = number;
  read_number ("seed", options.seed, 0, G_MAXUINT64, CSP_SAMPLE_SEED_DEFAULT, seed, problems);
}

static int
run (CspCli *cli)
{
  g_autofree char *country = g_ascii_strup (options.country ? options.country : DEFAULT_COUNTRY, -1);
  g_autofree char *locale = options.locale ? g_strdup (options.locale) : csp_cli_default_locale ();
  g_autoptr(CspProfile) profile = csp_sample_new_profile (country, locale);
  g_autoptr(CspProblems) problems = csp_problems_new ();
  CspCliProgress progress;
  CspSampleSize size;
  guint64 seed;
  GError *error = NULL;
  gboolean done;

  if (cli->profile_path == NULL)
    return csp_cli_usage ("%s", _("Say with --profile where the new profile shall be."));
  read_size (&size, &seed, problems);
  csp_profile_validate (profile, problems);
  if (csp_problems_has_errors (problems))
    return csp_cli_refuse (problems);
  csp_cli_progress_init (&progress, cli);
  done = csp_sample_create (cli->profile_path, profile, size, seed, csp_cli_progress_draw, &progress, cli->cancellable,
                            &error);
  csp_cli_progress_erase (&progress);
  if (!done)
    return csp_cli_fail (error);
  csp_cli_say (cli, _("Created the profile %s."), cli->profile_path);
  return CSP_EXIT_DONE;
}

const CspCliCommand csp_cli_sample_command = {
  "sample", NULL, N_("Create a profile with made-up data"),
  "parceria sample --profile demo.parceria --customers 1000",
  0, 0, entries, run,
};
