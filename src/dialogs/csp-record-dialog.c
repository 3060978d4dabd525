/* csp-record-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "dialogs/csp-record-dialog.h"
#include "domain/csp-customer.h"
#include "operations/csp-customer-add.h"
#include "operations/csp-reseller-add.h"
#include "operations/csp-reseller-change.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-country-choice.h"
#include "widgets/csp-form.h"
#include "widgets/csp-why-button.h"

#define CHECK_DELAY_MS 120

typedef enum
{
  INPUT_TEXT,
  INPUT_DIGITS,
  INPUT_COUNTRY,
  INPUT_AGREEMENT,
} InputKind;

/**
 * FieldRow:
 * @field: its name in problems
 * @property: the record's property
 * @context: message context of @label
 * @label: its label
 * @hint: (nullable): what else to know
 * @kind: how it is given
 * @required: whether it must be
 */
typedef struct
{
  const char *field;
  const char *property;
  const char *context;
  const char *label;
  const char *hint;
  InputKind   kind;
  gboolean    required;
} FieldRow;

static const FieldRow reseller_fields[] = {
  { "name", "name", "field", NC_("field", "Reseller name"), NULL, INPUT_TEXT, TRUE },
  { "mpn-id", "mpn-id", "field", NC_("field", "MPN ID"),
    N_("The location ID (PLA) the reseller joined the program with."), INPUT_DIGITS, TRUE },
  { "tenant-id", "microsoft-id", "field", NC_("field", "Tenant ID"), N_("Optional"), INPUT_TEXT, FALSE },
  { "country", "country", "field", NC_("field", "Country/Region"), NULL, INPUT_COUNTRY, FALSE },
  { "mpa-state", "mpa-state", "field", NC_("field", "Microsoft Partner Agreement"), NULL, INPUT_AGREEMENT, FALSE },
  { NULL },
};

static const FieldRow customer_fields[] = {
  { "company-name", "company-name", "field", NC_("field", "Company name"), NULL, INPUT_TEXT, TRUE },
  { "domain", "domain", "field", NC_("field", "Primary domain name"), NULL, INPUT_TEXT, TRUE },
  { "microsoft-id", "microsoft-id", "field", NC_("field", "Microsoft ID"),
    N_("Optional. Partner Center shows it once the customer has accepted."), INPUT_TEXT, FALSE },
  { "country", "country", "field", NC_("field", "Country/Region"), NULL, INPUT_COUNTRY, FALSE },
  { NULL },
};

/**
 * CspRecordDialog:
 *
 * Asks for what is known of an indirect reseller, or of a customer that accepted a request: in a local profile
 * the other side's answer is recorded by hand (design.md, One profile, one file, one backend).
 */
struct _CspRecordDialog
{
  AdwWindow       parent_instance;

  GtkLabel       *notice_label;
  GtkLabel       *failure_label;
  GtkBox         *fields_box;
  CspWhyButton   *why_button;
  GtkWidget      *save_button;

  CspStore       *store;
  CspRecord      *record;               /* as it was; a new one has no id */
  gint64          invitation_id;        /* what it answers, or 0 */
  const FieldRow *fields;
  CspForm        *form;
  GCancellable   *cancellable;
  guint           check_source;
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (CspRecordDialog, csp_record_dialog, ADW_TYPE_WINDOW)

static void
update_save (CspRecordDialog *self)
{
  g_autofree char *summary = csp_form_get_summary (self->form);

  csp_why_button_set_reason (self->why_button, summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", csp_form_is_valid (self->form) && !self->busy);
}

static const char *
get_value (CspRecordDialog *self,
           const FieldRow  *field)
{
  GtkWidget *input = csp_form_row_get_input (csp_form_find (self->form, field->field));

  if (CSP_IS_CHOICE (input))
    return csp_choice_get_id (CSP_CHOICE (input));
  return gtk_editable_get_text (GTK_EDITABLE (input));
}

/* Returns: (transfer full): the record as it is filled in */
static gpointer
collect (CspRecordDialog *self)
{
  gpointer record = csp_record_copy (self->record);

  for (const FieldRow *field = self->fields; field->field != NULL; field++)
    {
      g_autofree char *value = csp_strip (get_value (self, field));

      g_object_set (record, field->property, csp_is_empty (value) ? NULL : value, NULL);
    }
  if (CSP_IS_RESELLER (record) &&
      g_strcmp0 (CSP_RESELLER (record)->mpa_state, CSP_RESELLER (self->record)->mpa_state) != 0)
    g_object_set (record, "mpa-checked-at", csp_clock_now (), NULL);
  return record;
}

static CspOperation *
create_operation (CspRecordDialog *self)
{
  g_autoptr(CspRecord) record = collect (self);

  if (CSP_IS_CUSTOMER (record))
    return CSP_OPERATION (csp_customer_add_operation_new (CSP_CUSTOMER (record), self->invitation_id));
  if (CSP_RESELLER (record)->id != 0)
    return CSP_OPERATION (csp_reseller_change_operation_new (CSP_RESELLER (record)));
  return CSP_OPERATION (csp_reseller_add_operation_new (CSP_RESELLER (record), self->invitation_id));
}

static void
show_failure (CspRecordDialog *self,
              const char      *sentence)
{
  gtk_label_set_label (self->failure_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), !csp_is_empty (sentence));
}

static void
show_problems (CspRecordDialog *self,
               CspProblems     *problems)
{
  const CspProblem *whole = csp_problems_find (problems, "");

  if (whole == NULL)
    whole = csp_problems_find (problems, "invitation");
  show_failure (self, whole ? whole->message : NULL);
  csp_form_take_problems (self->form, problems);
  update_save (self);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspRecordDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspProblems) problems = csp_operation_validate_finish (CSP_OPERATION (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (problems != NULL)
    show_problems (self, g_steal_pointer (&problems));
  else
    show_failure (self, error->message);
}

static gboolean
check_late_cb (gpointer user_data)
{
  CspRecordDialog *self = user_data;
  g_autoptr(CspOperation) operation = create_operation (self);

  self->check_source = 0;
  csp_operation_validate_async (operation, self->store, self->cancellable, checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CspRecordDialog *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY_MS, check_late_cb, self);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspRecordDialog) self = user_data;
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *sentence = NULL;

  self->busy = FALSE;
  if (csp_operation_run_finish (CSP_OPERATION (object), result, &problems, &error))
    {
      sentence = csp_operation_describe (CSP_OPERATION (object));
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.report-undoable", "(ss)", sentence,
                                    csp_operation_get_id (CSP_OPERATION (object)));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (problems != NULL)
    {
      show_problems (self, g_steal_pointer (&problems));
      csp_form_focus_first_error (self->form);
    }
  else
    show_failure (self, error->message);
  update_save (self);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CspRecordDialog *self = CSP_RECORD_DIALOG (widget);
  g_autoptr(CspOperation) operation = create_operation (self);

  self->busy = TRUE;
  update_save (self);
  csp_operation_run_async (operation, self->store, CSP_ORIGIN_PERSON, NULL, stored_cb, g_object_ref (self));
}

static GtkWidget *
create_agreement_choice (void)
{
  GtkWidget *choice = csp_choice_new ();

  csp_choice_append (CSP_CHOICE (choice), "unknown", C_("agreement", "Not known"));
  csp_choice_append (CSP_CHOICE (choice), "signed", C_("agreement", "Signed"));
  csp_choice_append (CSP_CHOICE (choice), "not-signed", C_("agreement", "Not signed"));
  return choice;
}

static GtkWidget *
create_input (CspRecordDialog *self,
              const FieldRow  *field)
{
  g_autofree char *value = NULL;
  GtkWidget *input;

  g_object_get (self->record, field->property, &value, NULL);
  if (field->kind == INPUT_COUNTRY || field->kind == INPUT_AGREEMENT)
    {
      input = field->kind == INPUT_COUNTRY ? csp_country_choice_new () : create_agreement_choice ();
      csp_choice_set_id (CSP_CHOICE (input), value ? value : "");
      g_signal_connect_swapped (input, "notify::selected-id", G_CALLBACK (changed_cb), self);
      return input;
    }
  input = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (input), value ? value : "");
  if (field->kind == INPUT_DIGITS)
    gtk_entry_set_input_purpose (GTK_ENTRY (input), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_activates_default (GTK_ENTRY (input), TRUE);
  g_signal_connect_swapped (input, "changed", G_CALLBACK (changed_cb), self);
  return input;
}

static void
create_rows (CspRecordDialog *self)
{
  for (const FieldRow *field = self->fields; field->field != NULL; field++)
    {
      GtkWidget *row = csp_form_row_new (field->field, g_dpgettext2 (NULL, field->context, field->label),
                                         create_input (self, field));

      csp_form_row_set_required (CSP_FORM_ROW (row), field->required);
      csp_form_row_set_hint (CSP_FORM_ROW (row), field->hint ? _(field->hint) : NULL);
      gtk_box_append (self->fields_box, row);
      csp_form_add (self->form, CSP_FORM_ROW (row));
    }
}

static void
csp_record_dialog_dispose (GObject *object)
{
  CspRecordDialog *self = CSP_RECORD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->check_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_RECORD_DIALOG);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (csp_record_dialog_parent_class)->dispose (object);
}

static void
csp_record_dialog_finalize (GObject *object)
{
  CspRecordDialog *self = CSP_RECORD_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (csp_record_dialog_parent_class)->finalize (object);
}

static gboolean
csp_record_dialog_close_request (GtkWindow *window)
{
  CspRecordDialog *self = CSP_RECORD_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->check_source, g_source_remove);
  return GTK_WINDOW_CLASS (csp_record_dialog_parent_class)->close_request (window);
}

static void
csp_record_dialog_class_init (CspRecordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_record_dialog_dispose;
  object_class->finalize = csp_record_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = csp_record_dialog_close_request;

  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspRecordDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, CspRecordDialog, failure_label);
  gtk_widget_class_bind_template_child (widget_class, CspRecordDialog, fields_box);
  gtk_widget_class_bind_template_child (widget_class, CspRecordDialog, why_button);
  gtk_widget_class_bind_template_child (widget_class, CspRecordDialog, save_button);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_record_dialog_init (CspRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
  self->form = csp_form_new ();
  self->cancellable = g_cancellable_new ();
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

static GtkWidget *
create (GtkWindow  *parent,
        CspStore   *store,
        gpointer    record,
        gint64      invitation_id,
        const char *title,
        const char *notice)
{
  CspRecordDialog *self = g_object_new (CSP_TYPE_RECORD_DIALOG, "transient-for", parent, "title", title, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->invitation_id = invitation_id;
  self->fields = CSP_IS_RESELLER (record) ? reseller_fields : customer_fields;
  gtk_label_set_label (self->notice_label, notice ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), notice != NULL);
  create_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", FALSE);
  check_late_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (csp_form_find (self->form, self->fields->field)));
  return GTK_WIDGET (self);
}

/**
 * csp_record_dialog_new_reseller:
 * @parent: (nullable): the window it belongs to, which is told of the result by its win.report actions
 * @store: an open profile
 * @reseller: (nullable): an indirect reseller to change; %NULL for one that accepted and is not in the list yet
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
csp_record_dialog_new_reseller (GtkWindow   *parent,
                                CspStore    *store,
                                CspReseller *reseller)
{
  g_autoptr(CspReseller) added = NULL;

  g_return_val_if_fail (CSP_IS_STORE (store), NULL);

  if (reseller != NULL)
    return create (parent, store, reseller, 0, _("Edit reseller"), NULL);
  added = g_object_new (CSP_TYPE_RESELLER, "mpa-state", "unknown",
                        "country", csp_store_get_profile (store)->country, NULL);
  return create (parent, store, added, 0, _("Add an accepted reseller"),
                 _("For an indirect reseller that has accepted your partnership already, as Partner Center shows it."));
}

/**
 * csp_record_dialog_new_accepted:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @invitation: a request that was accepted
 *
 * Returns: (transfer none): the dialog that asks for the reseller or customer who accepted, not shown yet
 */
GtkWidget *
csp_record_dialog_new_accepted (GtkWindow     *parent,
                                CspStore      *store,
                                CspInvitation *invitation)
{
  gboolean is_partnership = g_strcmp0 (invitation->kind, "partnership") == 0;
  const char *country = invitation->country ? invitation->country : csp_store_get_profile (store)->country;
  g_autoptr(CspRecord) record = NULL;

  if (is_partnership)
    record = g_object_new (CSP_TYPE_RESELLER, "name", invitation->recipient, "country", country,
                           "mpa-state", "unknown", NULL);
  else
    record = g_object_new (CSP_TYPE_CUSTOMER, "company-name", invitation->recipient, "country", country, NULL);
  return create (parent, store, record, invitation->id, _("Record acceptance"),
                 is_partnership ? _("Enter the reseller as Partner Center shows it. The request becomes accepted.")
                                : _("Enter the customer as Partner Center shows it. The request becomes accepted."));
}
