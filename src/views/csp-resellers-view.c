/* csp-resellers-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-reseller.h"
#include "domain/csp-word-label.h"
#include "views/csp-reseller-goals.h"
#include "views/csp-reseller-steps.h"
#include "views/csp-resellers-view.h"
#include "widgets/csp-format.h"
#include "widgets/csp-pill.h"
#include "widgets/csp-row-details.h"
#include "widgets/csp-why-button.h"

/**
 * CspResellersView:
 *
 * The indirect resellers of a provider (functional-spec §4.9).
 */
struct _CspResellersView
{
  CspListPage       parent_instance;

  CspResellerSteps *steps;
  GtkWidget        *request_button;
  CspWhyButton     *request_why;
  GtkWidget        *add_button;
  GtkWidget        *export_button;
  CspWhyButton     *export_why;
  GtkWidget        *empty_request_button;
};

G_DEFINE_FINAL_TYPE (CspResellersView, csp_resellers_view, CSP_TYPE_LIST_PAGE)

static const CspWordLabel states[] = {
  { "active", "status-reseller", NC_("status-reseller", "Active") },
  { "requested", "status-reseller", NC_("status-reseller", "Requested") },
  { "removed", "status-reseller", NC_("status-reseller", "Removed") },
};

static const CspWordLabel agreements[] = {
  { "unknown", "agreement", NC_("agreement", "Not known") },
  { "signed", "agreement", NC_("agreement", "Signed") },
  { "not-signed", "agreement", NC_("agreement", "Not signed") },
};

static const char *
get_name (gpointer  record,
          GString  *buffer)
{
  return CSP_RESELLER (record)->name;
}

static const char *
get_mpn_id (gpointer  record,
            GString  *buffer)
{
  return CSP_RESELLER (record)->mpn_id;
}

static const char *
get_location (gpointer  record,
              GString  *buffer)
{
  return csp_country_name (CSP_RESELLER (record)->country);
}

static const char *
get_state (gpointer  record,
           GString  *buffer)
{
  return csp_word_label (states, G_N_ELEMENTS (states), CSP_RESELLER (record)->state);
}

static const char *
sample_state (guint    index,
              GString *buffer)
{
  return index < G_N_ELEMENTS (states) ? csp_word_label (states, G_N_ELEMENTS (states), states[index].word) : NULL;
}

static void
bind_state (GtkWidget *cell,
            gpointer   record)
{
  CspReseller *reseller = record;
  CspPillKind kind = CSP_PILL_NEUTRAL;

  gtk_widget_set_visible (cell, reseller != NULL);
  if (reseller == NULL)
    return;
  if (g_strcmp0 (reseller->state, "active") == 0)
    kind = CSP_PILL_GOOD;
  else if (g_strcmp0 (reseller->state, "requested") == 0)
    kind = CSP_PILL_WAITING;
  csp_pill_set (CSP_PILL (cell), kind, get_state (record, NULL));
}

static const char *
get_customers (gpointer  record,
               GString  *buffer)
{
  g_autofree char *number = csp_format_number (CSP_RESELLER (record)->customer_count);

  return g_string_assign (buffer, number)->str;
}

static const char *
get_agreement (gpointer  record,
               GString  *buffer)
{
  CspReseller *reseller = CSP_RESELLER (record);
  const char *label = csp_word_label (agreements, G_N_ELEMENTS (agreements), reseller->mpa_state);
  g_autofree char *date = NULL;

  if (reseller->mpa_checked_at == 0)
    return label;
  date = csp_format_instant_date (reseller->mpa_checked_at);
  /* Translators: whether an agreement is signed, and when that was looked up: Signed (4/30/2026) */
  g_string_printf (buffer, C_("agreement", "%1$s (%2$s)"), label, date);
  return buffer->str;
}

static const char *
sample_agreement (guint    index,
                  GString *buffer)
{
  const CspWordLabel *row = &agreements[index];

  return index < G_N_ELEMENTS (agreements) ? csp_word_label (row, 1, row->word) : NULL;
}

static const char *
get_subscriptions (gpointer  record,
                   GString  *buffer)
{
  g_autofree char *number = csp_format_number (CSP_RESELLER (record)->subscription_count);

  return g_string_assign (buffer, number)->str;
}

static const CspTableColumn columns[] = {
  { "name", "field", NC_("field", "Reseller name"), "name", get_name, 26, CSP_COLUMN_EXPAND },
  { "mpn-id", "field", NC_("field", "MPN ID"), "mpn-id", get_mpn_id, 9 },
  { "location", "field", NC_("field", "Location"), "country", get_location, 16, CSP_COLUMN_EXPAND },
  { "state", "field", NC_("field", "State"), "state", get_state, 17, CSP_COLUMN_NORMAL, csp_pill_new, bind_state,
    sample_state },
  { "customers", "page", NC_("page", "Customers"), "customer-count", get_customers, 6, CSP_COLUMN_NUMERIC },
  { "agreement", "field", NC_("field", "MPA signed"), "mpa-state", get_agreement, 20, CSP_COLUMN_EXPAND,
    .sample = sample_agreement },
  { "subscriptions", "field", NC_("field", "Active subscriptions"), "subscription-count", get_subscriptions, 6,
    CSP_COLUMN_NUMERIC },
  { NULL },
};

static char *
count_resellers (guint n)
{
  g_autofree char *number = csp_format_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s indirect reseller", "%s indirect resellers", n), number);
}

static void
list_actions (gpointer       record,
              CspRowActions *actions)
{
  CspReseller *reseller = CSP_RESELLER (record);

  csp_row_actions_add (actions, CSP_ACTION_ADD_CUSTOMER, C_("button", "Add new customer"), "win.new-customer",
                       g_variant_new_int64 (reseller->id));
  csp_row_actions_add (actions, CSP_ACTION_VIEW_CUSTOMERS, C_("button", "View customers"),
                       "win.show-reseller-customers", g_variant_new_int64 (reseller->id));
  csp_row_actions_add (actions, CSP_ACTION_REQUEST_PARTNERSHIP, C_("button", "Edit"), "win.edit-reseller",
                       g_variant_new_int64 (reseller->id));
  csp_row_actions_add_copy (actions, _("Copy MPN ID"), reseller->mpn_id);
}

static GtkWidget *
create_details (gpointer record,
                gpointer user_data)
{
  CspStore *store = csp_list_page_get_store (CSP_LIST_PAGE (user_data));
  CspReseller *reseller = CSP_RESELLER (record);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  GtkWidget *widget = csp_row_details_new (reseller->name);
  CspRowDetails *details = CSP_ROW_DETAILS (widget);

  csp_row_details_add_copy (details, C_("field", "MPN ID"), reseller->mpn_id, _("Copy MPN ID"));
  csp_row_details_add_copy (details, C_("field", "Tenant ID"), reseller->microsoft_id, _("Copy tenant ID"));
  csp_list_page_add_actions (CSP_LIST_PAGE (user_data), reseller, details);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), csp_reseller_goals_new (store, reseller));
  return box;
}

static const CspListPageDefinition definition = {
  .kind = CSP_LIST_RESELLERS,
  .name = "resellers",
  .sort = "name",
  .columns = columns,
  .count = count_resellers,
  .open_action = "win.show-reseller-customers",
  .details = create_details,
  .actions = list_actions,
};

static void
guard_buttons (CspResellersView *self)
{
  CspStore *store = csp_list_page_get_store (CSP_LIST_PAGE (self));
  gboolean allowed = csp_why_button_guard (self->request_why, self->request_button, store,
                                           CSP_ACTION_REQUEST_PARTNERSHIP);

  gtk_widget_set_sensitive (self->add_button, allowed);
  gtk_widget_set_visible (self->empty_request_button, allowed);
  csp_why_button_guard (self->export_why, self->export_button, store, CSP_ACTION_EXPORT);
}

static void
csp_resellers_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_RESELLERS_VIEW);

  G_OBJECT_CLASS (csp_resellers_view_parent_class)->dispose (object);
}

static void
csp_resellers_view_class_init (CspResellersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_resellers_view_dispose;

  g_type_ensure (CSP_TYPE_RESELLER_STEPS);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-resellers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, steps);
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, request_button);
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, request_why);
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, export_button);
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, export_why);
  gtk_widget_class_bind_template_child (widget_class, CspResellersView, empty_request_button);
}

static void
csp_resellers_view_init (CspResellersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_resellers_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): its indirect resellers
 */
GtkWidget *
csp_resellers_view_new (CspStore *store)
{
  CspResellersView *self = g_object_new (CSP_TYPE_RESELLERS_VIEW, NULL);

  csp_list_page_set_up (CSP_LIST_PAGE (self), store, &definition);
  csp_reseller_steps_set_store (self->steps, store);
  guard_buttons (self);
  g_signal_connect_object (store, "notify::profile", G_CALLBACK (guard_buttons), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
