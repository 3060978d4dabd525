/* main.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/csp-application.h"
#include "cli/csp-cli.h"

int
main (int   argc,
      char *argv[])
{
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      printf ("parceria %s\n", CSP_VERSION);
      return EXIT_SUCCESS;
    }
  if (argc > 1 && csp_cli_is_command (argv[1]))
    return csp_cli_run (argc, argv);
  return csp_application_main (argc, argv);
}
