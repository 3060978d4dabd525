/* csp-subscription-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-subscription.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

CspSubscription *csp_subscription_repo_find_by_subscription_id (CspConn     *conn,
                                                                const char  *subscription_id,
                                                                GError     **error);
GPtrArray       *csp_subscription_repo_load_of_customer        (CspConn     *conn,
                                                                gint64       customer_id,
                                                                GError     **error);
GPtrArray       *csp_subscription_repo_load_add_ons            (CspConn     *conn,
                                                                gint64       parent_id,
                                                                GError     **error);
GArray          *csp_subscription_repo_find_due                (CspConn     *conn,
                                                                const char  *today,
                                                                GError     **error);

G_END_DECLS
