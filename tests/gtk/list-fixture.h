/* list-fixture.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tests/lib/test-store.h"
#include "widgets/csp-list-page.h"

/* A profile with a reseller, and a view of it alone in a window that notes the actions it is asked for. */
extern TestStore file;
extern CspReseller *reseller;
extern GtkWidget *window;
extern GtkWidget *view;
extern GString *activated;

void show_view (GtkWidget *(*create) (CspStore *store));
void set_up (void);
void tear_down (void);
void add_customers (void);
CspListPage *page (void);
CspTableView *table (void);
CspRowSelection *selection (void);
gboolean is_settled (gpointer user_data);
void settle (void);
char *listed (void);
void expect_listed (const char *expected);
GtkWidget *find_type (GtkWidget *widget,
                      GType      type);
void expect_shown (const char *text);
void press (const char *label);
void xdotool (const char *arguments);
void click (GtkWidget *widget);
void start_gtk (void);
