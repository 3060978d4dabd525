/* csp-cli-import.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/csp-cli-command.h"
#include "cli/csp-cli-progress.h"
#include "exchange/csp-customers-import.h"
#include "exchange/csp-offers-import.h"
#include "exchange/csp-resellers-import.h"
#include "exchange/csp-subscriptions-import.h"

static struct
{
  char     *customer;
  char     *report;
  gboolean  good_rows;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("customer", &options.customer, N_("Whose subscriptions the file has, when it does not say"), N_("ID")),
  CSP_CLI_FLAG ("good-rows", &options.good_rows, N_("Import the good rows even when others have errors")),
  CSP_CLI_TEXT ("report", &options.report, N_("Write the rejected rows there, with the reasons"), N_("FILE")),
  { NULL },
};

typedef struct
{
  const char     *file;
  CspCliProgress  progress;
} Watching;

static void
problem_cb (const CspImportProblem *problem,
            gpointer                user_data)
{
  Watching *watching = user_data;
  g_autofree char *message = csp_cli_printable (problem->message);

  csp_cli_progress_erase (&watching->progress);
  fprintf (stderr, "%s:%" G_GUINT64_FORMAT ":%u: %s\n", watching->file, problem->row, problem->column, message);
}

static void
progress_cb (double   share,
             gpointer user_data)
{
  csp_cli_progress_draw (share, &((Watching *) user_data)->progress);
}

static CspImportOperation *
new_subscriptions_import (const char *path)
{
  return csp_subscriptions_import_operation_new (path, options.customer);
}

static const struct
{
  const char            *what;
  CspImportOperation  *(*create) (const char *path);
} kinds[] = {
  { "customers", csp_customers_import_operation_new },
  { "resellers", csp_resellers_import_operation_new },
  { "subscriptions", new_subscriptions_import },
  { "offers", csp_offers_import_operation_new },
};

static CspImportOperation *
create_import (const char *what,
               const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].what, what))
      return kinds[i].create (path);
  return NULL;
}

static void
print_counts (CspCli             *cli,
              CspImportOperation *import)
{
  g_autofree char *summary = csp_import_operation_summarize (import);

  csp_cli_say (cli, "%s", summary);
  if (cli->json)
    printf ("{\"added\": %" G_GUINT64_FORMAT ", \"changed\": %" G_GUINT64_FORMAT ", \"unchanged\": %" G_GUINT64_FORMAT
            ", \"rejected\": %" G_GUINT64_FORMAT "}\n",
            import->added, import->changed, import->unchanged, import->rejected);
}

static int
run (CspCli *cli)
{
  g_autoptr(CspImportOperation) import = create_import (cli->arguments[0], cli->arguments[1]);
  g_autoptr(CspProblems) problems = NULL;
  Watching watching = { cli->arguments[1] };
  GError *error = NULL;
  gboolean done;
  int code;

  if (import == NULL)
    return csp_cli_usage (_("“%s” cannot be imported; choose customers, resellers, subscriptions or offers."),
                          cli->arguments[0]);
  if (!csp_cli_open (cli, CSP_CONN_READ_WRITE, &code))
    return code;
  csp_cli_progress_init (&watching.progress, cli);
  import->good_rows = options.good_rows;
  import->report_path = g_strdup (options.report);
  import->funcs = (CspImportFuncs) { problem_cb, progress_cb, &watching };
  done = csp_operation_run (CSP_OPERATION (import), cli->conn, CSP_ORIGIN_FILE, &problems, &error);
  csp_cli_progress_erase (&watching.progress);
  if (done)
    {
      print_counts (cli, import);
      return CSP_EXIT_DONE;
    }
  if (problems == NULL || !csp_problems_has_errors (problems))
    {
      if (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID))
        g_prefix_error (&error, "%s: ", watching.file);
      return csp_cli_fail (error);
    }
  g_error_free (error);
  return csp_cli_refuse (problems);
}

const CspCliCommand csp_cli_import_command = {
  "import", "customers|resellers|subscriptions|offers FILE", N_("Import a CSV file, or offers as JSON"),
  "parceria import customers customers.csv --good-rows --report rejected.csv",
  2, 2, entries, run,
};
