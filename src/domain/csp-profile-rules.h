/* csp-profile-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-problem.h"
#include "domain/csp-profile.h"

G_BEGIN_DECLS

void csp_profile_validate (const CspProfile *profile,
                           CspProblems      *problems);

G_END_DECLS
