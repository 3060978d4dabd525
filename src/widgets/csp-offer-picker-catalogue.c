/* csp-offer-picker-catalogue.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "store/csp-offer-repo.h"
#include "widgets/csp-format.h"
#include "widgets/csp-offer-picker-private.h"

typedef struct
{
  CspCatalogue  *catalogue;
  char         **categories;
} CatalogueLook;

static void
catalogue_look_free (gpointer pointer)
{
  CatalogueLook *look = pointer;

  g_clear_pointer (&look->catalogue, csp_catalogue_free);
  g_strfreev (look->categories);
  g_free (look);
}

static gpointer
look_at_catalogue (CspConn   *conn,
                   gpointer   job_data,
                   GError   **error)
{
  CatalogueLook *look = g_new0 (CatalogueLook, 1);

  look->catalogue = csp_offer_repo_catalogue (conn, job_data, error);
  look->categories = csp_offer_repo_load_categories (conn, job_data, error);
  return look;
}

static void
show_age (CspOfferPicker *self)
{
  g_autofree char *today = csp_clock_today ();
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  const char *country = csp_country_name (self->country);
  int age;

  if (self->catalogue == NULL)
    text = g_strdup ("");
  else if (self->catalogue->fetched_at == 0)
    /* Translators: %s is a country */
    text = g_strdup_printf (_("Catalog of %s, as it comes with Parceria. Import a newer one to sell all offers."),
                            country);
  else
    {
      day = csp_instant_to_date (self->catalogue->fetched_at);
      date = csp_format_date (day);
      age = csp_date_days_between (day, today);
      /* Translators: %1$s is a country, %2$s a date, %3$d the days since then */
      text = g_strdup_printf (ngettext ("Catalog of %1$s, from %2$s (%3$d day ago)",
                                        "Catalog of %1$s, from %2$s (%3$d days ago)", age),
                              country, date, age);
    }
  gtk_label_set_label (self->age_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->age_label), !csp_is_empty (text));
}

void
_csp_offer_picker_show_empty (CspOfferPicker *self)
{
  g_autofree char *text = NULL;

  /* Translators: %s is a country */
  text = g_strdup_printf (_("There is no catalog of %s in this profile yet. Import the offers that Partner Center "
                             "gives you."),
                          csp_country_name (self->country));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty_page), text);
}

static void
fill_categories (CspOfferPicker  *self,
                 char           **categories)
{
  g_autofree char *selected = g_strdup (csp_choice_get_id (self->category_choice));

  self->filling = TRUE;
  csp_choice_clear (self->category_choice);
  /* Translators: of a filter: no category is left out */
  csp_choice_append (self->category_choice, "", C_("filter", "All categories"));
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    csp_choice_append (self->category_choice, categories[i], csp_offer_category_label (categories[i]));
  if (!csp_choice_set_id (self->category_choice, selected))
    csp_choice_set_id (self->category_choice, "");
  self->filling = FALSE;
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspOfferPicker) self = user_data;
  g_autoptr(GError) error = NULL;
  CatalogueLook *look = csp_db_run_finish (CSP_DB (object), result, &error);

  if (look == NULL)
    return;
  if (self->list != NULL)
    {
      g_clear_pointer (&self->catalogue, csp_catalogue_free);
      self->catalogue = g_steal_pointer (&look->catalogue);
      fill_categories (self, look->categories);
      show_age (self);
    }
  catalogue_look_free (look);
}

void
_csp_offer_picker_look (CspOfferPicker *self)
{
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "look at catalogue", look_at_catalogue,
                    g_strdup (self->country), g_free, catalogue_look_free, self->cancellable, looked_cb,
                    g_object_ref (self));
}

static const char *
filter_of (CspChoice *choice)
{
  const char *id = csp_choice_get_id (choice);

  return csp_is_empty (id) ? NULL : id;
}

CspListQuery *
_csp_offer_picker_create_query (CspOfferPicker *self)
{
  CspListQuery *query = csp_list_query_new (CSP_LIST_OFFERS);

  query->country = g_strdup (self->country);
  query->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  query->publisher = g_strdup (filter_of (self->publisher_choice));
  query->billing = g_strdup (filter_of (self->billing_choice));
  query->category = g_strdup (filter_of (self->category_choice));
  return query;
}

/* Filters out of sight must not be forgotten. */
void
_csp_offer_picker_show_filters (CspOfferPicker     *self,
                                const CspListQuery *query)
{
  int n = (query->publisher != NULL) + (query->billing != NULL) + (query->category != NULL);
  g_autofree char *label = NULL;

  if (n == 0)
    label = g_strdup (C_("button", "Filter"));
  else
    /* Translators: label of a button; %d is the number of filters in use */
    label = g_strdup_printf (ngettext ("Filter (%d)", "Filter (%d)", n), n);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->filter_button), label);
}

void
_csp_offer_picker_fill_filters (CspOfferPicker *self)
{
  self->filling = TRUE;
  csp_choice_append (self->publisher_choice, "", C_("filter", "All publishers"));
  csp_choice_append (self->publisher_choice, "microsoft", "Microsoft");
  csp_choice_append (self->publisher_choice, "partner", C_("noun", "Partner"));
  csp_choice_append (self->billing_choice, "", C_("filter", "All billing types"));
  csp_choice_append (self->billing_choice, "license", C_("noun", "License"));
  /* Translators: a billing type: what was used is billed */
  csp_choice_append (self->billing_choice, "usage", C_("noun", "Usage"));
  self->filling = FALSE;
  fill_categories (self, NULL);
}
