/* csp-table-settings.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-table-column.h"

G_BEGIN_DECLS

void csp_table_settings_bind (const char           *table,
                              const CspTableColumn *column,
                              GtkColumnViewColumn  *view_column,
                              GActionMap           *actions);

G_END_DECLS
