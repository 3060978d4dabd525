/* csp-country-choice.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-choice.h"

G_BEGIN_DECLS

GtkWidget *csp_country_choice_new  (void);
void       csp_country_choice_fill (CspChoice *choice);

G_END_DECLS
