/* bare-program.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The floor of starting: a program that loads the libraries of Parceria and does nothing. */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

int
main (void)
{
  return adw_get_major_version () == ADW_MAJOR_VERSION ? EXIT_SUCCESS : EXIT_FAILURE;
}
