/* csp-cli-export.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/csp-cli-json.h"
#include "cli/csp-cli-progress.h"
#include "cli/csp-cli-query.h"
#include "domain/csp-permission.h"
#include "exchange/csp-export.h"
#include "exchange/csp-offers-export.h"
#include "store/csp-list-definition.h"
#include "store/csp-repo.h"

static CspCliQueryOptions query_options;
static struct
{
  gboolean  all_columns;
  gboolean  protect_formulas;
  char     *country;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_QUERY_ENTRIES (query_options),
  CSP_CLI_FLAG ("all-columns", &options.all_columns, N_("Write all columns")),
  CSP_CLI_FLAG ("protect-formulas", &options.protect_formulas,
                N_("Put an apostrophe before texts that a spreadsheet would compute")),
  CSP_CLI_TEXT ("country", &options.country, N_("Whose offers; those imported last without it"), N_("CC")),
  { NULL },
};

static const struct
{
  CspListKind   list;
  CspExportKind kind;
} kinds[] = {
  { CSP_LIST_CUSTOMERS, CSP_EXPORT_CUSTOMERS },
  { CSP_LIST_RESELLERS, CSP_EXPORT_RESELLERS },
  { CSP_LIST_SUBSCRIPTIONS, CSP_EXPORT_SUBSCRIPTIONS },
  { CSP_LIST_OFFERS, CSP_EXPORT_OFFERS },
};

static int
find_kind (const char *what)
{
  CspListKind list;

  if (csp_cli_list_kind (what, &list))
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (kinds[i].list == list)
        return i;
  return -1;
}

static gboolean
write_records (CspCli        *cli,
               CspListQuery  *query,
               CspOutput     *output,
               GError       **error)
{
  GType type = csp_list_definition_get (query->kind)->get_type ();
  g_autoptr(GArray) ids = csp_cli_query_ids (cli, query, 0, error);
  g_autoptr(GString) json = g_string_new (NULL);

  if (ids == NULL || !csp_output_write (output, "[", 1, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(CspRecord) record = csp_repo_find (cli->conn, type, g_array_index (ids, guint32, i), error);

      if (record == NULL)
        return FALSE;
      g_string_assign (json, i > 0 ? ",\n  " : "\n  ");
      csp_cli_json_append_record (json, record);
      if (!csp_output_write (output, json->str, json->len, error))
        return FALSE;
    }
  return csp_output_write (output, ids->len > 0 ? "\n]\n" : "]\n", -1, error);
}

static gboolean
write_json (CspCli        *cli,
            CspListQuery  *query,
            CspOutput     *output,
            GError       **error)
{
  g_autofree char *reason = NULL;
  gboolean done;

  if (!csp_permission_check (cli->profile, CSP_ACTION_EXPORT, &reason))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_FORBIDDEN, reason);
      return FALSE;
    }
  if (!csp_conn_begin_read (cli->conn, error))
    return FALSE;
  done = query->kind == CSP_LIST_OFFERS ? csp_offers_export_write (cli->conn, options.country, output, error)
                                        : write_records (cli, query, output, error);
  csp_conn_rollback (cli->conn);
  return done;
}

static int
write_file (CspCli       *cli,
            int           row,
            CspListQuery *query)
{
  const char *path = cli->arguments[1];
  gboolean is_standard = path == NULL || g_str_equal (path, "-");
  CspCliProgress progress;
  CspExport export = { kinds[row].kind, query, options.all_columns, options.protect_formulas, csp_cli_progress_draw,
                       &progress };
  GError *error = NULL;
  g_autoptr(CspOutput) output = is_standard ? csp_output_new_for_fd (STDOUT_FILENO)
                                            : csp_output_new_for_path (path, NULL, &error);
  guint64 n_rows = 0;
  gboolean done;

  csp_cli_progress_init (&progress, cli);
  progress.is_shown &= !is_standard;
  done = output != NULL && (cli->json ? write_json (cli, query, output, &error)
                                      : csp_export_write (cli->conn, &export, output, &n_rows, &error)) &&
         csp_output_finish (output, &error);
  csp_cli_progress_erase (&progress);
  if (!done)
    return csp_cli_fail (error);
  if (!is_standard)
    csp_cli_say (cli, g_dngettext (GETTEXT_PACKAGE, "Exported %lu row to %s.",
                                   "Exported %lu rows to %s.", n_rows), (gulong) n_rows, path);
  return CSP_EXIT_DONE;
}

static int
run (CspCli *cli)
{
  int row = find_kind (cli->arguments[0]);
  g_autoptr(CspListQuery) query = NULL;
  int code;

  if (row < 0)
    return csp_cli_usage (_("“%s” cannot be exported; choose customers, resellers, subscriptions or offers."),
                          cli->arguments[0]);
  if (!csp_cli_open (cli, CSP_CONN_READ_ONLY, &code) ||
      !(query = csp_cli_query_new (cli, kinds[row].list, &query_options, &code)))
    return code;
  return write_file (cli, row, query);
}

const CspCliCommand csp_cli_export_command = {
  "export", "customers|resellers|subscriptions|offers [FILE]", N_("Export to a CSV file, or as JSON"),
  "parceria export customers customers.csv --all-columns",
  1, 2, entries, run,
};
