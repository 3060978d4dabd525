/* csp-customer-columns.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-table-column.h"

G_BEGIN_DECLS

extern const CspTableColumn csp_customer_columns[];
extern const CspTableColumn csp_former_customer_columns[];

const char *csp_customer_relationship_label (const char *relationship);
const char *csp_customer_agreement_label    (const char *agreement);

G_END_DECLS
