/* csp-outbox-columns.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-table-column.h"

G_BEGIN_DECLS

extern const CspTableColumn csp_outbox_columns[];

G_END_DECLS
