/* csp-account-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "dialogs/csp-account-page-private.h"
#include "domain/csp-cloud.h"
#include "domain/csp-domain-name.h"
#include "store/csp-country-rules-repo.h"

/**
 * CspAccountPage:
 *
 * The page New customer of the assistant (functional-spec §4.4, page 1): fills in a #CspNewCustomer and says at
 * once what is wrong with it. Which fields there are, and which are required, depends on the country.
 */

enum
{
  CHANGED,
  FORWARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspAccountPage, csp_account_page, GTK_TYPE_WIDGET)

static gpointer
find_rules (CspConn   *conn,
            gpointer   job_data,
            GError   **error)
{
  CspCountryRules *rules = NULL;

  csp_country_rules_repo_find (conn, job_data, &rules, error);
  /* The names of states are read from a file at their first use, which must not be by the main loop. */
  if (rules != NULL && rules->states[0] != NULL)
    g_free (csp_state_label (rules->iso2, rules->states[0]));
  return rules;
}

static void
rules_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CspAccountPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CspCountryRules *rules = csp_db_run_finish (CSP_DB (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) ||
      (rules != NULL && g_strcmp0 (rules->iso2, self->customer->account->country) != 0))
    {
      g_clear_pointer (&rules, csp_country_rules_free);
      return;
    }
  if (error != NULL)
    g_warning ("The rules of the country cannot be read: %s", error->message);
  g_clear_pointer (&self->rules, csp_country_rules_free);
  self->rules = rules;
  self->filling = TRUE;
  _csp_account_page_apply_rules (self);
  self->filling = FALSE;
  _csp_account_page_check (self);
}

static void
load_rules (CspAccountPage *self)
{
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "find country rules", find_rules,
                    g_strdup (self->customer->account->country), g_free, (GDestroyNotify) csp_country_rules_free,
                    self->cancellable, rules_found_cb, g_object_ref (self));
}

static void
country_changed (CspAccountPage *self)
{
  csp_new_customer_set_country (self->customer, csp_choice_get_id (self->country_choice));
  csp_set_str (&self->customer->account->state, NULL);
  g_clear_pointer (&self->rules, csp_country_rules_free);
  self->filling = TRUE;
  _csp_account_page_apply_rules (self);
  self->filling = FALSE;
  load_rules (self);
}

static void
domain_typed (CspAccountPage *self)
{
  const char *prefix = gtk_editable_get_text (GTK_EDITABLE (self->domain_prefix_entry));

  csp_set_str (&self->customer->domain_prefix, prefix);
  self->customer->domain_edited = !csp_is_empty (prefix);
}

static void
company_typed (CspAccountPage *self)
{
  if (self->customer->domain_edited)
    return;
  g_free (self->customer->domain_prefix);
  self->customer->domain_prefix = csp_domain_prefix_suggest (self->customer->customer->company_name);
  self->filling = TRUE;
  _csp_account_page_show_domain (self);
  self->filling = FALSE;
}

static void
row_changed (CspAccountPage *self,
             CspFormRow     *row)
{
  const char *field = csp_form_row_get_field (row);

  if (self->filling)
    return;
  if (g_str_equal (field, "domain-prefix"))
    domain_typed (self);
  else
    _csp_account_page_read_row (self, row);
  if (g_str_equal (field, "country"))
    country_changed (self);
  else if (g_str_equal (field, "company-name"))
    company_typed (self);
  g_clear_pointer (&self->refused, csp_problems_free);
  _csp_account_page_check (self);
}

static void
input_changed_cb (GtkWidget *input)
{
  GtkWidget *row = gtk_widget_get_ancestor (input, CSP_TYPE_FORM_ROW);
  GtkWidget *page = gtk_widget_get_ancestor (input, CSP_TYPE_ACCOUNT_PAGE);

  if (row != NULL && page != NULL)
    row_changed (CSP_ACCOUNT_PAGE (page), CSP_FORM_ROW (row));
}

static void
entry_activated_cb (GtkWidget *entry)
{
  GtkWidget *page = gtk_widget_get_ancestor (entry, CSP_TYPE_ACCOUNT_PAGE);

  if (page != NULL)
    g_signal_emit (page, signals[FORWARD], 0);
}

/* Connects what the row is filled in with; also when the country has put another input into it. */
void
_csp_account_page_watch_row (CspAccountPage *self,
                             CspFormRow     *row)
{
  GtkWidget *input = csp_form_row_get_input (row);

  if (GTK_IS_BOX (input))
    input = gtk_widget_get_first_child (input);
  if (CSP_IS_CHOICE (input))
    g_signal_connect (input, "notify::selected-id", G_CALLBACK (input_changed_cb), NULL);
  if (!GTK_IS_ENTRY (input))
    return;
  g_signal_connect (input, "changed", G_CALLBACK (input_changed_cb), NULL);
  g_signal_connect (input, "activate", G_CALLBACK (entry_activated_cb), NULL);
}

static void
agreement_toggled_cb (CspAccountPage *self)
{
  const char *agreement = "not-yet";
  gboolean accepted = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->accepted_check));

  if (self->customer == NULL || self->filling)
    return;
  if (accepted)
    agreement = "accepted";
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->customer_signs_check)))
    agreement = "customer-signs";
  csp_set_str (&self->customer->customer->agreement, agreement);
  gtk_widget_set_visible (self->acceptance_box, accepted);
  if (accepted)
    _csp_account_page_copy_contact (self, NULL, NULL, NULL);
  _csp_account_page_check (self);
}

static void
day_selected_cb (CspAccountPage *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->agreement_date_entry), text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
csp_account_page_dispose (GObject *object)
{
  CspAccountPage *self = CSP_ACCOUNT_PAGE (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_ACCOUNT_PAGE);

  G_OBJECT_CLASS (csp_account_page_parent_class)->dispose (object);
}

static void
csp_account_page_finalize (GObject *object)
{
  CspAccountPage *self = CSP_ACCOUNT_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->customer, csp_new_customer_unref);
  g_clear_pointer (&self->rules, csp_country_rules_free);
  g_clear_pointer (&self->stored_problems, csp_problems_free);
  g_clear_pointer (&self->refused, csp_problems_free);
  g_free (self->checked_prefix);

  G_OBJECT_CLASS (csp_account_page_parent_class)->finalize (object);
}

static void
csp_account_page_class_init (CspAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_account_page_dispose;
  object_class->finalize = csp_account_page_finalize;

  /**
   * CspAccountPage::changed:
   *
   * Something else was filled in, or is known to be wrong.
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_ACCOUNT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * CspAccountPage::forward:
   *
   * The person pressed Enter in an entry.
   */
  signals[FORWARD] = g_signal_new ("forward", CSP_TYPE_ACCOUNT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FORM_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, box);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, agreement_box);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, acceptance_box);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, reseller_choice);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, qualification_choice);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, country_choice);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, language_choice);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, culture_choice);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, domain_prefix_entry);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, domain_suffix_label);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, accepted_check);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, customer_signs_check);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, not_yet_check);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, agreement_date_entry);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, CspAccountPage, calendar);
  gtk_widget_class_bind_template_callback (widget_class, agreement_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
csp_account_page_init (CspAccountPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = csp_form_new ();
  csp_form_add_all (self->form, self->box);
}

static void
watch_rows (CspAccountPage *self)
{
  for (guint i = 0; i < csp_form_get_n_rows (self->form); i++)
    _csp_account_page_watch_row (self, csp_form_get_row (self->form, i));
}

/**
 * csp_account_page_open:
 * @self: the page
 * @store: an open profile
 * @customer: what to fill in
 * @resellers: (element-type CspReseller): the active indirect resellers
 * @preset_reseller_id: local id of the reseller whose row the assistant was opened from, 0 for none
 *
 * To be called once.
 */
void
csp_account_page_open (CspAccountPage *self,
                       CspStore       *store,
                       CspNewCustomer *customer,
                       GPtrArray      *resellers,
                       gint64          preset_reseller_id)
{
  const CspProfile *profile = csp_store_get_profile (store);

  g_return_if_fail (CSP_IS_ACCOUNT_PAGE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->customer = csp_new_customer_ref (customer);
  self->filling = TRUE;
  gtk_label_set_label (self->domain_suffix_label, csp_domain_suffix (profile->cloud));
  gtk_widget_set_visible (self->agreement_box,
                          csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_AGREEMENT) == NULL);
  _csp_account_page_fill_choices (self, resellers, preset_reseller_id);
  _csp_account_page_show_customer (self);
  _csp_account_page_apply_rules (self);
  watch_rows (self);
  self->filling = FALSE;
  load_rules (self);
  _csp_account_page_check (self);
}

/**
 * csp_account_page_is_valid:
 * @self: the page
 *
 * Returns: whether the assistant may go on
 */
gboolean
csp_account_page_is_valid (CspAccountPage *self)
{
  g_return_val_if_fail (CSP_IS_ACCOUNT_PAGE (self), FALSE);

  return csp_form_is_valid (self->form);
}

/**
 * csp_account_page_get_summary:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): everything that is wrong, a line each
 */
char *
csp_account_page_get_summary (CspAccountPage *self)
{
  g_return_val_if_fail (CSP_IS_ACCOUNT_PAGE (self), NULL);

  return csp_form_get_summary (self->form);
}

/**
 * csp_account_page_focus_first_error:
 * @self: the page
 *
 * Shows everything that is wrong and moves the focus to the first field of it.
 */
void
csp_account_page_focus_first_error (CspAccountPage *self)
{
  g_return_if_fail (CSP_IS_ACCOUNT_PAGE (self));

  csp_form_focus_first_error (self->form);
}

/**
 * csp_account_page_add_problems:
 * @self: the page
 * @problems: (transfer full): what Submit refused; shown until something is changed
 */
void
csp_account_page_add_problems (CspAccountPage *self,
                               CspProblems    *problems)
{
  g_return_if_fail (CSP_IS_ACCOUNT_PAGE (self));

  g_clear_pointer (&self->refused, csp_problems_free);
  self->refused = problems;
  _csp_account_page_check (self);
  csp_form_focus_first_error (self->form);
}
