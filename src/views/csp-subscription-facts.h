/* csp-subscription-facts.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "domain/csp-subscription.h"

G_BEGIN_DECLS

GPtrArray *csp_subscription_facts_add  (AdwPreferencesGroup *group);
void       csp_subscription_facts_show (GPtrArray           *rows,
                                        CspSubscription     *sub);

G_END_DECLS
