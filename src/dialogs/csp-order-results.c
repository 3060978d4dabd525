/* csp-order-results.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-order-results.h"
#include "operations/csp-order-state.h"
#include "widgets/csp-clipboard.h"
#include "widgets/csp-format.h"

/**
 * CspOrderResults:
 *
 * What has become of an order, line by line, for as long as it is in sight: created, waiting to be sent, or refused,
 * with the reason, and then Retry (functional-spec §4.4).
 */
struct _CspOrderResults
{
  GtkWidget     parent_instance;

  GtkWidget    *box;

  CspStore     *store;
  GPtrArray    *subscriptions;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CspOrderResults, csp_order_results, GTK_TYPE_WIDGET)

/* Translators: the result of one line of an order: %1$s is a subscription, %2$s its number of licenses */
static char *
describe (const CspOrderState *state)
{
  const CspSubscription *subscription = state->subscription;
  const char *name = csp_is_empty (subscription->friendly_name) ? subscription->offer_name
                                                                : subscription->friendly_name;
  g_autofree char *number = csp_format_number (subscription->quantity);

  if (state->entry == NULL)
    return g_strdup_printf (ngettext ("%1$s (%2$s license): created", "%1$s (%2$s licenses): created",
                                      subscription->quantity), name, number);
  if (g_str_equal (state->entry->state, CSP_OUTBOX_REJECTED))
    return g_strdup_printf (ngettext ("%1$s (%2$s license): refused", "%1$s (%2$s licenses): refused",
                                      subscription->quantity), name, number);
  return g_strdup_printf (ngettext ("%1$s (%2$s license): waits to be sent",
                                    "%1$s (%2$s licenses): waits to be sent", subscription->quantity), name, number);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
retry_cb (GtkButton *button,
          gpointer   outbox_id)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.send-outbox", "(xb)", *(gint64 *) outbox_id, FALSE);
}

static void
copy_cb (GtkButton  *button,
         const char *correlation_id)
{
  csp_clipboard_copy (GTK_WIDGET (button), correlation_id, 0, FALSE);
}

static void
free_closure_data (gpointer  data,
                   GClosure *closure)
{
  g_free (data);
}

static void
add_button (GtkWidget  *buttons,
            const char *label,
            const char *line,
            GCallback   callback,
            gpointer    data)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_data (button, "clicked", callback, data, free_closure_data, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  gtk_box_append (GTK_BOX (buttons), button);
}

/* The lines of an order are refused together: what can be done is said below the last. */
static void
add_refusal (CspOrderResults      *self,
             const CspOutboxEntry *entry,
             const char           *line)
{
  GtkWidget *reason = create_label (entry->error_text);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (reason, "error");
  gtk_box_append (GTK_BOX (self->box), reason);
  gtk_box_append (GTK_BOX (self->box), buttons);
  add_button (buttons, C_("button", "Retry"), line, G_CALLBACK (retry_cb), g_memdup2 (&entry->id, sizeof entry->id));
  if (!csp_is_empty (entry->correlation_id))
    add_button (buttons, _("Copy correlation ID"), line, G_CALLBACK (copy_cb), g_strdup (entry->correlation_id));
}

static void
show (CspOrderResults *self,
      GPtrArray       *states)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < states->len; i++)
    {
      const CspOrderState *state = states->pdata[i];
      const CspOrderState *next = i + 1 < states->len ? states->pdata[i + 1] : NULL;
      g_autofree char *line = describe (state);

      gtk_box_append (GTK_BOX (self->box), create_label (line));
      if (state->entry != NULL && g_str_equal (state->entry->state, CSP_OUTBOX_REJECTED) &&
          (next == NULL || next->entry == NULL || next->entry->id != state->entry->id))
        add_refusal (self, state->entry, line);
    }
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspOrderResults) self = user_data;
  g_autoptr(GPtrArray) states = csp_order_state_load_finish (CSP_STORE (object), result, NULL);

  if (states != NULL && self->box != NULL)
    show (self, states);
}

static void
load (CspOrderResults *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  csp_order_state_load_async (self->store, self->subscriptions, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
changed_cb (CspOrderResults *self,
            guint            changes)
{
  if ((changes & (CSP_CHANGED_OUTBOX | CSP_CHANGED_SUBSCRIPTIONS)) != 0)
    load (self);
}

static void
csp_order_results_dispose (GObject *object)
{
  CspOrderResults *self = CSP_ORDER_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_order_results_parent_class)->dispose (object);
}

static void
csp_order_results_class_init (CspOrderResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_order_results_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
csp_order_results_init (CspOrderResults *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "review");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * csp_order_results_follow:
 * @self: a widget that shows no order yet
 * @store: an open profile
 * @subscriptions: (element-type CspSubscription): what was ordered
 *
 * Shows how far the order is, now and whenever that changes.
 */
void
csp_order_results_follow (CspOrderResults *self,
                          CspStore        *store,
                          GPtrArray       *subscriptions)
{
  g_return_if_fail (CSP_IS_ORDER_RESULTS (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->subscriptions = g_ptr_array_ref (subscriptions);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
