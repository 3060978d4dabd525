/* csp-pull-detail.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspPullPriority:
 * @CSP_PULL_NOW: follows a change of ours, or a person looks at it
 * @CSP_PULL_SOON: the audit log says that it changed
 * @CSP_PULL_SOMETIME: a part of a complete pull, with room for several after each other
 * @CSP_PULL_LAST: what is only compared again
 */
typedef enum
{
  CSP_PULL_NOW,
  CSP_PULL_SOON,
  CSP_PULL_SOMETIME,
  CSP_PULL_LAST = 100,
} CspPullPriority;

gboolean csp_pull_detail_add (CspConn          *conn,
                              const char       *stage,
                              gint64            customer_id,
                              gint64            subscription_id,
                              CspPullPriority   priority,
                              GError          **error);
char    *csp_pull_detail_get_cursor (CspConn          *conn,
                                     gint64            detail_id,
                                     GError          **error);
gboolean csp_pull_detail_set_cursor (CspConn          *conn,
                                     gint64            detail_id,
                                     const char       *cursor,
                                     GError          **error);

G_END_DECLS
