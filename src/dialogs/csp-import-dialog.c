/* csp-import-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-error.h"
#include "base/csp-text.h"
#include "dialogs/csp-import-dialog.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-format.h"
#include "widgets/csp-platform.h"

#define PROGRESS_MS 100
#define SHARE_UNIT 10000

/**
 * CspImportDialog:
 *
 * Imports a file, all of it or nothing. Where rows are wrong it lists every one and offers to import the others.
 */
struct _CspImportDialog
{
  AdwWindow            parent_instance;

  GtkStack            *stack;
  AdwStatusPage       *running_page;
  AdwStatusPage       *failed_page;
  GtkProgressBar      *progress_bar;
  GtkLabel            *summary_label;
  GtkListView         *problem_list;
  GtkWidget           *good_button;

  CspStore            *store;
  CspImportCreateFunc  create;
  char                *path;
  GCancellable        *cancellable;
  guint                progress_source;
  int                 *share;         /* shared with the database's thread, in SHARE_UNIT; atomic */
};

G_DEFINE_FINAL_TYPE (CspImportDialog, csp_import_dialog, ADW_TYPE_WINDOW)

static void
progress_on_thread (double   share,
                    gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, (int) (share * SHARE_UNIT));
}

static gboolean
progress_cb (gpointer user_data)
{
  CspImportDialog *self = CSP_IMPORT_DIALOG (user_data);

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (self->share) / (double) SHARE_UNIT);
  return G_SOURCE_CONTINUE;
}

static GtkSelectionModel *
describe_problems (CspImportOperation *import)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < import->problems->len; i++)
    {
      const CspImportProblem *problem = g_ptr_array_index (import->problems, i);
      g_autofree char *row = csp_format_number ((gint64) problem->row);
      /* Translators: number of a row, number of a column, what is wrong there */
      g_autofree char *text = g_strdup_printf (_("Row %1$s, column %2$u: %3$s"), row, problem->column,
                                               problem->message);

      gtk_string_list_append (list, text);
    }
  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (list)));
}

static void
show_problems (CspImportDialog    *self,
               CspImportOperation *import)
{
  g_autoptr(GtkSelectionModel) model = describe_problems (import);
  g_autofree char *number = csp_format_number ((gint64) import->rejected);
  g_autofree char *summary = NULL;

  summary = g_strdup_printf (ngettext ("%s row cannot be imported, so nothing was. Correct the file and import it "
                                       "again, or import the good rows only.",
                                       "%s rows cannot be imported, so nothing was. Correct the file and import it "
                                       "again, or import the good rows only.",
                                       (gulong) import->rejected), number);
  gtk_label_set_label (self->summary_label, summary);
  gtk_list_view_set_model (self->problem_list, model);
  gtk_stack_set_visible_child_name (self->stack, "problems");
  gtk_widget_grab_focus (GTK_WIDGET (self->problem_list));
}

static void
show_failure (CspImportDialog *self,
              const char      *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failed_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
report_success (CspImportDialog    *self,
                CspImportOperation *import)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *summary = csp_import_operation_summarize (import);
  const char *id = csp_operation_get_id (CSP_OPERATION (import));

  if (parent == NULL)
    return;
  if (csp_operation_is_undoable (CSP_OPERATION (import)))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.report-undoable", "(ss)", summary, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.report", "s", summary);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspImportDialog) self = CSP_IMPORT_DIALOG (user_data);
  CspImportOperation *import = CSP_IMPORT_OPERATION (object);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = csp_operation_run_finish (CSP_OPERATION (import), result, &problems, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (done)
    {
      report_success (self, import);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_cancellable_is_cancelled (self->cancellable))
    return;
  else if (import->problems != NULL && import->problems->len > 0)
    show_problems (self, import);
  else if (problems != NULL && csp_problems_has_errors (problems))
    {
      g_autofree char *text = csp_problems_to_text (problems, CSP_SEVERITY_ERROR);

      show_failure (self, text);
    }
  else
    show_failure (self, error->message);
}

static void
run (CspImportDialog *self,
     gboolean         good_rows,
     const char      *report_path)
{
  g_autoptr(CspImportOperation) import = self->create (self->path);

  g_atomic_int_set (self->share, 0);
  import->good_rows = good_rows;
  csp_set_str (&import->report_path, report_path);
  import->funcs = (CspImportFuncs) { .progress = progress_on_thread, .user_data = self->share };
  /* The thread may still count when the dialog is gone. */
  g_object_set_data_full (G_OBJECT (import), "share", g_rc_box_acquire (self->share), g_rc_box_release);

  gtk_stack_set_visible_child_name (self->stack, "running");
  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  csp_operation_run_async (CSP_OPERATION (import), self->store, CSP_ORIGIN_FILE, self->cancellable, imported_cb,
                           g_object_ref (self));
}

static void
report_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CspImportDialog) self = CSP_IMPORT_DIALOG (user_data);
  g_autoptr(GFile) file = csp_platform_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    csp_import_dialog_import_the_good (self, g_file_peek_path (file));
}

static void
good_rows_cb (CspImportDialog *self)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *stem = g_strndup (base, g_str_has_suffix (base, ".csv") ? strlen (base) - 4 : strlen (base));
  /* Translators: name of a file; %s is the name of the file that was imported */
  g_autofree char *name = g_strdup_printf (_("%s (rejected).csv"), stem);
  const CspFileChoice choice = {
    .task = CSP_FILE_SAVE,
    .title = _("Where the rejected rows shall be"),
    .accept = C_("button", "_Import"),
    .filter = _("CSV files"),
    .pattern = "*.csv",
    .name = name,
  };

  csp_platform_choose_file_async (GTK_WINDOW (self), &choice, report_chosen_cb, g_object_ref (self));
}

static void
csp_import_dialog_dispose (GObject *object)
{
  CspImportDialog *self = CSP_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);

  G_OBJECT_CLASS (csp_import_dialog_parent_class)->dispose (object);
}

static void
csp_import_dialog_finalize (GObject *object)
{
  CspImportDialog *self = CSP_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->share, g_rc_box_release);

  G_OBJECT_CLASS (csp_import_dialog_parent_class)->finalize (object);
}

static void
csp_import_dialog_class_init (CspImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = csp_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, running_page);
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, problem_list);
  gtk_widget_class_bind_template_child (widget_class, CspImportDialog, good_button);
  gtk_widget_class_bind_template_callback (widget_class, good_rows_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_import_dialog_init (CspImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->share = g_rc_box_new0 (int);
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
}

/**
 * csp_import_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @create: makes the operation
 * @path: the file
 *
 * Returns: (transfer none): the dialog, not yet shown and not yet importing
 */
GtkWidget *
csp_import_dialog_new (GtkWindow           *parent,
                       CspStore            *store,
                       CspImportCreateFunc  create,
                       const char          *path)
{
  CspImportDialog *self = g_object_new (CSP_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_markup_printf_escaped (_("Importing “%s”…"), name);

  self->store = g_object_ref (store);
  self->create = create;
  self->path = g_strdup (path);
  adw_status_page_set_title (self->running_page, title);
  return GTK_WIDGET (self);
}

/**
 * csp_import_dialog_start:
 * @self: the dialog
 *
 * Imports the file if all of its rows are good.
 */
void
csp_import_dialog_start (CspImportDialog *self)
{
  g_return_if_fail (CSP_IS_IMPORT_DIALOG (self));

  run (self, FALSE, NULL);
}

/**
 * csp_import_dialog_import_the_good:
 * @self: the dialog
 * @report_path: (nullable): where the rejected rows go, with the reasons
 *
 * Imports the good rows of the file.
 */
void
csp_import_dialog_import_the_good (CspImportDialog *self,
                                   const char      *report_path)
{
  g_return_if_fail (CSP_IS_IMPORT_DIALOG (self));

  run (self, TRUE, report_path);
}
