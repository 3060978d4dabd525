/* csp-customer-bulk.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspCustomerLine:
 *
 * What is known about a customer to be added; texts are borrowed, %NULL for what is not known. Instants are
 * microseconds since 1970 UTC; a created_at of 0 is the time of the load.
 */
typedef struct
{
  const char *microsoft_id;
  const char *company_name;
  const char *domain;
  const char *relationship;
  gint64      reseller_id;
  const char *country;
  const char *delegated_access;
  const char *agreement;
  const char *tags;
  const char *alias;
  const char *qualification;
  gint64      created_at;
  gint64      former_at;
} CspCustomerLine;

/**
 * CspCustomerBulk:
 *
 * Adds customers by the million, without an object for each.
 */
typedef struct _CspCustomerBulk CspCustomerBulk;

CspCustomerBulk *csp_customer_bulk_new         (CspConn                *conn,
                                                gint64                  n_expected,
                                                gint64                  imported_in,
                                                gint64                  now,
                                                GError                **error);
void             csp_customer_bulk_free        (CspCustomerBulk        *self);
gint64           csp_customer_bulk_get_last_id (CspCustomerBulk        *self);
gboolean         csp_customer_bulk_find        (CspCustomerBulk        *self,
                                                const char             *microsoft_id,
                                                CspCustomerLine        *stored,
                                                gint64                 *id,
                                                gboolean               *is_former,
                                                GError                **error);
gboolean         csp_customer_bulk_insert      (CspCustomerBulk        *self,
                                                const CspCustomerLine  *line,
                                                gint64                 *id,
                                                GError                **error);
gboolean         csp_customer_bulk_finish      (CspCustomerBulk        *self,
                                                GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspCustomerBulk, csp_customer_bulk_free)

G_END_DECLS
