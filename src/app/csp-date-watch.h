/* csp-date-watch.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-store.h"

G_BEGIN_DECLS

void csp_date_watch_start (CspStore *store);

G_END_DECLS
