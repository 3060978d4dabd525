/* csp-list-page-copy.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <glib/gi18n.h>

#include "store/csp-record-loader.h"
#include "widgets/csp-format.h"
#include "widgets/csp-list-page-private.h"
#include "widgets/csp-why-button.h"

/* What is more than this is for a file, not for the clipboard. */
#define MAX_ROWS 10000

/* So many rows are put into words between two events. */
#define ROWS_AT_ONCE 250

typedef struct
{
  CspListPage *page;
  GPtrArray   *columns;         /* CspTableColumn, static */
  GPtrArray   *records;
  guint        position;
  GString     *text;
  GString     *buffer;
} Copying;

static void
copying_free (gpointer pointer)
{
  Copying *self = pointer;

  g_object_unref (self->page);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/* Tabs and line ends part the cells and rows. */
static void
append_cell (Copying    *self,
             guint       column,
             const char *cell)
{
  gsize start;

  if (column > 0)
    g_string_append_c (self->text, '\t');
  start = self->text->len;
  g_string_append (self->text, cell);
  g_strdelimit (self->text->str + start, "\t\r\n", ' ');
}

static void
append_headings (Copying *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    append_cell (self, i, csp_table_column_get_title (g_ptr_array_index (self->columns, i)));
  g_string_append_c (self->text, '\n');
}

static void
append_record (Copying  *self,
               gpointer  record)
{
  for (guint i = 0; i < self->columns->len; i++)
    append_cell (self, i, csp_table_column_get_text (g_ptr_array_index (self->columns, i), record, self->buffer));
  g_string_append_c (self->text, '\n');
}

static void
report_copied (CspListPage *page,
               guint        n)
{
  g_autofree char *number = csp_format_number (n);
  /* Translators: %s is a number */
  g_autofree char *sentence = g_strdup_printf (ngettext ("%s row was copied.", "%s rows were copied.", n), number);

  gtk_widget_activate_action (GTK_WIDGET (page), "win.report", "s", sentence);
}

static void
report_too_many (CspListPage *page)
{
  g_autofree char *number = csp_format_number (MAX_ROWS);
  /* Translators: %s is a number */
  g_autofree char *sentence = NULL;

  sentence = g_strdup_printf (ngettext ("No more than %s row can be copied at once. Export the rows instead.",
                                        "No more than %s rows can be copied at once. Export the rows instead.",
                                        MAX_ROWS),
                              number);
  gtk_widget_activate_action (GTK_WIDGET (page), "win.report", "s", sentence);
}

static gboolean
copy_some_cb (gpointer user_data)
{
  Copying *self = user_data;
  guint end = MIN (self->position + ROWS_AT_ONCE, self->records->len);

  for (; self->position < end; self->position++)
    append_record (self, g_ptr_array_index (self->records, self->position));
  if (end < self->records->len)
    return G_SOURCE_CONTINUE;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->page)), self->text->str);
  report_copied (self->page, end);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copying *self = user_data;
  g_autoptr(GError) error = NULL;

  self->records = csp_records_load_finish (CSP_STORE (object), result, &error);
  if (self->records != NULL)
    {
      append_headings (self);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, copy_some_cb, self, copying_free);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    gtk_widget_activate_action (GTK_WIDGET (self->page), "win.report-error", "s", error->message);
  copying_free (self);
}

static void
copy (CspListPage *page,
      GArray      *ids)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (page);
  Copying *self = g_new0 (Copying, 1);

  self->page = g_object_ref (page);
  self->columns = csp_table_view_get_shown_columns (priv->table);
  self->text = g_string_new (NULL);
  self->buffer = g_string_new (NULL);
  csp_records_load_async (priv->store, priv->query, ids, NULL, loaded_cb, self);
}

/**
 * _csp_list_page_copy_rows_action:
 *
 * Implements the action "view.copy-rows".
 */
void
_csp_list_page_copy_rows_action (GtkWidget  *widget,
                                 const char *name,
                                 GVariant   *parameter)
{
  CspListPage *page = CSP_LIST_PAGE (widget);
  g_autoptr(GArray) ids = csp_row_selection_get_ids (csp_list_page_get_selection (page));
  g_autofree char *reason = NULL;

  if (ids->len == 0)
    return;
  if (!csp_may (csp_list_page_get_store (page), CSP_ACTION_EXPORT, &reason))
    gtk_widget_activate_action (widget, "win.report", "s", reason);
  else if (ids->len > MAX_ROWS)
    report_too_many (page);
  else
    copy (page, ids);
}

/**
 * _csp_list_page_add_copy_shortcut:
 * @self: a page that has its table
 *
 * Copies the selected rows where the keyboard focus is in the table, not in the search.
 */
void
_csp_list_page_add_copy_shortcut (CspListPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK),
                                            gtk_named_action_new ("view.copy-rows"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (_csp_list_page_get_private (self)->table), controller);
}
