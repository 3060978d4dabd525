/* csp-window-sync.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/csp-window.h"

G_BEGIN_DECLS

void     _csp_window_sync_start         (CspWindow  *self);
void     _csp_window_sync_stop          (CspWindow  *self);
gboolean _csp_window_is_online          (CspWindow  *self);
void     _csp_window_begin_pull         (CspWindow  *self,
                                         gboolean    is_asked_for);
void     _csp_window_sync_now_cb             (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_cancel_sync_cb          (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_sign_in_cb              (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_sign_out_cb             (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_accounts_cb             (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_send_outbox_cb          (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_send_customer_cb        (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_decide_conflict_cb      (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);
void     _csp_window_copy_cb                 (GtkWidget  *widget,
                                         const char *action,
                                         GVariant   *parameter);

G_END_DECLS
