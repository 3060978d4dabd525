/* csp-subscriptions-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-persona.h"
#include "domain/csp-subscription-rules.h"
#include "views/csp-subscription-columns.h"
#include "views/csp-subscriptions-view.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-chooser.h"
#include "widgets/csp-filter-chip.h"
#include "widgets/csp-format.h"
#include "widgets/csp-why-button.h"

#define ANY "any"

/**
 * CspSubscriptionsView:
 *
 * The subscriptions of all customers, or those of one (functional-spec §4.5 and §4.7).
 */
struct _CspSubscriptionsView
{
  CspListPage    parent_instance;

  CspChoice     *status_choice;
  CspChoice     *renewal_choice;
  AdwBin        *product_bin;
  AdwBin        *reseller_bin;
  CspFilterChip *product_chip;
  CspFilterChip *reseller_chip;
  GtkWidget     *add_button;
  CspWhyButton  *add_why;
  GtkWidget     *export_button;
  CspWhyButton  *export_why;
  GtkWidget     *empty_add_button;
  GtkWidget     *empty_import_button;

  GHashTable    *product_names;         /* of labels that were chosen, by id */
  GHashTable    *reseller_names;        /* of resellers that were chosen, by MPN ID */
  gboolean       is_following;          /* while the filters show what the query says */
};

G_DEFINE_FINAL_TYPE (CspSubscriptionsView, csp_subscriptions_view, CSP_TYPE_LIST_PAGE)

static const char * const statuses[] = { "active", "suspended", "pending", "expired", "deleted", "disabled" };

static const int renewals[] = { 30, 60, 90 };

static char *
count_subscriptions (guint n)
{
  g_autofree char *number = csp_format_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s subscription", "%s subscriptions", n), number);
}

static void
list_actions (gpointer       record,
              CspRowActions *actions)
{
  CspSubscription *sub = CSP_SUBSCRIPTION (record);

  csp_row_actions_add (actions, CSP_ACTION_VIEW_SUBSCRIPTIONS, C_("button", "_Open"), "win.show-subscription",
                       g_variant_new_int64 (sub->id));
  csp_row_actions_add (actions, CSP_ACTION_ADD_SUBSCRIPTION, C_("button", "Add subscription"), "win.add-subscription",
                       g_variant_new_int64 (sub->customer_id));
  csp_row_actions_add (actions, CSP_ACTION_UPDATE_ACCOUNT, C_("button", "Account"), "win.edit-customer",
                       g_variant_new_int64 (sub->customer_id));
}

static const CspListPageDefinition all_definition = {
  .kind = CSP_LIST_SUBSCRIPTIONS,
  .name = "subscriptions",
  .sort = "customer-name",
  .columns = csp_subscription_columns,
  .count = count_subscriptions,
  .open_action = "win.show-subscription",
  .actions = list_actions,
};

static const CspListPageDefinition customer_definition = {
  .kind = CSP_LIST_SUBSCRIPTIONS,
  .name = "customer-subscriptions",
  .sort = "label",
  .columns = csp_subscription_columns,
  .count = count_subscriptions,
  .open_action = "win.show-subscription",
  .actions = list_actions,
};

static CspListQuery *
copy_query (CspSubscriptionsView *self)
{
  return csp_list_query_copy (csp_list_page_get_query (CSP_LIST_PAGE (self)));
}

static char *
renewal_date (int days)
{
  g_autofree char *today = csp_clock_today ();

  return csp_date_add_days (today, days);
}

static void
status_chosen_cb (CspSubscriptionsView *self)
{
  g_autoptr(CspListQuery) query = NULL;
  const char *id = csp_choice_get_id (self->status_choice);

  if (self->is_following || id == NULL)
    return;
  query = copy_query (self);
  csp_set_str (&query->status, g_str_equal (id, ANY) ? NULL : id);
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static void
renewal_chosen_cb (CspSubscriptionsView *self)
{
  g_autoptr(CspListQuery) query = NULL;
  const char *id = csp_choice_get_id (self->renewal_choice);

  if (self->is_following || id == NULL)
    return;
  query = copy_query (self);
  g_free (query->renews_until);
  query->renews_until = g_str_equal (id, ANY) ? NULL : renewal_date (atoi (id));
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static void
product_chosen_cb (CspSubscriptionsView *self,
                   gint64                id,
                   const char           *name)
{
  g_autoptr(CspListQuery) query = copy_query (self);

  g_hash_table_insert (self->product_names, g_memdup2 (&id, sizeof id), g_strdup (name));
  query->label_id = id;
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static void
product_removed_cb (CspSubscriptionsView *self)
{
  g_autoptr(CspListQuery) query = copy_query (self);

  query->label_id = 0;
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static void
reseller_chosen_cb (CspSubscriptionsView *self,
                    gint64                id,
                    const char           *name,
                    const char           *mpn_id)
{
  g_autoptr(CspListQuery) query = copy_query (self);
  const char *key = id != 0 && mpn_id != NULL ? mpn_id : "";

  g_hash_table_insert (self->reseller_names, g_strdup (key), g_strdup (name));
  csp_set_str (&query->reseller_mpn_id, key);
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static void
reseller_removed_cb (CspSubscriptionsView *self)
{
  g_autoptr(CspListQuery) query = copy_query (self);

  csp_set_str (&query->reseller_mpn_id, NULL);
  csp_list_page_set_query (CSP_LIST_PAGE (self), query);
}

static const char *
renewal_id (const CspListQuery *query)
{
  static const char * const ids[G_N_ELEMENTS (renewals)] = { "30", "60", "90" };

  for (guint i = 0; i < G_N_ELEMENTS (renewals); i++)
    {
      g_autofree char *date = renewal_date (renewals[i]);

      if (g_strcmp0 (query->renews_until, date) == 0)
        return ids[i];
    }
  return ANY;
}

/* The query also changes from elsewhere: "Clear filters", or going back to the page. */
static void
query_changed_cb (CspSubscriptionsView *self)
{
  const CspListQuery *query = csp_list_page_get_query (CSP_LIST_PAGE (self));
  const char *reseller = query->reseller_mpn_id;

  self->is_following = TRUE;
  csp_choice_set_id (self->status_choice, query->status != NULL ? query->status : ANY);
  csp_choice_set_id (self->renewal_choice, renewal_id (query));
  csp_filter_chip_set_label (self->product_chip, g_hash_table_lookup (self->product_names, &query->label_id));
  if (reseller != NULL && g_hash_table_contains (self->reseller_names, reseller))
    reseller = g_hash_table_lookup (self->reseller_names, reseller);
  csp_filter_chip_set_label (self->reseller_chip, reseller);
  self->is_following = FALSE;
}

static void
csp_subscriptions_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_SUBSCRIPTIONS_VIEW);

  G_OBJECT_CLASS (csp_subscriptions_view_parent_class)->dispose (object);
}

static void
csp_subscriptions_view_finalize (GObject *object)
{
  CspSubscriptionsView *self = CSP_SUBSCRIPTIONS_VIEW (object);

  g_hash_table_unref (self->product_names);
  g_hash_table_unref (self->reseller_names);

  G_OBJECT_CLASS (csp_subscriptions_view_parent_class)->finalize (object);
}

static void
csp_subscriptions_view_class_init (CspSubscriptionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_subscriptions_view_dispose;
  object_class->finalize = csp_subscriptions_view_finalize;

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FILTER_CHIP);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-subscriptions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, status_choice);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, renewal_choice);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, product_bin);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, reseller_bin);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, product_chip);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, reseller_chip);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, add_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, export_button);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, export_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionsView, empty_import_button);
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, renewal_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, product_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reseller_removed_cb);
}

static void
fill_choices (CspSubscriptionsView *self)
{
  csp_choice_set_name (self->status_choice, C_("field", "Status"), NULL);
  csp_choice_set_name (self->renewal_choice, C_("field", "Renewal"), NULL);
  csp_choice_append (self->status_choice, ANY, _("Any status"));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    csp_choice_append (self->status_choice, statuses[i], csp_subscription_status_label (statuses[i]));
  csp_choice_append (self->renewal_choice, ANY, _("Any renewal date"));
  for (guint i = 0; i < G_N_ELEMENTS (renewals); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", renewals[i]);
      g_autofree char *label = g_strdup_printf (ngettext ("Renewal in the next %d day", "Renewal in the next %d days",
                                                          renewals[i]), renewals[i]);

      csp_choice_append (self->renewal_choice, id, label);
    }
}

static void
csp_subscriptions_view_init (CspSubscriptionsView *self)
{
  self->product_names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->reseller_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->is_following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  self->is_following = FALSE;
}

static void
guard_buttons (CspSubscriptionsView *self)
{
  CspStore *store = csp_list_page_get_store (CSP_LIST_PAGE (self));

  csp_why_button_guard (self->add_why, self->add_button, store, CSP_ACTION_ADD_SUBSCRIPTION);
  csp_why_button_guard (self->export_why, self->export_button, store, CSP_ACTION_EXPORT);
  gtk_widget_set_sensitive (self->empty_add_button, gtk_widget_get_sensitive (self->add_button));
}

static void
add_choosers (CspSubscriptionsView *self,
              CspStore             *store)
{
  GtkWidget *products = csp_chooser_new (store, NULL, _("Filter by product"));
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_RESELLERS);
  GtkWidget *resellers;

  g_signal_connect_object (products, "chosen", G_CALLBACK (product_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->product_bin, products);
  if (csp_persona_parse (csp_store_get_profile (store)->persona) != CSP_PERSONA_INDIRECT_PROVIDER)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->reseller_bin), FALSE);
      csp_list_page_remove_column (CSP_LIST_PAGE (self), "reseller");
      return;
    }
  resellers = csp_chooser_new (store, query, C_("button", "Filter by indirect reseller"));
  csp_chooser_set_none (CSP_CHOOSER (resellers), _("No reseller"));
  g_signal_connect_object (resellers, "chosen", G_CALLBACK (reseller_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->reseller_bin, resellers);
}

static CspSubscriptionsView *
create (CspStore                    *store,
        const CspListPageDefinition *definition)
{
  CspSubscriptionsView *self = g_object_new (CSP_TYPE_SUBSCRIPTIONS_VIEW, NULL);

  csp_list_page_set_up (CSP_LIST_PAGE (self), store, definition);
  add_choosers (self, store);
  if (!csp_profile_is_connected (csp_store_get_profile (store)))
    csp_list_page_remove_column (CSP_LIST_PAGE (self), "pending");
  guard_buttons (self);
  query_changed_cb (self);
  g_signal_connect (self, "notify::query", G_CALLBACK (query_changed_cb), NULL);
  g_signal_connect_object (store, "notify::profile", G_CALLBACK (guard_buttons), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * csp_subscriptions_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): the subscriptions of all customers
 */
GtkWidget *
csp_subscriptions_view_new (CspStore *store)
{
  CspSubscriptionsView *self = create (store, &all_definition);

  gtk_widget_set_visible (self->add_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->add_why), FALSE);
  gtk_widget_set_visible (self->empty_add_button, FALSE);
  return GTK_WIDGET (self);
}

/**
 * csp_subscriptions_view_new_for_customer:
 * @store: an open profile
 * @customer_id: local id of a customer
 *
 * Returns: (transfer floating): the subscriptions of that customer, with a way to add one
 */
GtkWidget *
csp_subscriptions_view_new_for_customer (CspStore *store,
                                         gint64    customer_id)
{
  CspSubscriptionsView *self = create (store, &customer_definition);
  g_autoptr(CspListQuery) base = csp_list_query_new (CSP_LIST_SUBSCRIPTIONS);

  base->customer_id = customer_id;
  csp_list_page_remove_column (CSP_LIST_PAGE (self), "customer");
  /* One customer's are few: what the toolbar offers for all of them would only take room. */
  gtk_widget_set_visible (GTK_WIDGET (self->product_bin), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reseller_bin), FALSE);
  csp_list_page_set_base (CSP_LIST_PAGE (self), base);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "x", customer_id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_add_button), "x", customer_id);
  gtk_widget_set_visible (self->empty_import_button, FALSE);
  g_object_set (self, "empty-description", _("This customer has none yet. Add the first one."), NULL);
  return GTK_WIDGET (self);
}
