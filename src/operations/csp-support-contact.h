/* csp-support-contact.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

void csp_support_contact_check  (CspReseller      *contact,
                                 GPtrArray        *related,
                                 CspProblems      *problems);
void csp_support_contact_assign (CspSubscription  *subscription,
                                 const CspProfile *profile,
                                 CspReseller      *contact);

G_END_DECLS
