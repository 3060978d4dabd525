/* tokenizer-extension.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Gives the sqlite3 shell our tokenizer, so that the floor of imports fills the same search index. */

#include "config.h"

#include <sqlite3.h>

#include "store/csp-tokenizer.h"

int sqlite3_extension_init (sqlite3                    *db,
                            char                      **message,
                            const sqlite3_api_routines *api);

/* The shell uses the same library as we do, so that its functions can be called by name. */
int
sqlite3_extension_init (sqlite3                    *db,
                        char                      **message,
                        const sqlite3_api_routines *api)
{
  return csp_tokenizer_register (db, NULL) ? SQLITE_OK_LOAD_PERMANENTLY : SQLITE_ERROR;
}
