/* csp-account-fields.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-clock.h"
#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "dialogs/csp-account-page-private.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-cloud.h"
#include "domain/csp-country.h"
#include "domain/csp-persona.h"
#include "domain/csp-reseller.h"

/* The fields that the accepter of the agreement has in common with the primary contact. */
static const struct
{
  const char *contact;
  const char *accepter;
} copied[] = {
  { "first-name", "agreement-first-name" },
  { "last-name", "agreement-last-name" },
  { "email", "agreement-email" },
  { "phone", "agreement-phone" },
};

static const char * const qualifications[] = { "None", "Education", "GovernmentCommunityCloud" };

static CspRecord *
record_of (CspAccountPage  *self,
           const char      *name,
           const CspField **field)
{
  CspRecord *account = CSP_RECORD (self->customer->account);
  CspRecord *customer = CSP_RECORD (self->customer->customer);

  if ((*field = csp_record_find_field (account, name)) != NULL)
    return account;
  *field = csp_record_find_field (customer, name);
  return *field != NULL && (*field)->type == CSP_FIELD_TEXT ? customer : NULL;
}

static GtkWidget *
input_of (CspFormRow *row)
{
  GtkWidget *input = csp_form_row_get_input (row);

  return GTK_IS_BOX (input) ? gtk_widget_get_first_child (input) : input;
}

static void
set_input (GtkWidget  *input,
           const char *text)
{
  if (CSP_IS_CHOICE (input))
    csp_choice_set_id (CSP_CHOICE (input), text != NULL ? text : "");
  else if (GTK_IS_EDITABLE (input))
    gtk_editable_set_text (GTK_EDITABLE (input), text != NULL ? text : "");
}

static char *
get_input (GtkWidget *input)
{
  if (CSP_IS_CHOICE (input))
    return g_strdup (csp_choice_get_id (CSP_CHOICE (input)));
  return GTK_IS_EDITABLE (input) ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))) : NULL;
}

static void
show_row (CspAccountPage *self,
          const char     *name)
{
  CspFormRow *row = csp_form_find (self->form, name);
  const CspField *field;
  CspRecord *record = record_of (self, name, &field);

  if (row != NULL && record != NULL)
    set_input (input_of (row), csp_record_get_text (record, field));
}

/* The domain stands in the customer's record only once it is created. */
void
_csp_account_page_show_domain (CspAccountPage *self)
{
  set_input (self->domain_prefix_entry, self->customer->domain_prefix);
}

static void
show_reseller (CspAccountPage *self)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->customer->customer->reseller_id);

  csp_choice_set_id (self->reseller_choice, self->customer->reseller_chosen ? id : "");
}

static void
show_validation_code (CspAccountPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (csp_form_find (self->form, "validation-code")),
                          csp_qualification_needs_code (self->customer->customer->qualification));
}

static void
show_agreement (CspAccountPage *self)
{
  const char *agreement = self->customer->customer->agreement;
  GtkWidget *active = self->not_yet_check;

  if (g_strcmp0 (agreement, "accepted") == 0)
    active = self->accepted_check;
  else if (g_strcmp0 (agreement, "customer-signs") == 0)
    active = self->customer_signs_check;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (active), TRUE);
  gtk_widget_set_visible (self->acceptance_box, active == self->accepted_check);
}

/* Puts what is filled in into the rows. */
void
_csp_account_page_show_customer (CspAccountPage *self)
{
  for (guint i = 0; i < csp_form_get_n_rows (self->form); i++)
    {
      const char *name = csp_form_row_get_field (csp_form_get_row (self->form, i));

      if (!g_str_equal (name, "agreement"))
        show_row (self, name);
    }
  show_reseller (self);
  show_validation_code (self);
  show_agreement (self);
  _csp_account_page_show_domain (self);
}

static gboolean
is_contact_field (const char  *name,
                  const char **accepter)
{
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    if (g_str_equal (copied[i].contact, name))
      {
        *accepter = copied[i].accepter;
        return TRUE;
      }
  return FALSE;
}

static void
copy_into (CspAccountPage *self,
           const char     *accepter,
           const char     *before,
           const char     *after)
{
  GtkWidget *input = input_of (csp_form_find (self->form, accepter));
  const char *present = gtk_editable_get_text (GTK_EDITABLE (input));

  if (csp_is_empty (present) || g_strcmp0 (present, before) == 0)
    set_input (input, after);
}

/* The accepter is the primary contact until somebody else is entered; with a NULL @field all are copied. */
void
_csp_account_page_copy_contact (CspAccountPage *self,
                                const char     *field,
                                const char     *before,
                                const char     *after)
{
  const char *accepter;
  g_autofree char *today = csp_clock_today ();

  if (g_strcmp0 (self->customer->customer->agreement, "accepted") != 0)
    return;
  if (field != NULL)
    {
      if (is_contact_field (field, &accepter))
        copy_into (self, accepter, before, after);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      g_autofree char *text = get_input (input_of (csp_form_find (self->form, copied[i].contact)));

      copy_into (self, copied[i].accepter, NULL, text);
    }
  copy_into (self, "agreement-date", NULL, today);
}

static void
read_reseller (CspAccountPage *self)
{
  const char *id = csp_choice_get_id (self->reseller_choice);

  self->customer->reseller_chosen = !csp_is_empty (id);
  self->customer->customer->reseller_id = csp_is_empty (id) ? 0 : g_ascii_strtoll (id, NULL, 10);
}

/* Puts what was typed into a row into the record, where it is kept as typed. */
void
_csp_account_page_read_row (CspAccountPage *self,
                            CspFormRow     *row)
{
  const char *name = csp_form_row_get_field (row);
  const CspField *field;
  CspRecord *record = record_of (self, name, &field);
  g_autofree char *before = NULL;
  g_autofree char *after = get_input (input_of (row));

  if (g_str_equal (name, "reseller"))
    read_reseller (self);
  if (record == NULL || g_str_equal (name, "agreement"))
    return;
  before = g_strdup (csp_record_get_text (record, field));
  csp_record_set_text (record, field, csp_is_empty (after) ? NULL : after);
  _csp_account_page_copy_contact (self, name, before, after);
  show_validation_code (self);
}

static void
fill_resellers (CspAccountPage *self,
                GPtrArray      *resellers,
                gint64          preset_reseller_id)
{
  const CspProfile *profile = csp_store_get_profile (self->store);
  CspFormRow *row = csp_form_find (self->form, "reseller");
  gint64 wanted = preset_reseller_id != 0 ? preset_reseller_id : profile->last_reseller_id;
  gboolean is_provider = csp_persona_parse (profile->persona) == CSP_PERSONA_INDIRECT_PROVIDER;

  gtk_widget_set_visible (GTK_WIDGET (row), is_provider);
  if (!is_provider)
    {
      self->customer->reseller_chosen = TRUE;
      return;
    }
  csp_choice_set_searchable (self->reseller_choice, resellers->len > 10);
  csp_choice_append (self->reseller_choice, "", _("Choose…"));
  csp_choice_append (self->reseller_choice, CSP_NO_RESELLER, _("None – direct customer"));
  for (guint i = 0; i < resellers->len; i++)
    {
      const CspReseller *reseller = g_ptr_array_index (resellers, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reseller->id);

      csp_choice_append (self->reseller_choice, id, reseller->name);
      if (reseller->id == wanted && !self->customer->reseller_chosen)
        {
          self->customer->customer->reseller_id = wanted;
          self->customer->reseller_chosen = TRUE;
        }
    }
  if (preset_reseller_id != 0 && self->customer->customer->reseller_id == preset_reseller_id)
    csp_form_row_set_hint (row, _("Chosen because you started from its row in Indirect resellers."));
}

static void
fill_qualifications (CspAccountPage *self)
{
  const CspProfile *profile = csp_store_get_profile (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (qualifications); i++)
    csp_choice_append (self->qualification_choice, qualifications[i], csp_qualification_label (qualifications[i]));
  gtk_widget_set_visible (GTK_WIDGET (csp_form_find (self->form, "qualification")),
                          csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_QUALIFICATIONS) == NULL);
}

static void
fill_countries (CspAccountPage *self)
{
  const CspProfile *profile = csp_store_get_profile (self->store);
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_countries;
  const CspCountry *countries = csp_countries (&n_countries);

  for (guint i = 0; i < n_countries; i++)
    if (csp_countries_share_region (countries[i].iso2, profile->country))
      g_hash_table_insert (labels, g_strdup (countries[i].iso2), g_strdup (csp_country_name (countries[i].iso2)));
  csp_choice_append_sorted (self->country_choice, labels);
  csp_choice_set_searchable (self->country_choice, csp_choice_get_n (self->country_choice) > 10);
}

/* Fills what does not depend on the country. */
void
_csp_account_page_fill_choices (CspAccountPage *self,
                                GPtrArray      *resellers,
                                gint64          preset_reseller_id)
{
  fill_resellers (self, resellers, preset_reseller_id);
  fill_qualifications (self);
  fill_countries (self);
}

static void
fill_cultures (CspAccountPage *self,
               char          **cultures)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; cultures[i] != NULL; i++)
    g_hash_table_insert (labels, g_strdup (cultures[i]), csp_culture_name (cultures[i]));
  csp_choice_clear (self->culture_choice);
  csp_choice_append_sorted (self->culture_choice, labels);
}

static void
fill_languages (CspAccountPage *self,
                char          **cultures)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  char **languages = self->rules != NULL ? self->rules->languages : NULL;

  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    g_hash_table_insert (labels, g_strdup (languages[i]), g_strdup (csp_language_name (languages[i])));
  for (guint i = 0; (languages == NULL || languages[0] == NULL) && cultures[i] != NULL; i++)
    {
      char *language = g_strndup (cultures[i], strcspn (cultures[i], "-"));

      g_hash_table_insert (labels, language, g_strdup (csp_language_name (language)));
    }
  csp_choice_clear (self->language_choice);
  csp_choice_append_sorted (self->language_choice, labels);
}

static void
fill_states (CspChoice             *choice,
             const CspCountryRules *rules)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; rules->states[i] != NULL; i++)
    g_hash_table_insert (labels, g_strdup (rules->states[i]), csp_state_label (rules->iso2, rules->states[i]));
  csp_choice_append (choice, "", _("Choose…"));
  csp_choice_append_sorted (choice, labels);
  csp_choice_set_searchable (choice, TRUE);
}

/* A list where the country has one, free text where not. */
static void
show_states (CspAccountPage *self)
{
  CspFormRow *row = csp_form_find (self->form, "state");
  gboolean has_list = self->rules != NULL && self->rules->states[0] != NULL;
  GtkWidget *input;

  if (!has_list && GTK_IS_ENTRY (csp_form_row_get_input (row)))
    return;
  input = has_list ? csp_choice_new () : gtk_entry_new ();
  if (has_list)
    fill_states (CSP_CHOICE (input), self->rules);
  csp_form_row_set_input (row, input);
  show_row (self, "state");
  _csp_account_page_watch_row (self, row);
}

static void
mark_required (CspAccountPage *self)
{
  const char *country = self->customer->account->country;
  gboolean registered = csp_country_requires_registration (country);
  const struct
  {
    const char *field;
    gboolean    required;
  } marks[] = {
    { "registration-number", registered },
    { "phone", registered },
    { "city", self->rules == NULL || self->rules->is_city_required },
    { "state", self->rules != NULL && self->rules->is_state_required },
    { "postal-code", self->rules != NULL && self->rules->is_postal_code_required },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    csp_form_row_set_required (csp_form_find (self->form, marks[i].field), marks[i].required);
  csp_form_row_set_label (csp_form_find (self->form, "registration-number"),
                          csp_country_registration_label (country));
}

/* Fills what depends on the country, and marks what is required there. */
void
_csp_account_page_apply_rules (CspAccountPage *self)
{
  const CspCountry *country = csp_country_find (self->customer->account->country);
  g_auto(GStrv) own = g_strsplit (country != NULL ? country->cultures : "", " ", -1);
  char **cultures = self->rules != NULL && self->rules->cultures[0] != NULL ? self->rules->cultures : own;

  fill_languages (self, cultures);
  fill_cultures (self, cultures);
  show_row (self, "language");
  show_row (self, "culture");
  show_states (self);
  mark_required (self);
}
