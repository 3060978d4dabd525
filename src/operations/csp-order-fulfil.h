/* csp-order-fulfil.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-basket.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "operations/csp-backend.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

void       csp_order_check  (CspOperationContext  *context,
                             const CspCustomer    *customer,
                             const CspBasket      *basket,
                             GPtrArray            *owned,
                             CspProblems          *problems);
GPtrArray *csp_order_fulfil (CspOperationContext  *context,
                             const char           *kind,
                             CspBackend           *backend,
                             const CspCustomer    *customer,
                             const CspBasket      *basket,
                             CspReseller          *reseller,
                             GPtrArray            *owned,
                             GError              **error);

G_END_DECLS
