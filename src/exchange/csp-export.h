/* csp-export.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"
#include "exchange/csp-output.h"
#include "store/csp-list-query.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspExportKind:
 *
 * What can be exported to CSV.
 */
typedef enum
{
  CSP_EXPORT_CUSTOMERS,
  CSP_EXPORT_RESELLERS,
  CSP_EXPORT_SUBSCRIPTIONS,
  CSP_EXPORT_OFFERS,
} CspExportKind;

/**
 * CspExport:
 * @kind: what
 * @query: (nullable): only what this list shows, in its order; %NULL for everything
 * @all_columns: the variant with all columns
 * @protects_formulas: texts that a spreadsheet would compute get an apostrophe; such a file is not to be read back
 * @progress: (nullable): called now and then with the share that is written, on the thread that writes
 * @user_data: for @progress
 * @ids: (nullable) (element-type guint32): of the list of @query, whose order they are written in, only the records
 *   with these local ids, also those that its search and filters leave out
 *
 * An export. Subscriptions of a query with a customer_id are written in the five columns of one customer.
 */
typedef struct
{
  CspExportKind  kind;
  CspListQuery  *query;
  gboolean       all_columns;
  gboolean       protects_formulas;
  void         (*progress) (double   share,
                            gpointer user_data);
  gpointer       user_data;
  GArray        *ids;
} CspExport;

gboolean csp_export_write        (CspConn              *conn,
                                  const CspExport      *self,
                                  CspOutput            *output,
                                  guint64              *n_rows,
                                  GError              **error);
void     csp_export_async        (CspStore             *store,
                                  const CspExport      *self,
                                  const char           *path,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean csp_export_finish       (GAsyncResult         *result,
                                  guint64              *n_rows,
                                  GError              **error);
char    *csp_export_default_name (CspExportKind         kind,
                                  CspProfile           *profile);

G_END_DECLS
