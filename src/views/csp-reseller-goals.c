/* csp-reseller-goals.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-customer.h"
#include "domain/csp-subscription.h"
#include "views/csp-reseller-goals.h"
#include "widgets/csp-record-picker.h"
#include "widgets/csp-why-button.h"

#define AZURE_PORTAL "https://portal.azure.com/#blade/Microsoft_AAD_IAM/UsersManagementMenuBlade/UserSettings"

/**
 * Goal:
 * @title: what somebody wants to achieve
 * @way: how it is done
 * @permission: what it takes
 * @uri: (nullable): page to open besides
 * @uri_label: label of the link to @uri
 * @go: what Go does
 *
 * A row of the helper "What do you want to achieve?" (functional-spec §4.9).
 */
typedef struct
{
  const char  *title;
  const char  *way;
  CspAction    permission;
  const char  *uri;
  const char  *uri_label;
  void       (*go) (GtkWidget   *button,
                    CspStore    *store,
                    CspReseller *reseller);
} Goal;

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
go_to_new_customer (GtkWidget   *button,
                    CspStore    *store,
                    CspReseller *reseller)
{
  gtk_widget_activate_action (button, "win.new-customer", "x", reseller->id);
}

static GtkWidget *
pick_customer (GtkWidget   *button,
               CspStore    *store,
               CspReseller *reseller)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);

  query->reseller_id = reseller->id;
  query->sort = g_strdup ("company-name");
  return csp_record_picker_new (window_of (button), store, query, _("For which customer?"),
                                _("This reseller has no customers yet. Add a new customer for it first."));
}

static void
add_subscription_cb (CspRecordPicker *picker,
                     gint64           customer_id)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (picker))), "win.add-subscription",
                              "x", customer_id);
}

static void
go_to_new_subscription (GtkWidget   *button,
                        CspStore    *store,
                        CspReseller *reseller)
{
  GtkWidget *picker = pick_customer (button, store, reseller);

  g_signal_connect (picker, "picked", G_CALLBACK (add_subscription_cb), NULL);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
show_subscription_cb (CspRecordPicker *picker,
                      gint64           subscription_id)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (picker))),
                              "win.set-support-contact", "x", subscription_id);
}

static void
pick_subscription_cb (CspRecordPicker *picker,
                      gint64           customer_id,
                      CspStore        *store)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_SUBSCRIPTIONS);
  GtkWidget *next;

  query->customer_id = customer_id;
  next = csp_record_picker_new (gtk_window_get_transient_for (GTK_WINDOW (picker)), store, query,
                                _("For which subscription?"),
                                _("This customer has no subscriptions yet. Add one first."));
  g_signal_connect (next, "picked", G_CALLBACK (show_subscription_cb), NULL);
  gtk_window_present (GTK_WINDOW (next));
}

static void
go_to_support_contact (GtkWidget   *button,
                       CspStore    *store,
                       CspReseller *reseller)
{
  GtkWidget *picker = pick_customer (button, store, reseller);

  g_signal_connect_object (picker, "picked", G_CALLBACK (pick_subscription_cb), store, 0);
  gtk_window_present (GTK_WINDOW (picker));
}

static const Goal goals[] = {
  { N_("Manage the customer’s account with administration rights"),
    N_("Choose the reseller when you add the customer."),
    CSP_ACTION_ADD_CUSTOMER, NULL, NULL, go_to_new_customer },
  { N_("Manage the account of an Azure customer"),
    N_("Choose the reseller when you add the customer. Afterwards make it tenant owner: in the Azure portal, under "
       "User settings of the customer’s directory."),
    CSP_ACTION_ADD_CUSTOMER, AZURE_PORTAL, N_("Open the Azure portal"), go_to_new_customer },
  { N_("Give the reseller credit for incentives"),
    N_("Name the reseller on a new subscription, or as Reseller (MPN ID) on one the customer has."),
    CSP_ACTION_ADD_SUBSCRIPTION, NULL, NULL, go_to_new_subscription },
  { N_("Delegate customer support"),
    N_("Make the reseller the designated support contact of a subscription."),
    CSP_ACTION_SET_SUPPORT_CONTACT, NULL, NULL, go_to_support_contact },
};

typedef struct
{
  const Goal  *goal;
  CspStore    *store;
  CspReseller *reseller;
} Target;

static void
target_free (gpointer  data,
             GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->store);
  g_object_unref (target->reseller);
  g_free (target);
}

static void
go_cb (GtkWidget *button,
       Target    *target)
{
  target->goal->go (button, target->store, target->reseller);
}

static GtkWidget *
create_text (const Goal *goal)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _(goal->title), "wrap", TRUE, "xalign", 0.0f, NULL);
  GtkWidget *way = g_object_new (GTK_TYPE_LABEL, "label", _(goal->way), "wrap", TRUE, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (way, "dim-label");
  gtk_widget_add_css_class (way, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), way);
  if (goal->uri != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (goal->uri, _(goal->uri_label));

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), link);
    }
  return box;
}

static GtkWidget *
create_row (const Goal  *goal,
            CspStore    *store,
            CspReseller *reseller)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *go = gtk_button_new_with_label (C_("button", "Go"));
  GtkWidget *why = csp_why_button_new ();
  Target *target = g_new (Target, 1);

  target->goal = goal;
  target->store = g_object_ref (store);
  target->reseller = g_object_ref (reseller);
  g_signal_connect_data (go, "clicked", G_CALLBACK (go_cb), target, target_free, 0);
  gtk_widget_set_valign (go, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (go), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(goal->title), -1);
  csp_why_button_guard (CSP_WHY_BUTTON (why), go, store, goal->permission);
  gtk_box_append (GTK_BOX (row), create_text (goal));
  gtk_box_append (GTK_BOX (row), why);
  gtk_box_append (GTK_BOX (row), go);
  return row;
}

/**
 * csp_reseller_goals_new:
 * @store: an open profile
 * @reseller: an indirect reseller
 *
 * Returns: (transfer floating): the four goals of the provider with regard to @reseller, each with the way there
 */
GtkWidget *
csp_reseller_goals_new (CspStore    *store,
                        CspReseller *reseller)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9,
                                 "margin-start", 12, "margin-end", 12, "margin-bottom", 12, NULL);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("What do you want to achieve?"),
                                     "wrap", TRUE, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    gtk_box_append (GTK_BOX (box), create_row (&goals[i], store, reseller));
  return box;
}
