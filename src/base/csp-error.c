/* csp-error.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-error.h"

G_DEFINE_QUARK (csp-error-quark, csp_error)
