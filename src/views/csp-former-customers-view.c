/* csp-former-customers-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-customer.h"
#include "views/csp-customer-columns.h"
#include "views/csp-former-customers-view.h"
#include "widgets/csp-format.h"
#include "widgets/csp-row-details.h"

/**
 * CspFormerCustomersView:
 *
 * Customers whose relationship has ended: what is kept of them, when it ended and who ended it.
 */
struct _CspFormerCustomersView
{
  CspListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (CspFormerCustomersView, csp_former_customers_view, CSP_TYPE_LIST_PAGE)

static char *
count_customers (guint n)
{
  g_autofree char *number = csp_format_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s former customer", "%s former customers", n), number);
}

static void
list_actions (gpointer       record,
              CspRowActions *actions)
{
  CspCustomer *customer = CSP_CUSTOMER (record);

  csp_row_actions_add (actions, CSP_ACTION_REQUEST_RELATIONSHIP, C_("button", "Request a reseller relationship"),
                       "win.request-relationship", g_variant_new_int64 (customer->id));
  csp_row_actions_add (actions, CSP_N_ACTIONS, C_("button", "History"), "win.show-history",
                       g_variant_new ("(sx)", "customer", customer->id));
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
  csp_list_page_add_actions (CSP_LIST_PAGE (user_data), customer, details);
  return widget;
}

static const CspListPageDefinition definition = {
  .kind = CSP_LIST_FORMER_CUSTOMERS,
  .name = "former-customers",
  .sort = "former-at",
  .columns = csp_former_customer_columns,
  .count = count_customers,
  .details = create_details,
  .actions = list_actions,
};

static void
csp_former_customers_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_FORMER_CUSTOMERS_VIEW);

  G_OBJECT_CLASS (csp_former_customers_view_parent_class)->dispose (object);
}

static void
csp_former_customers_view_class_init (CspFormerCustomersViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_former_customers_view_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/parceria/Parceria/ui/csp-former-customers-view.ui");
}

static void
csp_former_customers_view_init (CspFormerCustomersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_former_customers_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): its former customers
 */
GtkWidget *
csp_former_customers_view_new (CspStore *store)
{
  CspFormerCustomersView *self = g_object_new (CSP_TYPE_FORMER_CUSTOMERS_VIEW, NULL);

  csp_list_page_set_up (CSP_LIST_PAGE (self), store, &definition);
  return GTK_WIDGET (self);
}
