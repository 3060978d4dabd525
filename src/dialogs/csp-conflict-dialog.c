/* csp-conflict-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-conflict-dialog.h"
#include "operations/csp-conflict-load.h"
#include "operations/csp-conflict-resolve.h"
#include "operations/csp-outbox.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-change-text.h"
#include "widgets/csp-wrap-box.h"

/**
 * CspConflictDialog:
 *
 * Lets a person decide about fields that were changed here and in Partner Center: what both sides last agreed on, what
 * was wanted here, what is there now (functional-spec §5.9). Not modal: nothing else waits for the decision.
 */
struct _CspConflictDialog
{
  AdwWindow       parent_instance;

  GtkLabel       *intro_label;
  GtkLabel       *failure_label;
  GtkBox         *fields_box;

  CspStore       *store;
  CspOutboxEntry *entry;
  GPtrArray      *conflicts;            /* CspConflict, NULL until they are read */
  GPtrArray      *choices;              /* for each conflict the check button Take theirs; unowned */
  GCancellable   *cancellable;
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (CspConflictDialog, csp_conflict_dialog, ADW_TYPE_WINDOW)

static void
show_failure (CspConflictDialog *self,
              const char        *sentence)
{
  gtk_label_set_label (self->failure_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), !csp_is_empty (sentence));
}

/* A field counts as decided once either button is chosen. */
static void
update_actions (CspConflictDialog *self)
{
  gboolean decided = self->conflicts != NULL && self->conflicts->len > 0 && !self->busy;

  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkWidget *theirs = self->choices->pdata[i];
      GtkWidget *mine = g_object_get_data (G_OBJECT (theirs), "csp-mine");

      decided = decided && (gtk_check_button_get_active (GTK_CHECK_BUTTON (theirs)) ||
                            gtk_check_button_get_active (GTK_CHECK_BUTTON (mine)));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.save", decided);
}

static void
decided_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspConflictDialog) self = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->busy = FALSE;
  if (csp_operation_run_finish (CSP_OPERATION (object), result, &problems, &error))
    {
      sentence = csp_operation_describe (CSP_OPERATION (object));
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.report", "s", sentence);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = problems ? csp_problems_to_text (problems, CSP_SEVERITY_ERROR) : g_strdup (error->message);
  show_failure (self, sentence);
  update_actions (self);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CspConflictDialog *self = CSP_CONFLICT_DIALOG (widget);
  g_autoptr(CspConflictResolveOperation) operation = NULL;
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < self->conflicts->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices->pdata[i])))
      g_ptr_array_add (fields, ((CspConflict *) self->conflicts->pdata[i])->field);
  g_ptr_array_add (fields, NULL);
  operation = csp_conflict_resolve_operation_new (self->entry->id, (const char * const *) fields->pdata);
  self->busy = TRUE;
  update_actions (self);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, decided_cb,
                           g_object_ref (self));
}

static void
choose_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  CspConflictDialog *self = CSP_CONFLICT_DIALOG (widget);
  gboolean theirs = g_str_equal (name, "conflict.take-theirs");

  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkWidget *choice = self->choices->pdata[i];

      if (!theirs)
        choice = g_object_get_data (G_OBJECT (choice), "csp-mine");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
    }
}

static const char *
shown_value (const char *text)
{
  return csp_is_empty (text) ? C_("value", "Empty") : text;
}

static GtkWidget *
add_choice (CspConflictDialog *self,
            GtkWidget         *group,
            GtkWidget         *leader,
            const char        *title,
            const char        *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), leader ? GTK_CHECK_BUTTON (leader) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (button, "toggled", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_conflict (CspConflictDialog *self,
              const CspConflict *conflict)
{
  const char *type = self->entry->subject_type;
  const char *title = csp_change_text_title (type, conflict->field);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *base = csp_change_text_value (type, conflict->field, conflict->base);
  g_autofree char *mine = csp_change_text_value (type, conflict->field, conflict->mine);
  g_autofree char *theirs = csp_change_text_value (type, conflict->field, conflict->theirs);
  /* translators: %s is the value of a field when both sides last agreed on it */
  g_autofree char *before = g_strdup_printf (_("Before: %s"), shown_value (base));
  g_autofree char *description = g_markup_escape_text (before, -1);
  GtkWidget *keep;
  GtkWidget *take;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title ? title : conflict->field);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  keep = add_choice (self, group, NULL, _("Keep mine: what was changed here"), shown_value (mine));
  take = add_choice (self, group, keep, _("Take theirs: what is in Partner Center now"), shown_value (theirs));
  g_object_set_data (G_OBJECT (take), "csp-mine", keep);
  g_ptr_array_add (self->choices, take);
  gtk_box_append (self->fields_box, group);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspConflictDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) conflicts = csp_conflict_load_finish (CSP_STORE (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (conflicts == NULL || conflicts->len == 0)
    {
      show_failure (self, conflicts == NULL ? error->message : _("There is nothing to decide any more."));
      return;
    }
  self->conflicts = g_steal_pointer (&conflicts);
  for (guint i = 0; i < self->conflicts->len; i++)
    add_conflict (self, self->conflicts->pdata[i]);
  update_actions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->fields_box), GTK_DIR_TAB_FORWARD);
}

static void
csp_conflict_dialog_dispose (GObject *object)
{
  CspConflictDialog *self = CSP_CONFLICT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_CONFLICT_DIALOG);

  G_OBJECT_CLASS (csp_conflict_dialog_parent_class)->dispose (object);
}

static void
csp_conflict_dialog_finalize (GObject *object)
{
  CspConflictDialog *self = CSP_CONFLICT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->entry);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_conflict_dialog_parent_class)->finalize (object);
}

static void
csp_conflict_dialog_class_init (CspConflictDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_conflict_dialog_dispose;
  object_class->finalize = csp_conflict_dialog_finalize;

  g_type_ensure (CSP_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspConflictDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, CspConflictDialog, failure_label);
  gtk_widget_class_bind_template_child (widget_class, CspConflictDialog, fields_box);
  gtk_widget_class_install_action (widget_class, "conflict.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "conflict.keep-mine", NULL, choose_all_action);
  gtk_widget_class_install_action (widget_class, "conflict.take-theirs", NULL, choose_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_conflict_dialog_init (CspConflictDialog *self)
{
  self->choices = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * csp_conflict_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @entry: an outbox entry that waits for a decision
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_conflict_dialog_new (GtkWindow      *parent,
                         CspStore       *store,
                         CspOutboxEntry *entry)
{
  CspConflictDialog *self = g_object_new (CSP_TYPE_CONFLICT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *what = csp_outbox_describe (entry);
  /* translators: %s says what waits to be sent, as: Change subscription “Office 365” */
  g_autofree char *intro = g_strdup_printf (_("%s: the same was changed in Partner Center meanwhile. Choose what "
                                              "shall be kept."), what);

  self->store = g_object_ref (store);
  self->entry = g_object_ref (entry);
  gtk_label_set_label (self->intro_label, intro);
  csp_conflict_load_async (store, entry->id, self->cancellable, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
