/* csp-choice-list.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void csp_choice_list_attach (GtkDropDown *drop_down);
void csp_choice_list_forget (GtkWidget   *popover);

G_END_DECLS
