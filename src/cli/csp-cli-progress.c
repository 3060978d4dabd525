/* csp-cli-progress.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/csp-cli-progress.h"

#define WIDTH 40

/**
 * csp_cli_progress_init:
 * @self: the bar
 * @cli: the run
 */
void
csp_cli_progress_init (CspCliProgress *self,
                       CspCli         *cli)
{
  self->is_shown = !cli->quiet && isatty (STDERR_FILENO);
  self->is_drawn = FALSE;
}

/**
 * csp_cli_progress_draw:
 * @share: how much is done, up to 1
 * @self: (type CspCliProgress): the bar
 */
void
csp_cli_progress_draw (double   share,
                       gpointer self)
{
  CspCliProgress *progress = self;
  int n_full = CLAMP (share, 0, 1) * WIDTH;

  if (!progress->is_shown)
    return;
  progress->is_drawn = TRUE;
  fprintf (stderr, "\r[%.*s%*s] %3d %%", n_full, "########################################", WIDTH - n_full, "",
           (int) (share * 100));
}

/**
 * csp_cli_progress_erase:
 * @self: the bar; its line becomes free for messages
 */
void
csp_cli_progress_erase (CspCliProgress *self)
{
  if (self->is_drawn)
    fprintf (stderr, "\r%*s\r", WIDTH + 8, "");
  self->is_drawn = FALSE;
}
