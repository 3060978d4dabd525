/* csp-cli.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspExitCode:
 *
 * What a subcommand exits with (design.md, Command line).
 */
typedef enum
{
  CSP_EXIT_DONE = 0,
  CSP_EXIT_FAILED = 1,
  CSP_EXIT_USAGE = 2,
  CSP_EXIT_INPUT = 3,
  CSP_EXIT_CONFLICTS = 4,
  CSP_EXIT_OUT_OF_REACH = 5,
} CspExitCode;

gboolean csp_cli_is_command (const char  *name);
int      csp_cli_run        (int          argc,
                             char       **argv);

G_END_DECLS
