/* csp-subscription-line.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-import.h"

G_BEGIN_DECLS

/* The columns of a file of subscriptions. */
enum
{
  MICROSOFT_ID,
  COMPANY_NAME,
  SUBSCRIPTION_ID,
  SUBSCRIPTION,
  QUANTITY,
  STATUS,
  RESELLER,
  OFFER_ID,
  TERM,
  BILLING_CYCLE,
  START_DATE,
  END_DATE,
  NICKNAME,
  SUPPORT_CONTACT,
};

/* What a row says. */
typedef struct
{
  char       *id;
  gint64      quantity;
  const char *status;
  const char *reseller;
} CspSubscriptionLine;

gboolean _csp_subscription_line_read (CspImportOperation  *self,
                                      const CspCsvRow     *row,
                                      GHashTable          *seen,
                                      CspSubscriptionLine *line);

G_END_DECLS
