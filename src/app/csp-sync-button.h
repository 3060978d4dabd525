/* csp-sync-button.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sync/csp-sync-session.h"

G_BEGIN_DECLS

/**
 * CspSyncStatus:
 * @state: what synchronization is at
 * @message: (nullable): why
 * @account: (nullable): who is signed in
 * @progress: (nullable): how far it is
 * @wake_at: when something is tried next by itself, %G_MAXINT64 for never
 * @seconds_left: how long a pull will take, -1 when that is not known
 * @warning: (nullable): what else to know, as that the sign-in will not be kept
 *
 * What the person is shown about synchronization.
 */
typedef struct
{
  CspSyncState           state;
  const char            *message;
  const char            *account;
  const CspSyncProgress *progress;
  gint64                 wake_at;
  gint64                 seconds_left;
  const char            *warning;
} CspSyncStatus;

#define CSP_TYPE_SYNC_BUTTON (csp_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (CspSyncButton, csp_sync_button, CSP, SYNC_BUTTON, GtkWidget)

GtkWidget *csp_sync_button_new         (void);
void       csp_sync_button_set_compact (CspSyncButton       *self,
                                        gboolean             compact);
void       csp_sync_button_show        (CspSyncButton       *self,
                                        const CspSyncStatus *status);

G_END_DECLS
