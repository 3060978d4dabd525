/* csp-order.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_ORDER (csp_order_get_type ())
G_DECLARE_FINAL_TYPE (CspOrder, csp_order, CSP, ORDER, CspRecord)

/**
 * CspOrder:
 *
 * An order; each of its lines makes one subscription.
 */
struct _CspOrder
{
  CspRecord  parent_instance;

  gint64     id;
  char     *order_id;
  gint64     customer_id;
  char     *billing_cycle;
  char     *sales_group_id;
  char     *status;                     /* unknown, pending, completed or cancelled */
  gint64     created_at;
};

G_END_DECLS
