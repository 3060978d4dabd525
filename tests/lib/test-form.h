/* test-form.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tests/lib/test-store.h"
#include "widgets/csp-form-row.h"

CspFormRow *test_form_find       (GtkWidget  *root,
                                  const char *field);
GtkWidget  *test_form_input      (GtkWidget  *root,
                                  const char *field);
void        test_form_fill       (GtkWidget  *root,
                                  const char *field,
                                  const char *text);
const char *test_form_text       (GtkWidget  *root,
                                  const char *field);
const char *test_form_message    (GtkWidget  *root,
                                  const char *field);
GtkWidget  *test_form_search     (GtkWidget  *root);
gboolean    test_form_wait_for_label (GtkWidget  *root,
                                      const char *text);
void        test_add_catalogue   (TestStore  *store,
                                  const char *country);
char       *test_first_offer     (TestStore  *store);
void        test_choose_offer    (GtkWidget  *root,
                                  const char *name,
                                  gint64      quantity);
gint64      test_count           (TestStore  *store,
                                  const char *sql);
