/* csp-customers-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/csp-customer.h"
#include "domain/csp-persona.h"
#include "domain/csp-reseller.h"
#include "store/csp-repo.h"
#include "views/csp-customer-columns.h"
#include "views/csp-customers-view.h"
#include "views/csp-draft-button.h"
#include "widgets/csp-chooser.h"
#include "widgets/csp-filter-chip.h"
#include "widgets/csp-format.h"
#include "widgets/csp-row-details.h"
#include "widgets/csp-why-button.h"

/* CspListQuery.reseller_id of customers without a reseller. */
#define NO_RESELLER G_GINT64_CONSTANT (-1)

/**
 * CspCustomersView:
 *
 * The customers of a profile (functional-spec 4.3).
 */
struct _CspCustomersView
{
  CspListPage     parent_instance;

  GtkWidget      *reseller_box;
  CspFilterChip  *reseller_chip;
  GtkWidget      *add_button;
  CspWhyButton   *add_why;
  GtkWidget      *request_button;
  CspWhyButton   *request_why;
  GtkWidget      *export_button;
  CspWhyButton   *export_why;
  CspDraftButton *draft_button;
  GtkWidget      *empty_add_button;
  GtkWidget      *empty_import_button;
  gint64          reseller_id;          /* whose name the chip shows */
};

G_DEFINE_FINAL_TYPE (CspCustomersView, csp_customers_view, CSP_TYPE_LIST_PAGE)

static char *
count_customers (guint n)
{
  g_autofree char *number = csp_format_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s customer", "%s customers", n), number);
}

static void
list_actions (gpointer       record,
              CspRowActions *actions)
{
  CspCustomer *customer = CSP_CUSTOMER (record);

  csp_row_actions_add (actions, CSP_ACTION_VIEW_SUBSCRIPTIONS, C_("button", "View subscriptions"), "win.show-customer",
                       g_variant_new_int64 (customer->id));
  csp_row_actions_add (actions, CSP_ACTION_ADD_SUBSCRIPTION, C_("button", "Add subscription"), "win.add-subscription",
                       g_variant_new_int64 (customer->id));
  csp_row_actions_add (actions, CSP_ACTION_UPDATE_ACCOUNT, C_("button", "Account"), "win.edit-customer",
                       g_variant_new_int64 (customer->id));
  csp_row_actions_add_copy (actions, _("Copy Microsoft ID"), customer->microsoft_id);
}

static GtkWidget *
create_details (gpointer record,
                gpointer user_data)
{
  CspCustomer *customer = CSP_CUSTOMER (record);
  GtkWidget *widget = csp_row_details_new (customer->company_name);
  CspRowDetails *details = CSP_ROW_DETAILS (widget);

  csp_row_details_add_copy (details, C_("field", "Microsoft ID"), customer->microsoft_id, _("Copy Microsoft ID"));
  csp_row_details_add_value (details, C_("field", "Primary domain name"), customer->domain);
  csp_row_details_add_value (details, C_("noun", "Indirect reseller"), customer->reseller_name);
  if (customer->setup_unseen)
    csp_row_details_add_value (details, C_("page", "Setup info"),
                               _("The setup info was never seen. Reset the password to get in."));
  csp_list_page_add_actions (CSP_LIST_PAGE (user_data), customer, details);
  return widget;
}

static const CspListPageDefinition definition = {
  .kind = CSP_LIST_CUSTOMERS,
  .name = "customers",
  .sort = "company-name",
  .columns = csp_customer_columns,
  .count = count_customers,
  .open_action = "win.show-customer",
  .details = create_details,
  .actions = list_actions,
};

static void
filter_by_reseller (CspCustomersView *self,
                    gint64            reseller_id)
{
  g_autoptr(CspListQuery) query = csp_list_query_copy (csp_list_page_get_query (CSP_LIST_PAGE (self)));

  query->reseller_id = reseller_id;
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static void
reseller_chosen_cb (CspCustomersView *self,
                    gint64            reseller_id,
                    const char       *name,
                    const char       *mpn_id)
{
  filter_by_reseller (self, reseller_id != 0 ? reseller_id : NO_RESELLER);
}

static void
reseller_removed_cb (CspCustomersView *self)
{
  filter_by_reseller (self, 0);
}

static gpointer
find_reseller (CspConn   *conn,
               gpointer   user_data,
               GError   **error)
{
  return csp_repo_find (conn, CSP_TYPE_RESELLER, *(gint64 *) user_data, error);
}

static void
reseller_found_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CspCustomersView) self = CSP_CUSTOMERS_VIEW (user_data);
  g_autoptr(CspReseller) reseller = csp_db_run_finish (CSP_DB (object), result, NULL);

  if (reseller != NULL && reseller->id == self->reseller_id && self->reseller_chip != NULL)
    csp_filter_chip_set_label (self->reseller_chip, reseller->name);
}

/* The filter may also come with a query from elsewhere, such as View customers of a reseller. */
static void
query_changed_cb (CspCustomersView *self)
{
  gint64 reseller_id = csp_list_page_get_query (CSP_LIST_PAGE (self))->reseller_id;

  if (reseller_id == self->reseller_id)
    return;
  self->reseller_id = reseller_id;
  csp_filter_chip_set_label (self->reseller_chip, reseller_id < 0 ? _("Direct customers") : NULL);
  if (reseller_id > 0)
    csp_db_run_async (csp_store_get_db (csp_list_page_get_store (CSP_LIST_PAGE (self))), CSP_DB_READ,
                      "name of a reseller", find_reseller, g_memdup2 (&reseller_id, sizeof reseller_id), g_free,
                      g_object_unref, NULL, reseller_found_cb, g_object_ref (self));
}

static void
guard_buttons (CspCustomersView *self)
{
  CspStore *store = csp_list_page_get_store (CSP_LIST_PAGE (self));
  gboolean may_add = csp_why_button_guard (self->add_why, self->add_button, store, CSP_ACTION_ADD_CUSTOMER);

  csp_why_button_guard (self->request_why, self->request_button, store, CSP_ACTION_REQUEST_RELATIONSHIP);
  csp_why_button_guard (self->export_why, self->export_button, store, CSP_ACTION_EXPORT);
  gtk_widget_set_visible (self->empty_add_button, may_add);
  gtk_widget_set_visible (self->empty_import_button, csp_may (store, CSP_ACTION_IMPORT_CUSTOMERS, NULL));
}

static gboolean
has_resellers (CspStore *store)
{
  return csp_persona_parse (csp_store_get_profile (store)->persona) == CSP_PERSONA_INDIRECT_PROVIDER;
}

static void
csp_customers_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_CUSTOMERS_VIEW);

  G_OBJECT_CLASS (csp_customers_view_parent_class)->dispose (object);
}

static void
csp_customers_view_class_init (CspCustomersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_customers_view_dispose;

  g_type_ensure (CSP_TYPE_DRAFT_BUTTON);
  g_type_ensure (CSP_TYPE_FILTER_CHIP);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-customers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, reseller_box);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, reseller_chip);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, add_why);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, request_button);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, request_why);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, export_button);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, export_why);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, draft_button);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, CspCustomersView, empty_import_button);
  gtk_widget_class_bind_template_callback (widget_class, reseller_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
}

static void
csp_customers_view_init (CspCustomersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_resellers (CspCustomersView *self,
                  CspStore         *store)
{
  g_autoptr(CspListQuery) resellers = csp_list_query_new (CSP_LIST_RESELLERS);
  GtkWidget *chooser;

  gtk_widget_set_visible (self->reseller_box, has_resellers (store));
  if (!has_resellers (store))
    {
      csp_list_page_remove_column (CSP_LIST_PAGE (self), "reseller");
      return;
    }
  chooser = csp_chooser_new (store, resellers, C_("button", "Filter by indirect reseller"));
  csp_chooser_set_none (CSP_CHOOSER (chooser), _("Direct customers"));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (reseller_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->reseller_box), chooser);
}

/**
 * csp_customers_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): its customers
 */
GtkWidget *
csp_customers_view_new (CspStore *store)
{
  CspCustomersView *self = g_object_new (CSP_TYPE_CUSTOMERS_VIEW, NULL);

  csp_list_page_set_up (CSP_LIST_PAGE (self), store, &definition);
  set_up_resellers (self, store);
  csp_draft_button_set_store (self->draft_button, store);
  guard_buttons (self);
  g_signal_connect_object (store, "notify::profile", G_CALLBACK (guard_buttons), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
