/* test-gtk.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

void       test_gtk_init        (void);
void       test_gtk_init_in     (const char *language);
GtkWidget *test_gtk_find_label  (GtkWidget  *root,
                                 const char *text);
GtkWidget *test_gtk_find_button (GtkWidget  *root,
                                 const char *label);
gboolean   test_gtk_is_shown    (GtkWidget  *widget);
void       test_gtk_settle      (void);
