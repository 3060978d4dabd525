/* csp-pull-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-pull-state.h"
#include "sync/csp-pull-stage.h"

G_BEGIN_DECLS

/* The stage of a pull whose pages are all read. */
#define CSP_PULL_DETAILS "details"
#define CSP_PULL_RETRY_PAUSE (5 * G_TIME_SPAN_SECOND)

CspPullState *_csp_pull_load_state  (CspConn              *conn,
                                     GError              **error);
gboolean      _csp_pull_init        (CspPull              *pull,
                                     CspOperationContext  *context,
                                     CspConn              *conn,
                                     CspPullState         *state,
                                     gint64                now,
                                     GError              **error);
void          _csp_pull_clear       (CspPull              *pull);
gboolean      _csp_pull_load_detail (CspPull              *pull,
                                     CspPullDetail        *detail,
                                     GError              **error);
gboolean      _csp_pull_leave_stage (CspPull              *pull,
                                     CspPullState         *state,
                                     const CspPullStage   *stage,
                                     GError              **error);

/* csp-pull-items.c */
gboolean      _csp_pull_store_items (CspPull             *pull,
                                     const CspPullStage  *stage,
                                     JsonNode            *root,
                                     GError             **error);
char         *_csp_pull_next_cursor (CspPullState        *state,
                                     const CspPullStage  *stage,
                                     JsonNode            *root);
gboolean      _csp_pull_insert_record (CspPull           *pull,
                                       gpointer           record,
                                       const char        *table,
                                       CspChanges         changes,
                                       GError           **error);

G_END_DECLS
