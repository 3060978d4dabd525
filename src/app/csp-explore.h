/* csp-explore.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/csp-application.h"

G_BEGIN_DECLS

void csp_explore (CspApplication *application,
                  CspWindow      *window);

G_END_DECLS
