/* test-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <check.h>

#include "base/csp-text.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-form-row.h"

static const struct
{
  const char *name;
  const char *type;
} actions[] = {
  { "show-page", "s" },
  { "show-customer", "x" },
  { "show-subscription", "x" },
  { "add-subscription", "x" },
  { "edit-customer", "x" },
  { "request-relationship", "x" },
  { "export-customers", NULL },
  { "export-subscriptions", NULL },
  { "import", "s" },
  { "send-outbox", "(xb)" },
  { "decide-conflict", "x" },
  { "sync-now", NULL },
  { "report", "s" },
  { "report-error", "s" },
  { "report-undoable", "(ss)" },
  { "back", NULL },
};

static void
activated_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       user_data)
{
  TestPage *self = user_data;

  csp_set_str (&self->last_action, g_action_get_name (G_ACTION (action)));
  g_clear_pointer (&self->last_target, g_variant_unref);
  if (target != NULL)
    self->last_target = g_variant_ref (target);
  if (!g_str_equal (self->last_action, "report-undoable"))
    return;
  g_free (self->undoable_sentence);
  g_free (self->undoable_id);
  g_variant_get (target, "(ss)", &self->undoable_sentence, &self->undoable_id);
}

static void
add_actions (TestPage *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GVariantType) type = actions[i].type ? g_variant_type_new (actions[i].type) : NULL;
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i].name, type);

      g_signal_connect (action, "activate", G_CALLBACK (activated_cb), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  TestPage *self = user_data;

  self->store = csp_store_open_finish (result, NULL);
}

static gboolean
is_open (gpointer user_data)
{
  TestPage *self = user_data;

  return self->store != NULL;
}

void
test_page_set_up (TestPage *self)
{
  *self = (TestPage) { NULL };
  test_store_set_up (&self->files);
  csp_store_open_async (self->files.path, CSP_CONN_READ_WRITE, NULL, opened_cb, self);
  ck_assert (test_wait_until (is_open, self));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 1200);
  add_actions (self);
}

void
test_page_tear_down (TestPage *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  test_gtk_settle ();
  csp_store_close (self->store);
  test_gtk_settle ();
  g_object_unref (self->store);
  g_free (self->last_action);
  g_clear_pointer (&self->last_target, g_variant_unref);
  g_free (self->undoable_sentence);
  g_free (self->undoable_id);
  test_store_tear_down (&self->files);
}

void
test_page_show (TestPage  *self,
                GtkWidget *view)
{
  gtk_window_set_child (GTK_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
}

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      Match       match,
      const char *text)
{
  if (match (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_part (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && test_gtk_is_shown (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_check (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget) && test_gtk_is_shown (widget) &&
         g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) == 0;
}

static gboolean
is_row (GtkWidget  *widget,
        const char *text)
{
  return CSP_IS_FORM_ROW (widget) && g_strcmp0 (csp_form_row_get_field (CSP_FORM_ROW (widget)), text) == 0;
}

gboolean
test_page_shows (TestPage   *self,
                 const char *text)
{
  return test_gtk_find_label (self->window, text) != NULL;
}

gboolean
test_page_shows_part (TestPage   *self,
                      const char *part)
{
  return find (self->window, has_part, part) != NULL;
}

/* What test_wait_until() asks about; one question at a time. */
static struct
{
  TestPage   *page;
  const char *text;
} question;

static gboolean
text_is_shown (gpointer user_data)
{
  return test_page_shows (question.page, question.text);
}

static gboolean
problem_is_shown (gpointer user_data)
{
  GtkWidget *row = find (question.page->window, is_row, question.text);

  return row != NULL && !csp_is_empty (csp_form_row_get_message (CSP_FORM_ROW (row)));
}

static gboolean
button_is_sensitive (gpointer user_data)
{
  return test_page_is_sensitive (question.page, question.text);
}

static gboolean
button_is_insensitive (gpointer user_data)
{
  GtkWidget *widget = test_gtk_find_button (question.page->window, question.text);

  return widget != NULL && !gtk_widget_is_sensitive (widget);
}

static gboolean
ask (TestPage   *self,
     const char *text,
     gboolean  (*condition) (gpointer))
{
  question.page = self;
  question.text = text;
  return test_wait_until (condition, NULL);
}

gboolean
test_page_comes_to_show (TestPage   *self,
                         const char *text)
{
  return ask (self, text, text_is_shown);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type,
           guint     *index)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*index)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, index);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget of @type that comes after @index others of it. */
GtkWidget *
test_page_find_type (TestPage *self,
                     GType     type,
                     guint     index)
{
  return find_type (self->window, type, &index);
}

GtkWidget *
test_page_field (TestPage   *self,
                 const char *field)
{
  GtkWidget *row = find (self->window, is_row, field);

  ck_assert_ptr_nonnull (row);
  return csp_form_row_get_input (CSP_FORM_ROW (row));
}

gboolean
test_page_waits_for_problem (TestPage   *self,
                             const char *field)
{
  return ask (self, field, problem_is_shown);
}

GtkWidget *
test_page_find_check (TestPage   *self,
                      const char *label)
{
  return find (self->window, is_check, label);
}

gboolean
test_page_is_sensitive (TestPage   *self,
                        const char *button)
{
  GtkWidget *widget = test_gtk_find_button (self->window, button);

  return widget != NULL && gtk_widget_is_sensitive (widget);
}

gboolean
test_page_waits_for_sensitive (TestPage   *self,
                               const char *button)
{
  return ask (self, button, button_is_sensitive);
}

gboolean
test_page_waits_for_insensitive (TestPage   *self,
                                 const char *button)
{
  return ask (self, button, button_is_insensitive);
}

void
test_page_press (TestPage   *self,
                 const char *button)
{
  GtkWidget *widget = test_gtk_find_button (self->window, button);

  ck_assert_ptr_nonnull (widget);
  ck_assert (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
}
