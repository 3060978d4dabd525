/* main.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/csp-application.h"
#include "cli/csp-cli.h"

/* A single word that is no file was meant as a subcommand, which then says what there is. */
static gboolean
is_for_command_line (const char *word)
{
  return csp_cli_is_command (word) ||
         (*word != '-' && strpbrk (word, "./") == NULL && !g_file_test (word, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  /* A file that reaches the limit of its size is then a failed write, which is told like a full disk. */
  signal (SIGXFSZ, SIG_IGN);

  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      printf ("parceria %s\n", CSP_VERSION);
      return EXIT_SUCCESS;
    }
  if (argc > 1 && is_for_command_line (argv[1]))
    return csp_cli_run (argc, argv);
  return csp_application_main (argc, argv);
}
