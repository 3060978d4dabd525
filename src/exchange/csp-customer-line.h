/* csp-customer-line.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-import.h"
#include "store/csp-customer-bulk.h"

G_BEGIN_DECLS

/* The columns of a file of customers. */
enum
{
  MICROSOFT_ID,
  COMPANY_NAME,
  DOMAIN_NAME,
  RELATIONSHIP,
  RESELLER_NAME,
  RESELLER_MPN_ID,
  COUNTRY,
  DELEGATED_ACCESS,
  AGREEMENT,
  TAGS,
  ALIAS,
};

gboolean _csp_customer_line_read (CspImportOperation  *self,
                                  const CspCsvRow     *row,
                                  char               **guid,
                                  CspCustomerLine     *line);

G_END_DECLS
