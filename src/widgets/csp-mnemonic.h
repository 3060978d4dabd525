/* csp-mnemonic.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  csp_mnemonic_choose (GPtrArray  *labels,
                           const char *taken,
                           int        *offsets);
char *csp_mnemonic_mark   (const char *label,
                           int         offset);

G_END_DECLS
