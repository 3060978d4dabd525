/* csp-subscription-page.c
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
#include "domain/csp-subscription-rules.h"
#include "views/csp-subscription-facts.h"
#include "views/csp-subscription-form.h"
#include "views/csp-subscription-page.h"
#include "widgets/csp-change-text.h"
#include "widgets/csp-fact-row.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-history-list.h"
#include "widgets/csp-pill.h"

/**
 * CspSubscriptionPage:
 *
 * One subscription: what can be changed, with Submit and Cancel, what is known besides, and its history
 * (functional-spec §4.7).
 */
struct _CspSubscriptionPage
{
  GtkWidget              parent_instance;

  /* Template widgets */
  GtkStack              *stack;
  AdwStatusPage         *error_page;
  GtkLabel              *name_label;
  GtkWidget             *customer_button;
  GtkLabel              *customer_label;
  CspPill               *status_pill;
  CspSubscriptionForm   *form;
  AdwPreferencesGroup   *facts_group;
  AdwPreferencesGroup   *related_group;
  AdwBin                *history_bin;
  GtkActionBar          *submit_bar;
  GtkWidget             *submit_button;
  AdwBin                *summary_bin;
  GtkWidget             *close_button;

  /* Owned */
  CspSubscriptionChangeOperation *summed_up;    /* until the summary is closed */
  CspStore              *store;
  GPtrArray             *fact_rows;             /* borrowed from the group, in the order of the table of facts */
  GPtrArray             *related_rows;          /* borrowed from the group */
  CspSubscription       *subscription;
  GCancellable          *load_cancellable;
  GCancellable          *check_cancellable;
  gint64                 id;
  gboolean               is_submitting;
  gboolean               focus_support;         /* once the record is shown */
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspSubscriptionPage, csp_subscription_page, GTK_TYPE_WIDGET)

static void
add_related (CspSubscriptionPage *self,
             CspSubscription     *sub,
             gboolean             is_parent)
{
  GtkWidget *pill = csp_pill_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", sub->label, "activatable", TRUE,
                                 "subtitle", is_parent ? _("Base subscription") : NULL, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", sub->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-subscription");
  csp_pill_set_subscription (CSP_PILL (pill), sub->status);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (self->related_group, row);
  g_ptr_array_add (self->related_rows, row);
}

static void
show_related (CspSubscriptionPage          *self,
              const CspSubscriptionDetails *details)
{
  for (guint i = 0; i < self->related_rows->len; i++)
    adw_preferences_group_remove (self->related_group, self->related_rows->pdata[i]);
  g_ptr_array_set_size (self->related_rows, 0);
  if (details->parent != NULL)
    add_related (self, details->parent, TRUE);
  for (guint i = 0; i < details->add_ons->len; i++)
    add_related (self, details->add_ons->pdata[i], FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->related_group), self->related_rows->len > 0);
}

static void
update_actions (CspSubscriptionPage *self)
{
  gboolean is_edited = csp_subscription_form_is_edited (self->form);

  gtk_action_bar_set_revealed (self->submit_bar, is_edited || self->is_submitting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subscription.submit",
                                 is_edited && !self->is_submitting && csp_subscription_form_is_valid (self->form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subscription.cancel", is_edited && !self->is_submitting);
}

static void
close_summary (CspSubscriptionPage *self)
{
  g_clear_object (&self->summed_up);
  gtk_stack_set_visible_child_name (self->stack, "content");
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
show_details (CspSubscriptionPage          *self,
              const CspSubscriptionDetails *details)
{
  CspSubscription *sub = details->subscription;
  g_autofree char *today = csp_clock_today ();
  g_autofree char *status = csp_subscription_effective_status (sub, today);

  g_set_object (&self->subscription, sub);
  gtk_label_set_label (self->name_label, sub->label);
  gtk_label_set_label (self->customer_label, sub->customer_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->customer_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sub->customer_name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->customer_button), "x", sub->customer_id);
  csp_pill_set_subscription (self->status_pill, status);
  csp_subscription_form_show (self->form, details);
  csp_subscription_facts_show (self->fact_rows, sub);
  show_related (self, details);
  if (self->summed_up != NULL && !csp_subscription_change_operation_still_holds (self->summed_up, sub))
    close_summary (self);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "summary") != 0)
    gtk_stack_set_visible_child_name (self->stack, "content");
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (self->focus_support)
    csp_subscription_form_focus_support (self->form);
  self->focus_support = FALSE;
}

typedef struct
{
  gint64  id;
  char   *country;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->country);
  g_free (request);
}

static gpointer
load_details (CspConn   *conn,
              gpointer   job_data,
              GError   **error)
{
  Request *request = job_data;

  return csp_subscription_details_load (conn, request->id, request->country, error);
}

static void
details_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CspSubscriptionPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspSubscriptionDetails) details = csp_db_run_finish (CSP_DB (object), result, &error);
  g_autofree char *message = NULL;

  if (details != NULL && self->stack != NULL)
    show_details (self, details);
  if (details != NULL || self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  message = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->error_page, message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
load (CspSubscriptionPage *self)
{
  Request *request = g_new0 (Request, 1);

  request->id = self->id;
  request->country = g_strdup (csp_store_get_profile (self->store)->country);
  g_cancellable_cancel (self->load_cancellable);
  g_clear_object (&self->load_cancellable);
  self->load_cancellable = g_cancellable_new ();
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "subscription", load_details,
                    request, request_free, (GDestroyNotify) csp_subscription_details_free, self->load_cancellable,
                    details_loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (CspSubscriptionPage *self,
                  guint                changes)
{
  if ((changes & (CSP_CHANGED_SUBSCRIPTIONS | CSP_CHANGED_RESELLERS | CSP_CHANGED_CUSTOMERS | CSP_CHANGED_PROFILE |
                  CSP_CHANGED_OFFERS)) != 0)
    load (self);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspSubscriptionPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspProblems) problems = csp_operation_validate_finish (CSP_OPERATION (object), result, &error);

  if (problems == NULL || self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  csp_subscription_form_take_problems (self->form, g_steal_pointer (&problems));
  update_actions (self);
}

static void
edited_cb (CspSubscriptionPage *self)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = csp_subscription_form_create_operation (self->form);

  g_cancellable_cancel (self->check_cancellable);
  g_clear_object (&self->check_cancellable);
  self->check_cancellable = g_cancellable_new ();
  csp_operation_validate_async (CSP_OPERATION (operation), self->store, self->check_cancellable, checked_cb,
                                g_object_ref (self));
  update_actions (self);
}

static void
add_change_cb (const char *title,
               const char *text,
               gpointer    user_data)
{
  GtkWidget *row = csp_fact_row_new (title, FALSE);

  csp_fact_row_set_fact (CSP_FACT_ROW (row), text);
  adw_preferences_group_add (user_data, row);
}

static void
show_summary (CspSubscriptionPage            *self,
              CspSubscriptionChangeOperation *operation)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_set_object (&self->summed_up, operation);
  csp_change_text_of_records (CSP_RECORD (operation->before), CSP_RECORD (operation->after), add_change_cb, group);
  adw_bin_set_child (self->summary_bin, group);
  gtk_stack_set_visible_child_name (self->stack, "summary");
  gtk_widget_grab_focus (self->close_button);
}

static void
refuse (CspSubscriptionPage *self,
        CspProblems         *problems,
        const GError        *error)
{
  const CspProblem *whole = problems != NULL ? csp_problems_find (problems, "") : NULL;

  if (problems == NULL || whole != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", whole ? whole->message : error->message);
  if (problems == NULL)
    return;
  csp_subscription_form_take_problems (self->form, problems);
  csp_subscription_form_focus_error (self->form);
}

static void
submitted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspSubscriptionPage) self = user_data;
  CspOperation *operation = CSP_OPERATION (object);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = csp_operation_run_finish (operation, result, &problems, &error);
  g_autofree char *sentence = NULL;

  self->is_submitting = FALSE;
  if (self->stack == NULL)
    return;
  if (!done)
    {
      refuse (self, g_steal_pointer (&problems), error);
      update_actions (self);
      return;
    }
  csp_subscription_form_reset (self->form);
  sentence = csp_operation_describe (operation);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report-undoable", "(ss)", sentence,
                              csp_operation_get_id (operation));
  show_summary (self, CSP_SUBSCRIPTION_CHANGE_OPERATION (operation));
}

static void
submit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CspSubscriptionPage *self = CSP_SUBSCRIPTION_PAGE (widget);
  g_autoptr(CspSubscriptionChangeOperation) operation = csp_subscription_form_create_operation (self->form);

  self->is_submitting = TRUE;
  update_actions (self);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, submitted_cb,
                           g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  csp_subscription_form_reset (CSP_SUBSCRIPTION_PAGE (widget)->form);
}

static void
close_summary_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  close_summary (CSP_SUBSCRIPTION_PAGE (widget));
}

static void
csp_subscription_page_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CspSubscriptionPage *self = CSP_SUBSCRIPTION_PAGE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->subscription != NULL ? self->subscription->label : C_("page", "Subscription details"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_subscription_page_dispose (GObject *object)
{
  CspSubscriptionPage *self = CSP_SUBSCRIPTION_PAGE (object);

  g_cancellable_cancel (self->load_cancellable);
  g_cancellable_cancel (self->check_cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_SUBSCRIPTION_PAGE);

  G_OBJECT_CLASS (csp_subscription_page_parent_class)->dispose (object);
}

static void
csp_subscription_page_finalize (GObject *object)
{
  CspSubscriptionPage *self = CSP_SUBSCRIPTION_PAGE (object);

  g_clear_object (&self->load_cancellable);
  g_clear_object (&self->check_cancellable);
  g_clear_object (&self->subscription);
  g_clear_object (&self->summed_up);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->fact_rows);
  g_ptr_array_unref (self->related_rows);

  G_OBJECT_CLASS (csp_subscription_page_parent_class)->finalize (object);
}

static gboolean
csp_subscription_page_grab_focus (GtkWidget *widget)
{
  csp_focus_when_mapped (GTK_WIDGET (CSP_SUBSCRIPTION_PAGE (widget)->form));
  return TRUE;
}

static void
csp_subscription_page_class_init (CspSubscriptionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = csp_subscription_page_get_property;
  object_class->dispose = csp_subscription_page_dispose;
  object_class->finalize = csp_subscription_page_finalize;
  widget_class->grab_focus = csp_subscription_page_grab_focus;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CSP_TYPE_PILL);
  g_type_ensure (CSP_TYPE_SUBSCRIPTION_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-subscription-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, customer_button);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, customer_label);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, status_pill);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, form);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, facts_group);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, related_group);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, history_bin);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, submit_bar);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, submit_button);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, summary_bin);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionPage, close_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);

  gtk_widget_class_install_action (widget_class, "subscription.submit", NULL, submit_action);
  gtk_widget_class_install_action (widget_class, "subscription.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "subscription.close-summary", NULL, close_summary_action);
}

static void
csp_subscription_page_init (CspSubscriptionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fact_rows = csp_subscription_facts_add (self->facts_group);
  self->related_rows = g_ptr_array_new ();
}

/**
 * csp_subscription_page_new:
 * @store: an open profile
 * @id: local id of a subscription
 *
 * Returns: (transfer floating): its page
 */
GtkWidget *
csp_subscription_page_new (CspStore *store,
                           gint64    id)
{
  CspSubscriptionPage *self = g_object_new (CSP_TYPE_SUBSCRIPTION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->id = id;
  csp_subscription_form_set_store (self->form, store);
  adw_bin_set_child (self->history_bin, csp_history_list_new (store, "subscription", id));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * csp_subscription_page_focus_support_contact:
 * @self: the page
 *
 * Moves the keyboard focus to Designated support contact, as soon as the subscription is shown.
 */
void
csp_subscription_page_focus_support_contact (CspSubscriptionPage *self)
{
  g_return_if_fail (CSP_IS_SUBSCRIPTION_PAGE (self));

  if (self->subscription != NULL)
    csp_subscription_form_focus_support (self->form);
  else
    self->focus_support = TRUE;
}
