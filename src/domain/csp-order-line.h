/* csp-order-line.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_ORDER_LINE (csp_order_line_get_type ())
G_DECLARE_FINAL_TYPE (CspOrderLine, csp_order_line, CSP, ORDER_LINE, CspRecord)

/**
 * CspOrderLine:
 *
 * One line of an order.
 */
struct _CspOrderLine
{
  CspRecord  parent_instance;

  gint64     id;
  gint64     order_id;                  /* local id of its order */
  gint64     line_number;
  char     *offer_id;
  char     *offer_name;
  char     *friendly_name;
  gint64     quantity;
  char     *term_duration;
  gint64     subscription_id;           /* local id of the subscription it made */
  gint64     parent_id;                 /* local id of the base subscription of an add-on */
  char     *reseller_mpn_id;
};

G_END_DECLS
