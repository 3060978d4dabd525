/* csp-customer-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

CspCustomer *csp_customer_repo_find_by_microsoft_id (CspConn     *conn,
                                                     const char  *microsoft_id,
                                                     GError     **error);
CspCustomer *csp_customer_repo_find_by_domain       (CspConn     *conn,
                                                     const char  *domain,
                                                     GError     **error);

G_END_DECLS
