/* csp-adoption.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sync-session.h"

G_BEGIN_DECLS

/**
 * CspAdoptionKind:
 * @CSP_ADOPTION_CUSTOMERS: customers, matched by Microsoft ID or domain name
 * @CSP_ADOPTION_RESELLERS: indirect resellers, matched by Microsoft ID or MPN ID
 * @CSP_ADOPTION_SUBSCRIPTIONS: subscriptions, matched by subscription ID
 * @CSP_ADOPTION_KINDS: how many kinds there are
 *
 * What a profile may have before it is synchronized for the first time.
 */
typedef enum
{
  CSP_ADOPTION_CUSTOMERS,
  CSP_ADOPTION_RESELLERS,
  CSP_ADOPTION_SUBSCRIPTIONS,
  CSP_ADOPTION_KINDS,
} CspAdoptionKind;

/**
 * CspAdoptionCount:
 * @by_id: records that are the service's by its ID for them
 * @by_other: records that are by the domain name or the MPN ID
 * @changed: those among both that take other values from the service
 * @missing: records that the service does not have
 * @added: what the service has besides
 *
 * What becomes of the records of one kind.
 */
typedef struct
{
  gint64 by_id;
  gint64 by_other;
  gint64 changed;
  gint64 missing;
  gint64 added;
} CspAdoptionCount;

/**
 * CspAdoptionPreview:
 * @counts: for each kind
 * @missing: (element-type utf8): names of records that the service does not have, at most %CSP_ADOPTION_NAMES
 *
 * What the first synchronization would do.
 */
typedef struct
{
  CspAdoptionCount  counts[CSP_ADOPTION_KINDS];
  GPtrArray        *missing;
} CspAdoptionPreview;

#define CSP_ADOPTION_NAMES 100

void csp_adoption_preview_free (CspAdoptionPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspAdoptionPreview, csp_adoption_preview_free)

/**
 * CspAdoptionLine:
 * @label: what becomes of records
 * @count: of how many
 *
 * A line of a preview, for the person.
 */
typedef struct
{
  const char *label;
  gint64      count;
} CspAdoptionLine;

#define CSP_ADOPTION_LINES 5

const char *csp_adoption_kind_label (CspAdoptionKind           kind);
guint       csp_adoption_describe   (const CspAdoptionPreview *preview,
                                     CspAdoptionKind           kind,
                                     CspAdoptionLine           lines[CSP_ADOPTION_LINES]);

/**
 * CspAdoptionNotice:
 * @progress: how far the reading is
 * @user_data: what was given along
 *
 * Called now and then.
 */
typedef void (*CspAdoptionNotice) (const CspSyncProgress *progress,
                                   gpointer               user_data);

void                csp_adoption_is_pending_async  (CspStore             *store,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean            csp_adoption_is_pending_finish (CspStore             *store,
                                                    GAsyncResult         *result,
                                                    gboolean             *is_pending,
                                                    GError              **error);
void                csp_adoption_preview_async     (CspStore             *store,
                                                    CspHttpClient        *client,
                                                    CspSignIn            *sign_in,
                                                    CspAdoptionNotice     notice,
                                                    gpointer              notice_data,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
CspAdoptionPreview *csp_adoption_preview_finish    (CspStore             *store,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
