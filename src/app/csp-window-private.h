/* csp-window-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/csp-sync-button.h"
#include "app/csp-window.h"
#include "app/csp-workspace.h"
#include "domain/csp-permission.h"

G_BEGIN_DECLS

struct _CspWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toast_overlay;
  GtkWidget            *sidebar_button;
  GtkWidget            *back_button;
  GtkWidget            *search_button;
  GtkStack             *title_stack;
  GtkWidget            *plain_title;
  GtkMenuButton        *profile_button;
  GtkWidget            *profile_arrow;
  GtkLabel             *page_label;
  GtkLabel             *profile_label;
  AdwHeaderBar         *header_bar;
  GtkWidget            *color_bar;
  GtkWidget            *read_only_banner;
  AdwBin               *content;
  CspSyncButton        *sync_button;

  char                 *path;             /* of the profile that is open, being opened or could not be */
  CspConnMode           mode;
  CspStore             *store;
  CspWorkspace         *workspace;        /* borrowed from content */
  GCancellable         *opening;
  CspSyncSession       *session;          /* of a profile of Partner Center */
  guint                 reopen_source;
  gint64                told_pull;        /* when the pull ended that the person was told of, or the profile was opened */
  gint64                told_conflicts;   /* what the person was told needs somebody */
  gint64                told_rejected;
  gboolean              told_signed_out;
  const char           *held_back;        /* why nothing was read when the profile was opened, for the person */
  guint                 update_source;
  GPtrArray            *undoable;         /* ids of operations, the latest last */
  AdwToast             *toast;            /* the latest result, while it is told; weak */
};

void     _csp_window_class_install_actions (GtkWidgetClass *widget_class);
void     _csp_window_class_install_tasks   (GtkWidgetClass *widget_class);
void     _csp_window_report                (CspWindow      *self,
                                            const char     *sentence);
void     _csp_window_report_error          (CspWindow      *self,
                                            const char     *sentence);
void     _csp_window_report_with_offer     (CspWindow      *self,
                                            const char     *sentence,
                                            const char     *label,
                                            const char     *action,
                                            const char     *target);
gboolean _csp_window_may                   (CspWindow      *self,
                                            CspAction       action);

G_END_DECLS
