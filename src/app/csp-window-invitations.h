/* csp-window-invitations.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void _csp_window_request_partnership_cb  (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_request_relationship_cb (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_remind_cb               (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_duplicate_invitation_cb (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_link_invitation_cb      (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_accept_invitation_cb    (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_new_reseller_cb         (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);
void _csp_window_edit_reseller_cb        (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);

void _csp_window_set_support_contact_cb  (GtkWidget  *widget,
                                          const char *action,
                                          GVariant   *parameter);

G_END_DECLS
