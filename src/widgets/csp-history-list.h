/* csp-history-list.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_HISTORY_LIST (csp_history_list_get_type ())
G_DECLARE_FINAL_TYPE (CspHistoryList, csp_history_list, CSP, HISTORY_LIST, GtkWidget)

GtkWidget *csp_history_list_new (CspStore   *store,
                                 const char *subject_type,
                                 gint64      subject_id);

G_END_DECLS
