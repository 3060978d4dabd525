/* csp-cli-progress.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/csp-cli-command.h"

G_BEGIN_DECLS

/**
 * CspCliProgress:
 * @is_shown: whether there is a terminal to show it on
 * @is_drawn: whether a bar stands on the current line
 *
 * A progress bar on the standard error.
 */
typedef struct
{
  gboolean is_shown;
  gboolean is_drawn;
} CspCliProgress;

void csp_cli_progress_init  (CspCliProgress *self,
                             CspCli         *cli);
void csp_cli_progress_draw  (double          share,
                             gpointer        self);
void csp_cli_progress_erase (CspCliProgress *self);

G_END_DECLS
