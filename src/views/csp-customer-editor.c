/* csp-customer-editor.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "operations/csp-bill-to-rename.h"
#include "operations/csp-customer-change.h"
#include "views/csp-customer-editor.h"
#include "widgets/csp-form.h"
#include "widgets/csp-why-button.h"

#define MAX_FIELDS 2

typedef struct
{
  const char *field;            /* in problems */
  const char *context;
  const char *label;
  const char *hint;
} FieldRow;

typedef struct
{
  CspAction action;
  FieldRow  fields[MAX_FIELDS + 1];
} PartRow;

static const PartRow parts[] = {
  [CSP_CUSTOMER_BILL_TO] = {
    CSP_ACTION_CHANGE_BILL_TO_NAME,
    { { "bill-to-name", "field", NC_("field", "Bill-to company name"),
        N_("A new name appears on bills and in the customer list. Domain name and Microsoft ID stay as they are.") } },
  },
  [CSP_CUSTOMER_NOTES] = {
    CSP_ACTION_VIEW_CUSTOMERS,
    { { "alias", "field", NC_("field", "Alias"), N_("What you call this customer. It is found by this name too.") },
      { "tags", "field", NC_("field", "Tags"), N_("Words of your own, separated by commas.") } },
  },
};

/**
 * CspCustomerEditor:
 *
 * A few fields of a customer with Submit and Cancel of their own. What was typed stays when the record changes
 * behind it.
 */
struct _CspCustomerEditor
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkWidget       *entries[MAX_FIELDS];
  GtkWidget       *why_button;
  GtkWidget       *button_box;

  CspForm         *form;
  CspStore        *store;
  CspCustomer     *customer;
  char            *shown[MAX_FIELDS];   /* what the record said when it was shown last */
  GCancellable    *cancellable;
  CspCustomerPart  part;
  gboolean         is_submitting;
};

G_DEFINE_FINAL_TYPE (CspCustomerEditor, csp_customer_editor, GTK_TYPE_WIDGET)

static gboolean
is_edited (CspCustomerEditor *self)
{
  for (guint i = 0; i < MAX_FIELDS; i++)
    if (self->entries[i] != NULL &&
        !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entries[i])), self->shown[i] ? self->shown[i] : ""))
      return TRUE;
  return FALSE;
}

static void
update_actions (CspCustomerEditor *self)
{
  gboolean edited = is_edited (self);

  gtk_widget_set_visible (self->button_box, edited || self->is_submitting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.submit",
                                 edited && !self->is_submitting && csp_form_is_valid (self->form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.cancel", edited && !self->is_submitting);
}

static CspOperation *
create_operation (CspCustomerEditor *self)
{
  g_autoptr(CspCustomer) customer = NULL;
  g_autofree char *first = csp_strip (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])));
  g_autofree char *second = NULL;

  if (self->part == CSP_CUSTOMER_BILL_TO)
    return CSP_OPERATION (csp_bill_to_rename_operation_new (self->customer->id, first));
  customer = csp_record_copy (self->customer);
  second = csp_strip (gtk_editable_get_text (GTK_EDITABLE (self->entries[1])));
  csp_set_str (&customer->alias, csp_is_empty (first) ? NULL : first);
  csp_set_str (&customer->tags, csp_is_empty (second) ? NULL : second);
  return CSP_OPERATION (csp_customer_change_operation_new (customer));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspCustomerEditor) self = user_data;
  g_autoptr(CspProblems) problems = csp_operation_validate_finish (CSP_OPERATION (object), result, NULL);

  if (problems == NULL || self->box == NULL)
    return;
  csp_form_take_problems (self->form, g_steal_pointer (&problems));
  update_actions (self);
}

static void
edited_cb (CspCustomerEditor *self)
{
  g_autoptr(CspOperation) operation = NULL;

  if (self->customer == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (is_edited (self))
    {
      self->cancellable = g_cancellable_new ();
      operation = create_operation (self);
      csp_operation_validate_async (operation, self->store, self->cancellable, checked_cb, g_object_ref (self));
    }
  else
    csp_form_take_problems (self->form, csp_problems_new ());
  update_actions (self);
}

static void
show_values (CspCustomerEditor *self)
{
  for (guint i = 0; i < MAX_FIELDS; i++)
    if (self->entries[i] != NULL)
      gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), self->shown[i] ? self->shown[i] : "");
}

static void
submitted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspCustomerEditor) self = user_data;
  CspOperation *operation = CSP_OPERATION (object);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = csp_operation_run_finish (operation, result, &problems, &error);
  g_autofree char *sentence = done ? csp_operation_describe (operation) : NULL;

  self->is_submitting = FALSE;
  if (self->box == NULL)
    return;
  if (done)
    {
      show_values (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report-undoable", "(ss)", sentence,
                                  csp_operation_get_id (operation));
    }
  else if (problems != NULL)
    {
      csp_form_take_problems (self->form, g_steal_pointer (&problems));
      csp_form_focus_first_error (self->form);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", error->message);
  update_actions (self);
}

static void
submit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CspCustomerEditor *self = CSP_CUSTOMER_EDITOR (widget);
  g_autoptr(CspOperation) operation = create_operation (self);

  self->is_submitting = TRUE;
  update_actions (self);
  csp_operation_run_async (operation, self->store, CSP_ORIGIN_PERSON, NULL, submitted_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CspCustomerEditor *self = CSP_CUSTOMER_EDITOR (widget);

  show_values (self);
  gtk_widget_grab_focus (self->entries[0]);
}

static void
entry_activated_cb (CspCustomerEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.submit", NULL);
}

static void
csp_customer_editor_dispose (GObject *object)
{
  CspCustomerEditor *self = CSP_CUSTOMER_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (csp_customer_editor_parent_class)->dispose (object);
}

static void
csp_customer_editor_finalize (GObject *object)
{
  CspCustomerEditor *self = CSP_CUSTOMER_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->customer);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  for (guint i = 0; i < MAX_FIELDS; i++)
    g_free (self->shown[i]);

  G_OBJECT_CLASS (csp_customer_editor_parent_class)->finalize (object);
}

static void
csp_customer_editor_class_init (CspCustomerEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_customer_editor_dispose;
  object_class->finalize = csp_customer_editor_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "editor.submit", NULL, submit_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action);
}

static void
csp_customer_editor_init (CspCustomerEditor *self)
{
  self->form = csp_form_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_field (CspCustomerEditor *self,
           guint              index,
           const FieldRow    *field)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *row = csp_form_row_new (field->field, g_dpgettext2 (NULL, field->context, field->label), entry);

  csp_form_row_set_hint (CSP_FORM_ROW (row), _(field->hint));
  csp_form_add (self->form, CSP_FORM_ROW (row));
  if (index == 0)
    {
      self->why_button = csp_why_button_new ();
      csp_form_row_add_suffix (CSP_FORM_ROW (row), self->why_button);
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), row);
  self->entries[index] = entry;
}

static void
add_buttons (CspCustomerEditor *self)
{
  GtkWidget *submit = gtk_button_new_with_label (C_("button", "Submit"));
  GtkWidget *cancel = gtk_button_new_with_label (C_("button", "Cancel"));

  self->button_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->button_box, GTK_ALIGN_END);
  gtk_widget_add_css_class (submit, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (submit), "editor.submit");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "editor.cancel");
  gtk_box_append (GTK_BOX (self->button_box), cancel);
  gtk_box_append (GTK_BOX (self->button_box), submit);
  gtk_box_append (GTK_BOX (self->box), self->button_box);
}

/**
 * csp_customer_editor_new:
 * @store: an open profile
 * @part: what it edits
 *
 * Returns: (transfer floating): an editor that shows nothing yet
 */
GtkWidget *
csp_customer_editor_new (CspStore        *store,
                         CspCustomerPart  part)
{
  CspCustomerEditor *self = g_object_new (CSP_TYPE_CUSTOMER_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->part = part;
  for (guint i = 0; parts[part].fields[i].field != NULL; i++)
    add_field (self, i, &parts[part].fields[i]);
  add_buttons (self);
  return GTK_WIDGET (self);
}

static void
guard (CspCustomerEditor *self)
{
  g_autofree char *reason = NULL;
  gboolean allowed = csp_may (self->store, parts[self->part].action, &reason);

  if (allowed && csp_store_is_read_only (self->store))
    {
      allowed = FALSE;
      reason = g_strdup (_("This profile is open for reading only."));
    }
  for (guint i = 0; i < MAX_FIELDS; i++)
    if (self->entries[i] != NULL)
      gtk_widget_set_sensitive (self->entries[i], allowed);
  csp_why_button_set_reason (CSP_WHY_BUTTON (self->why_button), reason);
}

/* A field that still says what the record said follows it. */
static void
follow (CspCustomerEditor *self,
        guint              index,
        const char        *value)
{
  GtkEditable *entry = GTK_EDITABLE (self->entries[index]);
  const char *shown = self->shown[index] ? self->shown[index] : "";
  gboolean untouched = g_str_equal (gtk_editable_get_text (entry), shown);

  csp_set_str (&self->shown[index], value);
  if (untouched)
    gtk_editable_set_text (entry, value ? value : "");
}

/**
 * csp_customer_editor_show:
 * @self: the editor
 * @customer: the customer as it is stored
 * @bill_to_name: (nullable): its Bill-to company name
 *
 * Shows the record. What the person has typed since it was shown last stays.
 */
void
csp_customer_editor_show (CspCustomerEditor *self,
                          CspCustomer       *customer,
                          const char        *bill_to_name)
{
  g_return_if_fail (CSP_IS_CUSTOMER_EDITOR (self));
  g_return_if_fail (CSP_IS_CUSTOMER (customer));

  g_set_object (&self->customer, customer);
  if (self->part == CSP_CUSTOMER_BILL_TO)
    follow (self, 0, csp_is_empty (bill_to_name) ? customer->company_name : bill_to_name);
  else
    {
      follow (self, 0, customer->alias);
      follow (self, 1, customer->tags);
    }
  guard (self);
  update_actions (self);
}
