/* csp-cli-command.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/csp-cli.h"
#include "domain/csp-problem.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

/**
 * CspCli:
 * @profile_path: (nullable): what --profile says
 * @json: whether --json was given
 * @quiet: whether --quiet was given
 * @arguments: what is left beside options, ended by %NULL
 * @conn: (nullable): the profile, after csp_cli_open()
 * @profile: (nullable): what it is about
 * @cancellable: cancelled when the person interrupts the program
 *
 * A run of the program on the command line.
 */
typedef struct
{
  char          *profile_path;
  gboolean       json;
  gboolean       quiet;
  char         **arguments;
  CspConn       *conn;
  CspProfile    *profile;
  GCancellable  *cancellable;
} CspCli;

/**
 * CspCliCommand:
 * @name: one or two words
 * @parameters: (nullable): what stands after the options, for the help
 * @summary: what it does
 * @example: how it is called
 * @min_arguments: how many arguments it needs
 * @max_arguments: how many it takes
 * @entries: (nullable): its own options, besides --profile, --json and --quiet
 * @run: does it; returns a #CspExitCode
 */
typedef struct
{
  const char         *name;
  const char         *parameters;
  const char         *summary;
  const char         *example;
  guint               min_arguments;
  guint               max_arguments;
  const GOptionEntry *entries;
  int               (*run) (CspCli *cli);
} CspCliCommand;

/* Options are read as file names, which leaves their bytes alone in every locale; csp_cli_run() has checked that
 * they are UTF-8. */
#define CSP_CLI_TEXT(name, field, help, placeholder) \
  { name, 0, 0, G_OPTION_ARG_FILENAME, field, help, placeholder }
#define CSP_CLI_FLAG(name, field, help) { name, 0, 0, G_OPTION_ARG_NONE, field, help, NULL }

extern const CspCliCommand csp_cli_init_command;
extern const CspCliCommand csp_cli_sample_command;
extern const CspCliCommand csp_cli_import_command;
extern const CspCliCommand csp_cli_export_command;
extern const CspCliCommand csp_cli_list_command;
extern const CspCliCommand csp_cli_show_command;
extern const CspCliCommand csp_cli_customer_create_command;
extern const CspCliCommand csp_cli_order_place_command;
extern const CspCliCommand csp_cli_subscription_set_command;
extern const CspCliCommand csp_cli_support_contact_set_command;
extern const CspCliCommand csp_cli_reseller_add_command;
extern const CspCliCommand csp_cli_invite_command;
extern const CspCliCommand csp_cli_connect_command;
extern const CspCliCommand csp_cli_sign_in_command;
extern const CspCliCommand csp_cli_sync_command;
extern const CspCliCommand csp_cli_check_command;
extern const CspCliCommand csp_cli_backup_command;
extern const CspCliCommand csp_cli_restore_command;

int      csp_cli_usage          (const char         *format,
                                 ...) G_GNUC_PRINTF (1, 2);
int      csp_cli_fail           (GError             *error);
int      csp_cli_refuse         (const CspProblems  *problems);
void     csp_cli_warn           (const CspProblems  *problems);
gboolean csp_cli_find_profile   (CspCli             *cli,
                                 int                *code);
gboolean csp_cli_open           (CspCli             *cli,
                                 CspConnMode         mode,
                                 int                *code);
gboolean csp_cli_open_as_it_is (CspCli            *cli,
                                int               *code);
int      csp_cli_run_operation  (CspCli             *cli,
                                 CspOperation       *operation);
void     csp_cli_say            (CspCli             *cli,
                                 const char         *format,
                                 ...) G_GNUC_PRINTF (2, 3);
char    *csp_cli_printable      (const char         *text);
gint64   csp_cli_parse_number   (const char         *text,
                                 gboolean           *is_number);

G_END_DECLS
