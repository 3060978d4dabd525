/* csp-connection-group.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CONNECTION_GROUP (csp_connection_group_get_type ())
G_DECLARE_FINAL_TYPE (CspConnectionGroup, csp_connection_group, CSP, CONNECTION_GROUP, GtkWidget)

GtkWidget *csp_connection_group_new (CspStore *store);

G_END_DECLS
