/* csp-cli-table.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"
#include "store/csp-list-query.h"

G_BEGIN_DECLS

/**
 * CspCliTable:
 *
 * Records as a table whose columns are as wide as the first rows need.
 */
typedef struct _CspCliTable CspCliTable;

CspCliTable *csp_cli_table_new    (CspListKind  kind);
void         csp_cli_table_add    (CspCliTable *self,
                                   gpointer     record);
void         csp_cli_table_finish (CspCliTable *self);

G_END_DECLS
