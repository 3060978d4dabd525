/* csp-customer-account-pane.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-account-rules.h"
#include "operations/csp-customer-erase.h"
#include "views/csp-customer-account-pane.h"
#include "views/csp-customer-editor.h"
#include "views/csp-customer-columns.h"
#include "widgets/csp-fact-row.h"
#include "widgets/csp-format.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-why-button.h"

/**
 * CspCustomerAccountPane:
 *
 * The Account tab of a customer (functional-spec §4.6): account info and Bill-to info to read, the Bill-to company
 * name, alias and tags to change, and in a local profile the way to delete the record for good.
 */
struct _CspCustomerAccountPane
{
  GtkWidget          parent_instance;

  GtkWidget         *scroller;
  CspCustomerEditor *bill_to_editor;
  CspCustomerEditor *notes_editor;
  GtkWidget         *bill_to_group;
  GtkWidget         *erase_group;
  GtkWidget         *erase_button;
  CspWhyButton      *erase_why;
  GPtrArray         *account_rows;      /* borrowed; in the order of the tables */
  GPtrArray         *bill_to_rows;

  CspStore          *store;
  CspCustomer       *customer;
};

G_DEFINE_FINAL_TYPE (CspCustomerAccountPane, csp_customer_account_pane, GTK_TYPE_WIDGET)

typedef enum
{
  FACT_TEXT,
  FACT_COUNTRY,
  FACT_RELATIONSHIP,
  FACT_AGREEMENT,
  FACT_QUALIFICATION,
  FACT_INSTANT,
  FACT_DATE,
  FACT_LANGUAGE,
} FactKind;

typedef struct
{
  const char *field;
  FactKind    kind;
  gboolean    can_copy;
  const char *context;
  const char *title;
  gboolean    is_of_account;
} Fact;

static const Fact account_facts[] = {
  { "company-name", FACT_TEXT, FALSE, "field", NC_("field", "Company name") },
  { "domain", FACT_TEXT, TRUE, "field", NC_("field", "Domain name") },
  { "microsoft-id", FACT_TEXT, TRUE, "field", NC_("field", "Microsoft ID") },
  { "relationship", FACT_RELATIONSHIP, FALSE, "noun", NC_("noun", "Relationship") },
  { "reseller-name", FACT_TEXT, FALSE, "noun", NC_("noun", "Indirect reseller") },
  { "reseller-mpn-id", FACT_TEXT, TRUE, "field", NC_("field", "Reseller (MPN ID)") },
  { "country", FACT_COUNTRY, FALSE, "field", NC_("field", "Country/Region") },
  { "qualification", FACT_QUALIFICATION, FALSE, "field", NC_("field", "Special qualification") },
  { "validation-code", FACT_TEXT, TRUE, "field", NC_("field", "Validation code"), TRUE },
  { "agreement", FACT_AGREEMENT, FALSE, "noun", NC_("noun", "Microsoft Customer Agreement") },
  { "created-at", FACT_INSTANT, FALSE, "field", NC_("field", "Created") },
  { NULL },
};

static const Fact bill_to_facts[] = {
  { "first-name", FACT_TEXT, FALSE, "field", NC_("field", "First name"), TRUE },
  { "middle-name", FACT_TEXT, FALSE, "field", NC_("field", "Middle name"), TRUE },
  { "last-name", FACT_TEXT, FALSE, "field", NC_("field", "Last name"), TRUE },
  { "email", FACT_TEXT, TRUE, "field", NC_("field", "Email address"), TRUE },
  { "phone", FACT_TEXT, TRUE, "field", NC_("field", "Phone number"), TRUE },
  { "address-line1", FACT_TEXT, FALSE, "field", NC_("field", "Address line 1"), TRUE },
  { "address-line2", FACT_TEXT, FALSE, "field", NC_("field", "Address line 2"), TRUE },
  { "city", FACT_TEXT, FALSE, "field", NC_("field", "City"), TRUE },
  { "state", FACT_TEXT, FALSE, "field", NC_("field", "State/Province"), TRUE },
  { "postal-code", FACT_TEXT, FALSE, "field", NC_("field", "ZIP/Postal code"), TRUE },
  { "country", FACT_COUNTRY, FALSE, "field", NC_("field", "Country/Region"), TRUE },
  { "registration-number", FACT_TEXT, TRUE, "field", NC_("field", "Registration number"), TRUE },
  { "language", FACT_LANGUAGE, FALSE, "field", NC_("field", "Language"), TRUE },
  { "admin-user-name", FACT_TEXT, TRUE, "field", NC_("field", "User name"), TRUE },
  { "agreement-date", FACT_DATE, FALSE, "field", NC_("field", "Agreement acceptance date"), TRUE },
  { NULL },
};

static char *
fact_text (CspRecord  *record,
           const Fact *fact)
{
  const CspField *field = csp_record_find_field (record, fact->field);

  if (fact->kind == FACT_INSTANT)
    return csp_format_instant (csp_record_get_integer (record, field));
  if (csp_is_empty (csp_record_get_text (record, field)))
    return NULL;
  switch (fact->kind)
    {
    case FACT_COUNTRY:
      return g_strdup (csp_country_name (csp_record_get_text (record, field)));
    case FACT_LANGUAGE:
      return g_strdup (csp_language_name (csp_record_get_text (record, field)));
    case FACT_RELATIONSHIP:
      return g_strdup (csp_customer_relationship_label (csp_record_get_text (record, field)));
    case FACT_AGREEMENT:
      return g_strdup (csp_customer_agreement_label (csp_record_get_text (record, field)));
    case FACT_QUALIFICATION:
      return g_strdup (csp_qualification_label (csp_record_get_text (record, field)));
    case FACT_DATE:
      return csp_format_date (csp_record_get_text (record, field));
    case FACT_INSTANT:
    case FACT_TEXT:
    default:
      return g_strdup (csp_record_get_text (record, field));
    }
}

static void
show_facts (GPtrArray  *rows,
            const Fact *facts,
            gpointer    customer,
            gpointer    account)
{
  for (guint i = 0; facts[i].field != NULL; i++)
    {
      CspRecord *record = facts[i].is_of_account ? account : customer;
      g_autofree char *text = record != NULL ? fact_text (record, &facts[i]) : NULL;

      csp_fact_row_set_fact (rows->pdata[i], text);
    }
}

static GPtrArray *
add_facts (AdwPreferencesGroup *group,
           const Fact          *facts)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; facts[i].field != NULL; i++)
    {
      GtkWidget *row = csp_fact_row_new (g_dpgettext2 (NULL, facts[i].context, facts[i].title), facts[i].can_copy);

      g_ptr_array_add (rows, row);
      adw_preferences_group_add (group, row);
    }
  return rows;
}

static void
erased_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspCustomerAccountPane) self = user_data;
  CspOperation *operation = CSP_OPERATION (object);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = csp_operation_run_finish (operation, result, &problems, &error);
  g_autofree char *sentence = done ? csp_operation_describe (operation) : NULL;
  const CspProblem *problem = problems != NULL && !done ? csp_problems_get (problems, 0) : NULL;

  if (self->scroller == NULL)
    return;
  if (!done)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", problem ? problem->message : error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", sentence);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspCustomerAccountPane) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);
  g_autoptr(CspCustomerEraseOperation) operation = NULL;

  if (g_strcmp0 (answer, "erase") != 0 || self->scroller == NULL)
    return;
  operation = csp_customer_erase_operation_new (self->customer->id);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, erased_cb,
                           g_object_ref (self));
}

static void
erase_cb (CspCustomerAccountPane *self)
{
  const CspAnswer answers[] = {
    { "cancel", C_("button", "_Cancel"), FALSE },
    { "erase", C_("button", "_Delete for good"), TRUE },
  };
  /* translators: %s is a customer's name */
  g_autofree char *heading = g_strdup_printf (_("Delete “%s” for good?"), self->customer->company_name);

  csp_platform_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                          _("The customer, its subscriptions, orders and history are removed from this profile. "
                            "This cannot be undone. Nothing changes at Microsoft."),
                          answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
}

static void
csp_customer_account_pane_dispose (GObject *object)
{
  CspCustomerAccountPane *self = CSP_CUSTOMER_ACCOUNT_PANE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (csp_customer_account_pane_parent_class)->dispose (object);
}

static void
csp_customer_account_pane_finalize (GObject *object)
{
  CspCustomerAccountPane *self = CSP_CUSTOMER_ACCOUNT_PANE (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->store);
  g_clear_pointer (&self->account_rows, g_ptr_array_unref);
  g_clear_pointer (&self->bill_to_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_customer_account_pane_parent_class)->finalize (object);
}

static void
csp_customer_account_pane_class_init (CspCustomerAccountPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = csp_customer_account_pane_dispose;
  object_class->finalize = csp_customer_account_pane_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
csp_customer_account_pane_init (CspCustomerAccountPane *self)
{
}

static GtkWidget *
add_group (GtkWidget  *box,
           const char *title)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
add_erase (CspCustomerAccountPane *self,
           GtkWidget              *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->erase_group = add_group (box, _("Delete this record"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->erase_group),
                                         _("For requests to erase personal data. It cannot be undone."));
  self->erase_button = gtk_button_new_with_label (_("Delete for good…"));
  gtk_widget_add_css_class (self->erase_button, "destructive-action");
  g_signal_connect_swapped (self->erase_button, "clicked", G_CALLBACK (erase_cb), self);
  self->erase_why = CSP_WHY_BUTTON (csp_why_button_new ());
  gtk_box_append (GTK_BOX (row), self->erase_button);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->erase_why));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->erase_group), row);
}

static void
build (CspCustomerAccountPane *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 24, "margin-top", 24,
                                 "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL);
  GtkWidget *group;

  self->account_rows = add_facts (ADW_PREFERENCES_GROUP (add_group (box, C_("page", "Customer account info"))),
                                  account_facts);
  group = add_group (box, C_("page", "Your notes"));
  self->notes_editor = CSP_CUSTOMER_EDITOR (csp_customer_editor_new (self->store, CSP_CUSTOMER_NOTES));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->notes_editor));
  group = add_group (box, C_("page", "Bill-to info"));
  self->bill_to_editor = CSP_CUSTOMER_EDITOR (csp_customer_editor_new (self->store, CSP_CUSTOMER_BILL_TO));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->bill_to_editor));
  self->bill_to_group = add_group (box, NULL);
  self->bill_to_rows = add_facts (ADW_PREFERENCES_GROUP (self->bill_to_group), bill_to_facts);
  add_erase (self, box);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * csp_customer_account_pane_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): a pane that shows nobody yet
 */
GtkWidget *
csp_customer_account_pane_new (CspStore *store)
{
  CspCustomerAccountPane *self = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT_PANE, NULL);

  self->store = g_object_ref (store);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * csp_customer_account_pane_show:
 * @self: the pane
 * @customer: the customer as it is stored
 * @account: (nullable): what is known of its account
 */
void
csp_customer_account_pane_show (CspCustomerAccountPane *self,
                                CspCustomer            *customer,
                                CspCustomerAccount     *account)
{
  CspProfile *profile;

  g_return_if_fail (CSP_IS_CUSTOMER_ACCOUNT_PANE (self));
  g_return_if_fail (CSP_IS_CUSTOMER (customer));

  profile = csp_store_get_profile (self->store);
  g_set_object (&self->customer, customer);
  show_facts (self->account_rows, account_facts, customer, account);
  show_facts (self->bill_to_rows, bill_to_facts, customer, account);
  gtk_widget_set_visible (self->bill_to_group, account != NULL);
  csp_customer_editor_show (self->bill_to_editor, customer, account != NULL ? account->bill_to_name : NULL);
  csp_customer_editor_show (self->notes_editor, customer, NULL);
  gtk_widget_set_visible (self->erase_group, g_strcmp0 (profile->backend, "local") == 0);
  csp_why_button_guard (self->erase_why, self->erase_button, self->store, CSP_ACTION_UPDATE_ACCOUNT);
}
