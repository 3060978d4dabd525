/* csp-store.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"
#include "store/csp-db.h"
#include "store/csp-paged-list.h"

G_BEGIN_DECLS

/**
 * CspChanges:
 *
 * Which kinds of records a commit touched.
 */
typedef enum
{
  CSP_CHANGED_NOTHING = 0,
  CSP_CHANGED_CUSTOMERS = 1 << 0,
  CSP_CHANGED_RESELLERS = 1 << 1,
  CSP_CHANGED_SUBSCRIPTIONS = 1 << 2,
  CSP_CHANGED_INVITATIONS = 1 << 3,
  CSP_CHANGED_OFFERS = 1 << 4,
  CSP_CHANGED_PROFILE = 1 << 5,
  CSP_CHANGED_DRAFTS = 1 << 6,
  CSP_CHANGED_HISTORY = 1 << 7,
  CSP_CHANGED_ORDERS = 1 << 8,
  CSP_CHANGED_OUTBOX = 1 << 9,
  CSP_CHANGED_ALL = (1 << 10) - 1,
} CspChanges;

/**
 * CspStoreFill:
 * @conn: a connection to a new profile's file
 * @user_data: what was given along
 * @error: return location
 *
 * Returns: whether everything is stored
 */
typedef gboolean (*CspStoreFill) (CspConn   *conn,
                                  gpointer   user_data,
                                  GError   **error);

#define CSP_TYPE_STORE (csp_store_get_type ())
G_DECLARE_FINAL_TYPE (CspStore, csp_store, CSP, STORE, GObject)

gboolean      csp_store_create         (const char           *path,
                                        CspProfile           *profile,
                                        GError              **error);
gboolean      csp_store_create_filled  (const char           *path,
                                        CspProfile           *profile,
                                        CspStoreFill          fill,
                                        gpointer              user_data,
                                        GError              **error);
void          csp_store_open_async     (const char           *path,
                                        CspConnMode           mode,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
CspStore     *csp_store_open_finish    (GAsyncResult         *result,
                                        GError              **error);
void          csp_store_close          (CspStore             *self);
gboolean      csp_store_is_closed      (CspStore             *self);

CspDb        *csp_store_get_db         (CspStore             *self);
CspProfile   *csp_store_get_profile    (CspStore             *self);
const char   *csp_store_get_path       (CspStore             *self);
gboolean      csp_store_is_read_only   (CspStore             *self);
void          csp_store_emit_changed   (CspStore             *self,
                                        CspChanges            changes);
void          csp_store_emit_waiting   (CspStore             *self);
CspPagedList *csp_store_create_list    (CspStore             *self,
                                        const CspListQuery   *query);

G_END_DECLS
