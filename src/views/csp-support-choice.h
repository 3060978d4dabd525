/* csp-support-choice.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"
#include "domain/csp-subscription.h"
#include "widgets/csp-choice.h"

G_BEGIN_DECLS

/**
 * CSP_SUPPORT_NOT_LISTED:
 *
 * Id of the last entry, which leads to a request for a relationship instead of being chosen.
 */
#define CSP_SUPPORT_NOT_LISTED "not-listed"

char *csp_support_choice_fill (CspChoice             *choice,
                               const CspProfile      *profile,
                               const CspSubscription *sub,
                               GPtrArray             *supporters);

G_END_DECLS
