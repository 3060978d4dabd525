/* csp-state-filter.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-choice.h"
#include "widgets/csp-list-page.h"

G_BEGIN_DECLS

void csp_state_filter_attach (CspChoice          *choice,
                              CspListPage        *page,
                              const char * const *states,
                              const char        *(*label) (const char *state));

G_END_DECLS
