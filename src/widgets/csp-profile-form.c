/* csp-profile-form.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-cloud.h"
#include "domain/csp-country.h"
#include "domain/csp-persona.h"
#include "domain/csp-profile-rules.h"
#include "domain/csp-role.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-form.h"
#include "widgets/csp-profile-form.h"

#define MAX_INVITATION_DAYS 730
#define MIN_CLIPBOARD_SECONDS 10
#define MAX_CLIPBOARD_SECONDS 600

/**
 * CspProfileForm:
 *
 * The fields of a profile (functional-spec 4.15) with what is wrong with them.
 */
struct _CspProfileForm
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  CspForm    *form;
  CspProfile *profile;            /* what the form was filled with */
  gboolean    filling;
  gboolean    is_new;
};

typedef enum
{
  INPUT_TEXT,
  INPUT_PERSONA,
  INPUT_CLOUD,
  INPUT_COUNTRY,
  INPUT_LOCALE,
  INPUT_ROLES,
  INPUT_DAYS,
  INPUT_SECONDS,
} Input;

typedef struct
{
  const char *field;
  const char *label;
  const char *hint;
  Input       input;
  gboolean    required;
  gboolean    later;              /* not asked for in a new profile */
} Row;

static const Row rows[] = {
  { "name", NC_("field", "Profile name"), N_("Your company, as you call it. At most 60 characters."),
    INPUT_TEXT, TRUE, FALSE },
  { "persona", NC_("field", "Kind of partner"), NULL, INPUT_PERSONA, TRUE, FALSE },
  { "cloud", NC_("field", "Cloud"), NULL, INPUT_CLOUD, TRUE, FALSE },
  { "country", NC_("field", "Country/Region"), N_("Sets the region you may sell in and its currency."),
    INPUT_COUNTRY, TRUE, FALSE },
  { "mpn-id", NC_("field", "MPN location ID"), N_("Digits only, of a location in the same country."),
    INPUT_TEXT, FALSE, FALSE },
  { "tenant-id", NC_("field", "Partner tenant ID (Microsoft ID)"),
    N_("Needed later to synchronize: 00000000-0000-0000-0000-000000000000."), INPUT_TEXT, FALSE, FALSE },
  { "roles", NC_("field", "My roles"), N_("At most one admin role and one agent role."), INPUT_ROLES, TRUE, FALSE },
  { "locale", NC_("field", "Sorting order"), N_("The language by which names are sorted in lists."),
    INPUT_LOCALE, FALSE, FALSE },
  { "partnership-link", NC_("field", "Partnership link"),
    N_("From Partner Center. It goes into every request for a partnership."), INPUT_TEXT, FALSE, TRUE },
  { "invitation-days", NC_("field", "Invitations expire after (days)"), N_("0 means never."),
    INPUT_DAYS, TRUE, TRUE },
  { "clipboard-seconds", NC_("field", "Clear copied passwords after (seconds)"), NULL, INPUT_SECONDS, TRUE, TRUE },
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspProfileForm, csp_profile_form, GTK_TYPE_WIDGET)

static void
validate (CspProfileForm *self)
{
  g_autoptr(CspProfile) profile = csp_profile_form_get_profile (self);
  CspProblems *problems = csp_problems_new ();
  CspFormRow *mpn_row = csp_form_find (self->form, "mpn-id");
  CspFormRow *link_row = csp_form_find (self->form, "partnership-link");

  csp_form_row_set_required (mpn_row, csp_persona_needs_mpn_id (profile->persona));
  if (link_row != NULL)
    gtk_widget_set_visible (GTK_WIDGET (link_row),
                            csp_persona_parse (profile->persona) == CSP_PERSONA_INDIRECT_PROVIDER);
  csp_profile_validate (profile, problems);
  csp_form_take_problems (self->form, problems);
}

static void
changed_cb (CspProfileForm *self)
{
  if (self->filling)
    return;
  validate (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_choice (CspChoice          *choice,
             const char * const *ids,
             const char       *(*label) (const char *id))
{
  for (guint i = 0; ids[i] != NULL; i++)
    csp_choice_append (choice, ids[i], label (ids[i]));
}

static void
fill_countries (CspChoice *choice)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_countries;
  const CspCountry *countries = csp_countries (&n_countries);

  for (guint i = 0; i < n_countries; i++)
    g_hash_table_insert (labels, g_strdup (countries[i].iso2), g_strdup (csp_country_name (countries[i].iso2)));
  csp_choice_append_sorted (choice, labels);
}

static void
fill_locales (CspChoice *choice)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_countries;
  const CspCountry *countries = csp_countries (&n_countries);

  for (guint i = 0; i < n_countries; i++)
    {
      g_auto(GStrv) cultures = g_strsplit (countries[i].cultures, " ", -1);

      for (guint j = 0; cultures[j] != NULL; j++)
        g_hash_table_insert (labels, g_strdelimit (g_strdup (cultures[j]), "-", '_'), csp_culture_name (cultures[j]));
    }
  csp_choice_append_sorted (choice, labels);
}

static GtkWidget *
choice_new (CspProfileForm *self,
            Input           input)
{
  GtkWidget *choice = csp_choice_new ();

  csp_choice_set_searchable (CSP_CHOICE (choice), input == INPUT_COUNTRY || input == INPUT_LOCALE);
  /* Without it nothing would be selected, and GTK 4.8 cannot choose the first option by keyboard then. */
  if (self->is_new && (input == INPUT_PERSONA || input == INPUT_COUNTRY))
    csp_choice_append (CSP_CHOICE (choice), "", _("Choose…"));
  if (input == INPUT_PERSONA)
    fill_choice (CSP_CHOICE (choice), csp_personas (), csp_persona_label);
  else if (input == INPUT_CLOUD)
    fill_choice (CSP_CHOICE (choice), csp_clouds (), csp_cloud_label);
  else if (input == INPUT_COUNTRY)
    fill_countries (CSP_CHOICE (choice));
  else
    fill_locales (CSP_CHOICE (choice));
  g_signal_connect_swapped (choice, "notify::selected-id", G_CALLBACK (changed_cb), self);
  return choice;
}

/* A check button does not wrap a label of its own. */
static GtkWidget *
role_button_new (const char *role)
{
  GtkWidget *button = gtk_check_button_new ();
  const char *name = csp_role_label (role);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button),
                              g_object_new (GTK_TYPE_LABEL, "label", name, "wrap", TRUE, "xalign", 0.0f, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_name (button, role);
  return button;
}

static GtkWidget *
roles_new (CspProfileForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (const char * const *role = csp_roles (); *role != NULL; role++)
    {
      GtkWidget *button = role_button_new (*role);

      g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
input_new (CspProfileForm *self,
           Input           input)
{
  GtkWidget *widget;

  switch (input)
    {
    case INPUT_TEXT:
      widget = gtk_entry_new ();
      g_signal_connect_swapped (widget, "changed", G_CALLBACK (changed_cb), self);
      return widget;
    case INPUT_ROLES:
      return roles_new (self);
    case INPUT_DAYS:
    case INPUT_SECONDS:
      widget = input == INPUT_DAYS
               ? gtk_spin_button_new_with_range (0, MAX_INVITATION_DAYS, 1)
               : gtk_spin_button_new_with_range (MIN_CLIPBOARD_SECONDS, MAX_CLIPBOARD_SECONDS, 10);
      g_signal_connect_swapped (widget, "value-changed", G_CALLBACK (changed_cb), self);
      return widget;
    default:
      return choice_new (self, input);
    }
}

static char *
checked_roles (GtkWidget *box)
{
  CspRole roles = CSP_ROLE_NONE;

  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
      roles |= csp_role_parse (gtk_widget_get_name (button));
  return csp_roles_to_list (roles);
}

static void
check_roles (GtkWidget  *box,
             const char *list)
{
  CspRole roles = csp_roles_parse (list, NULL);

  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                                 (roles & csp_role_parse (gtk_widget_get_name (button))) != 0);
}

static void
read_input (GtkWidget      *input,
            CspProfile     *profile,
            const CspField *field)
{
  g_autofree char *text = NULL;

  if (GTK_IS_SPIN_BUTTON (input))
    {
      csp_record_set_integer (CSP_RECORD (profile), field,
                              gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (input)));
      return;
    }
  if (GTK_IS_ENTRY (input))
    text = csp_strip (gtk_editable_get_text (GTK_EDITABLE (input)));
  else if (CSP_IS_CHOICE (input))
    text = g_strdup (csp_choice_get_id (CSP_CHOICE (input)));
  else
    text = checked_roles (input);
  csp_record_set_text (CSP_RECORD (profile), field, csp_is_empty (text) ? NULL : text);
}

static void
fill_input (GtkWidget      *input,
            CspProfile     *profile,
            const CspField *field)
{
  const char *text;

  if (GTK_IS_SPIN_BUTTON (input))
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (input), csp_record_get_integer (CSP_RECORD (profile), field));
      return;
    }
  text = csp_record_get_text (CSP_RECORD (profile), field);
  if (GTK_IS_ENTRY (input))
    gtk_editable_set_text (GTK_EDITABLE (input), text != NULL ? text : "");
  else if (!CSP_IS_CHOICE (input))
    check_roles (input, text);
  else if (!csp_choice_set_id (CSP_CHOICE (input), text != NULL ? text : "") && !csp_is_empty (text))
    {
      csp_choice_append (CSP_CHOICE (input), text, text);
      csp_choice_set_id (CSP_CHOICE (input), text);
    }
}

static void
csp_profile_form_dispose (GObject *object)
{
  CspProfileForm *self = CSP_PROFILE_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->form);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (csp_profile_form_parent_class)->dispose (object);
}

static gboolean
csp_profile_form_grab_focus (GtkWidget *widget)
{
  CspFormRow *first = csp_form_find (CSP_PROFILE_FORM (widget)->form, rows[0].field);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
csp_profile_form_class_init (CspProfileFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_profile_form_dispose;
  GTK_WIDGET_CLASS (klass)->focus = csp_focus_only_child;
  GTK_WIDGET_CLASS (klass)->grab_focus = csp_profile_form_grab_focus;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * CspProfileForm::changed:
   *
   * The person has changed something; what is wrong now is known already.
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_PROFILE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
csp_profile_form_init (CspProfileForm *self)
{
  self->form = csp_form_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * csp_profile_form_new:
 * @is_new: whether the profile is about to be made: less is asked for then
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
csp_profile_form_new (gboolean is_new)
{
  CspProfileForm *self = g_object_new (CSP_TYPE_PROFILE_FORM, NULL);

  self->is_new = is_new;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row;

      if (is_new && rows[i].later)
        continue;
      row = csp_form_row_new (rows[i].field, g_dpgettext2 (NULL, "field", rows[i].label),
                              input_new (self, rows[i].input));
      csp_form_row_set_required (CSP_FORM_ROW (row), rows[i].required);
      if (rows[i].hint != NULL)
        csp_form_row_set_hint (CSP_FORM_ROW (row), _(rows[i].hint));
      gtk_box_append (GTK_BOX (self->box), row);
      csp_form_add (self->form, CSP_FORM_ROW (row));
    }
  return GTK_WIDGET (self);
}

/**
 * csp_profile_form_set_profile:
 * @self: the form
 * @profile: what to fill it with
 */
void
csp_profile_form_set_profile (CspProfileForm *self,
                              CspProfile     *profile)
{
  g_return_if_fail (CSP_IS_PROFILE_FORM (self));

  g_set_object (&self->profile, profile);
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CspFormRow *row = csp_form_find (self->form, rows[i].field);

      if (row != NULL)
        fill_input (csp_form_row_get_input (row), profile,
                    csp_record_find_field (CSP_RECORD (profile), rows[i].field));
    }
  self->filling = FALSE;
  validate (self);
}

/**
 * csp_profile_form_get_profile:
 * @self: the form, filled with a profile
 *
 * Returns: (transfer full): that profile as it is filled in now
 */
CspProfile *
csp_profile_form_get_profile (CspProfileForm *self)
{
  CspProfile *profile;

  g_return_val_if_fail (CSP_IS_PROFILE_FORM (self), NULL);

  profile = csp_record_copy (self->profile);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CspFormRow *row = csp_form_find (self->form, rows[i].field);

      if (row != NULL)
        read_input (csp_form_row_get_input (row), profile,
                    csp_record_find_field (CSP_RECORD (profile), rows[i].field));
    }
  return profile;
}

/**
 * csp_profile_form_is_valid:
 * @self: the form
 *
 * Returns: whether nothing is wrong
 */
gboolean
csp_profile_form_is_valid (CspProfileForm *self)
{
  g_return_val_if_fail (CSP_IS_PROFILE_FORM (self), FALSE);

  return csp_form_is_valid (self->form);
}

/**
 * csp_profile_form_focus_first_error:
 * @self: the form
 *
 * Returns: whether something is wrong; it is shown and has the focus
 */
gboolean
csp_profile_form_focus_first_error (CspProfileForm *self)
{
  g_return_val_if_fail (CSP_IS_PROFILE_FORM (self), FALSE);

  return csp_form_focus_first_error (self->form);
}

/**
 * csp_profile_form_take_problems:
 * @self: the form
 * @problems: (transfer full): what was wrong when it was saved
 */
void
csp_profile_form_take_problems (CspProfileForm *self,
                                CspProblems    *problems)
{
  g_return_if_fail (CSP_IS_PROFILE_FORM (self));

  csp_form_take_problems (self->form, problems);
  csp_form_focus_first_error (self->form);
}
