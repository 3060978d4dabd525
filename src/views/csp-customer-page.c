/* csp-customer-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-subscription.h"
#include "operations/csp-customer-change.h"
#include "store/csp-repo.h"
#include "views/csp-customer-account-pane.h"
#include "views/csp-customer-columns.h"
#include "views/csp-customer-page.h"
#include "views/csp-subscriptions-view.h"
#include "widgets/csp-history-list.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-pill.h"
#include "widgets/csp-why-button.h"
#include "widgets/csp-wrap-box.h"

/**
 * CspCustomerPage:
 *
 * One customer: who it is, its subscriptions, its account, its history (functional-spec §4.5).
 */
struct _CspCustomerPage
{
  GtkWidget                parent_instance;

  /* Template widgets */
  GtkStack                *stack;
  AdwStatusPage           *error_page;
  GtkWidget               *setup_banner;
  GtkWidget               *added_banner;
  GtkLabel                *added_label;
  GtkWidget               *support_button;
  GtkLabel                *name_label;
  CspPill                 *former_pill;
  GtkLabel                *domain_label;
  GtkLabel                *relation_label;
  GtkLabel                *tags_label;
  GtkWidget               *switcher;
  AdwViewStack            *tabs;
  GtkWidget               *subscriptions_view;
  CspCustomerAccountPane  *account_pane;

  /* Owned */
  CspStore                *store;
  CspCustomer             *customer;
  GCancellable            *cancellable;
  gint64                   id;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_QUERY,
  PROP_SELECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspCustomerPage, csp_customer_page, GTK_TYPE_WIDGET)

typedef struct
{
  CspCustomer        *customer;
  CspCustomerAccount *account;          /* NULL when nothing is known of it */
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_clear_object (&loaded->customer);
  g_clear_object (&loaded->account);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load_customer (CspConn   *conn,
               gpointer   job_data,
               GError   **error)
{
  g_autoptr(Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr(GError) local_error = NULL;
  gint64 id = *(gint64 *) job_data;

  loaded->customer = csp_repo_find (conn, CSP_TYPE_CUSTOMER, id, &local_error);
  if (loaded->customer != NULL)
    loaded->account = csp_repo_find (conn, CSP_TYPE_CUSTOMER_ACCOUNT, id, &local_error);
  else if (local_error == NULL)
    g_set_error_literal (&local_error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("This customer is not in the profile any more."));
  if (local_error == NULL)
    return g_steal_pointer (&loaded);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), !csp_is_empty (text));
}

static void
show_header (CspCustomerPage *self,
             CspCustomer     *customer)
{
  const char *relationship = csp_customer_relationship_label (customer->relationship);
  g_autofree char *name = NULL;
  g_autofree char *relation = NULL;

  if (!csp_is_empty (customer->alias))
    /* translators: a company's name, then what the person calls it */
    name = g_strdup_printf (_("%1$s (%2$s)"), customer->company_name, customer->alias);
  if (!csp_is_empty (customer->reseller_name))
    /* translators: a kind of relationship, then the indirect reseller it goes through */
    relation = g_strdup_printf (_("%1$s · %2$s"), relationship, customer->reseller_name);
  gtk_label_set_label (self->name_label, name != NULL ? name : customer->company_name);
  show_line (self->domain_label, customer->domain);
  show_line (self->relation_label, relation != NULL ? relation : relationship);
  show_line (self->tags_label, customer->tags);
  gtk_widget_set_visible (GTK_WIDGET (self->former_pill), customer->former_at != 0);
  csp_pill_set (self->former_pill, CSP_PILL_ENDED, _("Former customer"));
  gtk_widget_set_visible (self->setup_banner, customer->setup_unseen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.password-was-reset",
                                 csp_may (self->store, CSP_ACTION_RESET_PASSWORD, NULL));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspCustomerPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Loaded) loaded = csp_db_run_finish (CSP_DB (object), result, &error);
  g_autofree char *message = NULL;

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded == NULL)
    {
      message = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->error_page, message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_set_object (&self->customer, loaded->customer);
  show_header (self, loaded->customer);
  csp_customer_account_pane_show (self->account_pane, loaded->customer, loaded->account);
  gtk_stack_set_visible_child_name (self->stack, "content");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
load (CspCustomerPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "customer", load_customer,
                    g_memdup2 (&self->id, sizeof self->id), g_free, (GDestroyNotify) loaded_free, self->cancellable,
                    loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (CspCustomerPage *self,
                  guint            changes)
{
  if ((changes & (CSP_CHANGED_CUSTOMERS | CSP_CHANGED_RESELLERS | CSP_CHANGED_PROFILE)) != 0)
    load (self);
}

static void
copy_microsoft_id_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (widget);

  if (self->customer == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->customer->microsoft_id);
  gtk_widget_activate_action (widget, "win.report", "s", _("Copied to the clipboard."));
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspCustomerPage) self = user_data;
  CspOperation *operation = CSP_OPERATION (object);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (self->stack == NULL)
    return;
  if (!csp_operation_run_finish (operation, result, NULL, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", error->message);
      return;
    }
  sentence = csp_operation_describe (operation);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report-undoable", "(ss)", sentence,
                              csp_operation_get_id (operation));
}

static void
password_was_reset_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (widget);
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspCustomerChangeOperation) operation = NULL;

  if (self->customer == NULL)
    return;
  customer = csp_record_copy (self->customer);
  customer->setup_unseen = FALSE;
  operation = csp_customer_change_operation_new (customer);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, marked_cb,
                           g_object_ref (self));
}

static void
added_closed_cb (CspCustomerPage *self)
{
  gtk_widget_set_visible (self->added_banner, FALSE);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->tabs, "subscriptions");
  gtk_widget_activate_action (self->subscriptions_view, "view.find", NULL);
}

static void
csp_customer_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->customer != NULL ? self->customer->company_name : C_("noun", "Customer"));
      break;
    case PROP_QUERY:
    case PROP_SELECTION:
      g_object_get_property (G_OBJECT (self->subscriptions_view), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_customer_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_object_set_property (G_OBJECT (self->subscriptions_view), "query", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_customer_page_dispose (GObject *object)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_CUSTOMER_PAGE);

  G_OBJECT_CLASS (csp_customer_page_parent_class)->dispose (object);
}

static void
csp_customer_page_finalize (GObject *object)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->customer);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_customer_page_parent_class)->finalize (object);
}

static gboolean
csp_customer_page_grab_focus (GtkWidget *widget)
{
  CspCustomerPage *self = CSP_CUSTOMER_PAGE (widget);
  GtkWidget *shown = adw_view_stack_get_visible_child (self->tabs);

  csp_focus_when_mapped (shown == self->subscriptions_view ? self->switcher : shown);
  return TRUE;
}

static void
csp_customer_page_class_init (CspCustomerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = csp_customer_page_get_property;
  object_class->set_property = csp_customer_page_set_property;
  object_class->dispose = csp_customer_page_dispose;
  object_class->finalize = csp_customer_page_finalize;
  widget_class->grab_focus = csp_customer_page_grab_focus;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* What the list of subscriptions shows, so that it can be exported and found again on the way back. */
  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, CSP_TYPE_LIST_QUERY, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, CSP_TYPE_ROW_SELECTION,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CSP_TYPE_PILL);
  g_type_ensure (CSP_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-customer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, setup_banner);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, added_banner);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, added_label);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, support_button);
  gtk_widget_class_bind_template_callback (widget_class, added_closed_cb);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, former_pill);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, domain_label);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, relation_label);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, tags_label);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, CspCustomerPage, tabs);

  gtk_widget_class_install_action (widget_class, "customer.copy-microsoft-id", NULL, copy_microsoft_id_action);
  gtk_widget_class_install_action (widget_class, "customer.password-was-reset", NULL, password_was_reset_action);
  gtk_widget_class_install_action (widget_class, "view.find", NULL, find_action);
}

static void
csp_customer_page_init (CspCustomerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_tabs (CspCustomerPage *self)
{
  GtkWidget *history = csp_history_list_new (self->store, "customer", self->id);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", history, "margin-top", 24,
                                   "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp,
                                      NULL);

  self->subscriptions_view = csp_subscriptions_view_new_for_customer (self->store, self->id);
  self->account_pane = CSP_CUSTOMER_ACCOUNT_PANE (csp_customer_account_pane_new (self->store));
  adw_view_stack_add_titled_with_icon (self->tabs, self->subscriptions_view, "subscriptions",
                                       C_("page", "Subscriptions"), "view-list-symbolic");
  adw_view_stack_add_titled_with_icon (self->tabs, GTK_WIDGET (self->account_pane), "account", C_("page", "Account"),
                                       "avatar-default-symbolic");
  adw_view_stack_add_titled_with_icon (self->tabs, scroller, "history", C_("page", "History"),
                                       "document-open-recent-symbolic");
}

/**
 * csp_customer_page_new:
 * @store: an open profile
 * @id: local id of a customer
 *
 * Returns: (transfer floating): its page
 */
GtkWidget *
csp_customer_page_new (CspStore *store,
                       gint64    id)
{
  CspCustomerPage *self = g_object_new (CSP_TYPE_CUSTOMER_PAGE, NULL);

  self->store = g_object_ref (store);
  self->id = id;
  add_tabs (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * csp_customer_page_new_at_account:
 * @store: an open profile
 * @id: local id of a customer
 *
 * Returns: (transfer floating): its page, opened at the Account tab
 */
GtkWidget *
csp_customer_page_new_at_account (CspStore *store,
                                  gint64    id)
{
  GtkWidget *page = csp_customer_page_new (store, id);

  adw_view_stack_set_visible_child_name (CSP_CUSTOMER_PAGE (page)->tabs, "account");
  return page;
}

/**
 * csp_customer_page_show_added:
 * @self: the page
 * @subscriptions: (element-type CspSubscription): what was just bought for the customer
 *
 * Selects the new subscriptions and offers to choose who supports the first (functional-spec §4.7).
 */
void
csp_customer_page_show_added (CspCustomerPage *self,
                              GPtrArray       *subscriptions)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *text = NULL;
  const CspSubscription *first;

  g_return_if_fail (CSP_IS_CUSTOMER_PAGE (self));
  g_return_if_fail (subscriptions->len > 0);

  first = g_ptr_array_index (subscriptions, 0);
  for (guint i = 0; i < subscriptions->len; i++)
    {
      guint32 id = (guint32) CSP_SUBSCRIPTION (g_ptr_array_index (subscriptions, i))->id;

      g_array_append_val (ids, id);
    }
  /* translators: %s is a subscription */
  text = g_strdup_printf (_("“%s” was added. Choose who supports the customer with it:"),
                          csp_is_empty (first->friendly_name) ? first->offer_name : first->friendly_name);
  gtk_label_set_label (self->added_label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->support_button), "x", first->id);
  gtk_widget_set_visible (self->added_banner, TRUE);
  adw_view_stack_set_visible_child_name (self->tabs, "subscriptions");
  csp_row_selection_set_ids (csp_list_page_get_selection (CSP_LIST_PAGE (self->subscriptions_view)), ids);
}
