/* csp-cli-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/csp-cli-json.h"
#include "cli/csp-cli-query.h"
#include "cli/csp-cli-table.h"
#include "store/csp-list-definition.h"
#include "store/csp-repo.h"

#define ROWS_AT_ONCE 256

static CspCliQueryOptions query_options;
static char *limit_option;

static const GOptionEntry entries[] = {
  CSP_CLI_QUERY_ENTRIES (query_options),
  CSP_CLI_TEXT ("limit", &limit_option, N_("At most so many; all without it"), N_("N")),
  { NULL },
};

/* Prints records as they are read, so that memory does not grow with the list. */
typedef struct
{
  CspCliTable *table;           /* NULL for JSON */
  GString     *json;
  guint        n_rows;
} Printer;

static void
printer_add (Printer  *self,
             gpointer  record)
{
  if (self->table != NULL)
    {
      csp_cli_table_add (self->table, record);
      return;
    }
  g_string_assign (self->json, self->n_rows++ > 0 ? ",\n  " : "\n  ");
  csp_cli_json_append_record (self->json, record);
  fputs (self->json->str, stdout);
}

static gboolean
print_rows (CspCli       *cli,
            CspListKind   kind,
            GArray       *ids,
            Printer      *printer,
            GError      **error)
{
  GType type = csp_list_definition_get (kind)->get_type ();

  for (guint i = 0; i < ids->len; i += ROWS_AT_ONCE)
    {
      g_autoptr(GPtrArray) records = csp_repo_load (cli->conn, type, &g_array_index (ids, guint32, i),
                                                    MIN (ROWS_AT_ONCE, ids->len - i), error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        if (g_ptr_array_index (records, j) != NULL)
          printer_add (printer, g_ptr_array_index (records, j));
    }
  return TRUE;
}

static int
print_list (CspCli       *cli,
            CspListKind   kind,
            CspListQuery *query,
            guint         limit)
{
  GError *error = NULL;
  g_autoptr(GArray) ids = csp_cli_query_ids (cli, query, limit, &error);
  Printer printer = { NULL };
  gboolean done;

  if (ids == NULL)
    return csp_cli_fail (error);
  if (cli->json)
    fputc ('[', stdout);
  else
    printer.table = csp_cli_table_new (kind);
  printer.json = g_string_new (NULL);
  done = print_rows (cli, kind, ids, &printer, &error);
  if (cli->json)
    fputs (printer.n_rows > 0 ? "\n]\n" : "]\n", stdout);
  g_clear_pointer (&printer.table, csp_cli_table_finish);
  g_string_free (printer.json, TRUE);
  return done ? CSP_EXIT_DONE : csp_cli_fail (error);
}

static gboolean
read_limit (gint64 *limit)
{
  gboolean is_number = TRUE;

  *limit = limit_option ? csp_cli_parse_number (limit_option, &is_number) : 0;
  return is_number && *limit >= 0 && *limit <= G_MAXUINT && (limit_option == NULL || *limit > 0);
}

static int
run (CspCli *cli)
{
  CspListKind kind;
  g_autoptr(CspListQuery) query = NULL;
  gint64 limit;
  GError *error = NULL;
  int code;

  if (!csp_cli_list_kind (cli->arguments[0], &kind))
    return csp_cli_usage (_("“%s” cannot be listed; choose customers, resellers, subscriptions, offers, "
                            "invitations or outbox."),
                          cli->arguments[0]);
  if (!read_limit (&limit))
    return csp_cli_usage (_("--limit: “%s” is not a number greater than zero."), limit_option);
  if (!csp_cli_open (cli, CSP_CONN_READ_ONLY, &code) ||
      !(query = csp_cli_query_new (cli, kind, &query_options, &code)))
    return code;
  if (!csp_conn_begin_read (cli->conn, &error))
    return csp_cli_fail (error);
  code = print_list (cli, kind, query, limit);
  csp_conn_rollback (cli->conn);
  return code;
}

const CspCliCommand csp_cli_list_command = {
  "list", "customers|resellers|subscriptions|offers|invitations|outbox", N_("List records"),
  "parceria list customers --search contoso --sort domain --json",
  1, 1, entries, run,
};
