/* csp-export-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/csp-export-dialog.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-format.h"
#include "widgets/csp-platform.h"

#define PULSE_MS 100

/**
 * CspExportDialog:
 *
 * Asks what of a list to export, and where to, and writes the file. The window says when it is done.
 */
struct _CspExportDialog
{
  AdwWindow       parent_instance;

  GtkWidget      *choose_button;
  GtkCheckButton *everything_button;
  GtkLabel       *everything_label;
  GtkCheckButton *shown_button;
  GtkLabel       *shown_label;
  GtkCheckButton *selected_button;
  GtkLabel       *selected_label;
  GtkCheckButton *columns_button;
  GtkCheckButton *formulas_button;
  GtkProgressBar *progress_bar;

  CspStore       *store;
  CspListQuery   *query;
  GArray         *selected;     /* local ids */
  CspExportKind   kind;
  GCancellable   *cancellable;
  guint           pulse_source;
};

G_DEFINE_FINAL_TYPE (CspExportDialog, csp_export_dialog, ADW_TYPE_WINDOW)

static char *
title_of (CspExportKind kind)
{
  switch (kind)
    {
    case CSP_EXPORT_CUSTOMERS:
      return g_strdup (C_("button", "Export customers"));
    case CSP_EXPORT_RESELLERS:
      return g_strdup (C_("button", "Export resellers"));
    case CSP_EXPORT_SUBSCRIPTIONS:
      return g_strdup (C_("button", "Export subscriptions"));
    default:
      return g_strdup (C_("button", "Export offers"));
    }
}

static const char *
describe_everything (CspExportKind       kind,
                     const CspListQuery *query)
{
  if (query != NULL && query->kind == CSP_LIST_FORMER_CUSTOMERS)
    return _("All former customers");
  switch (kind)
    {
    case CSP_EXPORT_CUSTOMERS:
      return _("All customers");
    case CSP_EXPORT_RESELLERS:
      return _("All resellers");
    case CSP_EXPORT_SUBSCRIPTIONS:
      return _("All subscriptions");
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_shown (CspExportKind kind,
                guint         n)
{
  g_autofree char *number = csp_format_number (n);

  switch (kind)
    {
    case CSP_EXPORT_CUSTOMERS:
      /* Translators: what to export; %s is a number */
      return g_strdup_printf (ngettext ("Only the listed %s customer", "Only the listed %s customers", n), number);
    case CSP_EXPORT_RESELLERS:
      /* Translators: what to export; %s is a number */
      return g_strdup_printf (ngettext ("Only the listed %s reseller", "Only the listed %s resellers", n), number);
    case CSP_EXPORT_SUBSCRIPTIONS:
      /* Translators: what to export; %s is a number */
      return g_strdup_printf (ngettext ("Only the listed %s subscription", "Only the listed %s subscriptions", n),
                              number);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_selection (CspExportKind kind,
                    guint         n)
{
  g_autofree char *number = csp_format_number (n);

  switch (kind)
    {
    case CSP_EXPORT_CUSTOMERS:
      /* Translators: what to export; %s is a number */
      return g_strdup_printf (ngettext ("%s selected customer", "%s selected customers", n), number);
    case CSP_EXPORT_RESELLERS:
      /* Translators: what to export; %s is a number */
      return g_strdup_printf (ngettext ("%s selected reseller", "%s selected resellers", n), number);
    case CSP_EXPORT_SUBSCRIPTIONS:
      /* Translators: what to export; %s is a number */
      return g_strdup_printf (ngettext ("%s selected subscription", "%s selected subscriptions", n), number);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_result (guint64     n_rows,
                 const char *path)
{
  g_autofree char *number = csp_format_number ((gint64) n_rows);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  /* Translators: a number, then the name of a file */
  return g_strdup_printf (ngettext ("%1$s row was written to “%2$s”.", "%1$s rows were written to “%2$s”.",
                                    (gulong) n_rows), number, name);
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (CSP_EXPORT_DIALOG (user_data)->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (CspExportDialog *self,
          gboolean         busy)
{
  gtk_widget_set_sensitive (self->choose_button, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), busy);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (busy)
    self->pulse_source = g_timeout_add (PULSE_MS, pulse_cb, self);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspExportDialog) self = CSP_EXPORT_DIALOG (user_data);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *path = g_object_get_data (G_OBJECT (self), "path");
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint64 n_rows;

  set_busy (self, FALSE);
  if (csp_export_finish (result, &n_rows, &error))
    {
      sentence = describe_result (n_rows, path);
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.report", "s", sentence);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.report-error", "s", error->message);
}

/* What the list would show without its search and filters. */
static CspListQuery *
everything_of (const CspListQuery *query)
{
  CspListQuery *everything = csp_list_query_new (query->kind);

  everything->sort = g_strdup (query->sort);
  everything->descending = query->descending;
  return everything;
}

/**
 * csp_export_dialog_write:
 * @self: the dialog
 * @path: where the file shall be; what is there is replaced
 *
 * Exports what is chosen. Closing the dialog meanwhile gives it up, and leaves @path as it was.
 */
void
csp_export_dialog_write (CspExportDialog *self,
                         const char      *path)
{
  gboolean is_selection = gtk_check_button_get_active (self->selected_button);
  gboolean is_shown = gtk_check_button_get_active (self->shown_button);
  g_autoptr(CspListQuery) everything = self->query != NULL ? everything_of (self->query) : NULL;
  const CspExport export = {
    .kind = self->kind,
    .query = is_selection || is_shown ? self->query : everything,
    .ids = is_selection ? self->selected : NULL,
    .all_columns = gtk_check_button_get_active (self->columns_button),
    .protects_formulas = gtk_check_button_get_active (self->formulas_button),
  };

  g_return_if_fail (CSP_IS_EXPORT_DIALOG (self));

  g_object_set_data_full (G_OBJECT (self), "path", g_strdup (path), g_free);
  set_busy (self, TRUE);
  csp_export_async (self->store, &export, path, self->cancellable, exported_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CspExportDialog) self = CSP_EXPORT_DIALOG (user_data);
  g_autoptr(GFile) file = csp_platform_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && !g_cancellable_is_cancelled (self->cancellable))
    csp_export_dialog_write (self, g_file_peek_path (file));
}

static void
choose_file_cb (CspExportDialog *self)
{
  g_autofree char *name = csp_export_default_name (self->kind, csp_store_get_profile (self->store));
  g_autofree char *title = title_of (self->kind);
  const CspFileChoice choice = {
    .task = CSP_FILE_SAVE,
    .title = title,
    .accept = C_("button", "_Export"),
    .filter = _("CSV files"),
    .pattern = "*.csv",
    .name = name,
  };

  csp_platform_choose_file_async (GTK_WINDOW (self), &choice, file_chosen_cb, g_object_ref (self));
}

static void
csp_export_dialog_dispose (GObject *object)
{
  CspExportDialog *self = CSP_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);

  G_OBJECT_CLASS (csp_export_dialog_parent_class)->dispose (object);
}

static void
csp_export_dialog_finalize (GObject *object)
{
  CspExportDialog *self = CSP_EXPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, csp_list_query_free);
  g_clear_pointer (&self->selected, g_array_unref);

  G_OBJECT_CLASS (csp_export_dialog_parent_class)->finalize (object);
}

static void
csp_export_dialog_class_init (CspExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = csp_export_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, everything_button);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, everything_label);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, shown_button);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, shown_label);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, selected_button);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, selected_label);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, columns_button);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, formulas_button);
  gtk_widget_class_bind_template_child (widget_class, CspExportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_export_dialog_init (CspExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
}

static void
offer (GtkCheckButton *button,
       GtkLabel       *label,
       const char     *text)
{
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
}

/* On the page of one customer, all subscriptions are seldom meant. */
static void
offer_shown (CspExportDialog *self,
             guint            n_shown)
{
  g_autofree char *text = describe_shown (self->kind, n_shown);

  offer (self->shown_button, self->shown_label, text);
  gtk_check_button_set_active (self->query->customer_id != 0 ? self->shown_button : self->everything_button, TRUE);
}

static void
offer_selection (CspExportDialog *self,
                 GArray          *selected)
{
  g_autofree char *text = describe_selection (self->kind, selected->len);

  self->selected = g_array_ref (selected);
  offer (self->selected_button, self->selected_label, text);
  gtk_check_button_set_active (self->selected_button, TRUE);
}

/**
 * csp_export_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @kind: what to export
 * @query: (nullable): what the list shows; offered when a search or filter narrows it
 * @n_shown: how many records the list of @query shows
 * @selected: (nullable) (element-type guint32): local ids of what is selected in the list of @query; offered when it
 *   is more than one
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_export_dialog_new (GtkWindow          *parent,
                       CspStore           *store,
                       CspExportKind       kind,
                       const CspListQuery *query,
                       guint               n_shown,
                       GArray             *selected)
{
  g_autofree char *title = title_of (kind);
  CspExportDialog *self = g_object_new (CSP_TYPE_EXPORT_DIALOG, "transient-for", parent, "title", title, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->query = query != NULL ? csp_list_query_copy (query) : NULL;
  offer (self->everything_button, self->everything_label, describe_everything (kind, query));
  if (query != NULL && csp_list_query_is_narrowed (query))
    offer_shown (self, n_shown);
  if (query != NULL && selected != NULL && selected->len > 1)
    offer_selection (self, selected);
  return GTK_WIDGET (self);
}
