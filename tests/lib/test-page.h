/* test-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tests/lib/test-store.h"

/* A view or page alone in a window, which notes the window actions that the view activates. */
typedef struct
{
  TestStore  files;
  CspStore  *store;
  GtkWidget *window;
  char      *last_action;               /* name without "win." */
  GVariant  *last_target;
  char      *undoable_sentence;
  char      *undoable_id;
} TestPage;

void       test_page_set_up              (TestPage   *self);
void       test_page_tear_down           (TestPage   *self);
void       test_page_show                (TestPage   *self,
                                          GtkWidget  *view);
gboolean   test_page_shows               (TestPage   *self,
                                          const char *text);
gboolean   test_page_shows_part          (TestPage   *self,
                                          const char *part);
gboolean   test_page_comes_to_show       (TestPage   *self,
                                          const char *text);
GtkWidget *test_page_find_type           (TestPage   *self,
                                          GType       type,
                                          guint       index);
GtkWidget *test_page_field               (TestPage   *self,
                                          const char *field);
gboolean   test_page_waits_for_problem   (TestPage   *self,
                                          const char *field);
GtkWidget *test_page_find_check          (TestPage   *self,
                                          const char *label);
gboolean   test_page_is_sensitive        (TestPage   *self,
                                          const char *button);
gboolean   test_page_waits_for_sensitive (TestPage   *self,
                                          const char *button);
gboolean   test_page_waits_for_insensitive (TestPage *self,
                                            const char *button);
void       test_page_press               (TestPage   *self,
                                          const char *button);
