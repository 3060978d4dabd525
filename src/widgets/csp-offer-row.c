/* csp-offer-row.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-subscription-rules.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-format.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-offer-row.h"

/**
 * CspOfferRow:
 *
 * One offer of the catalogue: a check box, or why there is none, and below it the quantity, billing frequency
 * and nickname once it is chosen. It writes straight into the basket it was given.
 */
struct _CspOfferRow
{
  GtkWidget      parent_instance;

  /* Template widgets */
  GtkWidget     *box;
  GtkWidget     *check;
  GtkWidget     *name_label;
  GtkWidget     *owned_label;
  GtkWidget     *details_label;
  GtkWidget     *reason_label;
  GtkWidget     *options;
  GtkWidget     *quantity_row;
  GtkWidget     *quantity_spin;
  GtkWidget     *cycle_row;
  CspChoice     *cycle_choice;
  GtkWidget     *nickname_entry;

  /* Borrowed */
  CspBasket     *basket;

  /* Owned */
  CspOffer      *offer;
  GPtrArray     *subscriptions;
  gboolean       updating;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspOfferRow, csp_offer_row, GTK_TYPE_WIDGET)

static CspBasketLine *
find_line (CspOfferRow *self)
{
  return self->offer != NULL ? csp_basket_find (self->basket, self->offer->offer_id) : NULL;
}

static void
check_toggled_cb (CspOfferRow *self)
{
  gboolean chosen = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));

  if (self->updating || self->offer == NULL || chosen == (find_line (self) != NULL))
    return;
  if (chosen)
    csp_basket_add (self->basket, self->offer, 0, NULL);
  else
    csp_basket_remove (self->basket, self->offer->offer_id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
quantity_changed_cb (CspOfferRow *self)
{
  CspBasketLine *line = self->updating ? NULL : find_line (self);

  if (line == NULL)
    return;
  line->quantity = (gint64) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->quantity_spin));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cycle_changed_cb (CspOfferRow *self)
{
  CspBasketLine *line = self->updating ? NULL : find_line (self);

  if (line == NULL || csp_choice_get_id (self->cycle_choice) == NULL)
    return;
  if (csp_set_str (&line->billing_cycle, csp_choice_get_id (self->cycle_choice)))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
nickname_changed_cb (CspOfferRow *self)
{
  CspBasketLine *line = self->updating ? NULL : find_line (self);
  g_autofree char *nickname = NULL;

  if (line == NULL)
    return;
  nickname = csp_strip (gtk_editable_get_text (GTK_EDITABLE (self->nickname_entry)));
  csp_set_str (&line->nickname, csp_is_empty (nickname) ? NULL : nickname);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
csp_offer_row_dispose (GObject *object)
{
  CspOfferRow *self = CSP_OFFER_ROW (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_OFFER_ROW);
  g_clear_object (&self->offer);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_offer_row_parent_class)->dispose (object);
}

static void
csp_offer_row_class_init (CspOfferRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_offer_row_dispose;

  /**
   * CspOfferRow::changed:
   *
   * The person changed the basket.
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_OFFER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FORM_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-offer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, box);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, check);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, owned_label);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, options);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, quantity_row);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, quantity_spin);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, cycle_row);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, cycle_choice);
  gtk_widget_class_bind_template_child (widget_class, CspOfferRow, nickname_entry);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, quantity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cycle_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, nickname_changed_cb);
}

static void
csp_offer_row_init (CspOfferRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_offer_row_new:
 *
 * Returns: (transfer floating): a row without an offer
 */
GtkWidget *
csp_offer_row_new (void)
{
  return g_object_new (CSP_TYPE_OFFER_ROW, NULL);
}

static gint64
maximum_of (const CspOffer *offer)
{
  return offer->maximum_quantity > 0 ? MIN (offer->maximum_quantity, CSP_QUANTITY_MAX) : CSP_QUANTITY_MAX;
}

static char *
range_text (const CspOffer *offer)
{
  gint64 minimum = csp_offer_default_quantity (offer);
  gint64 maximum = maximum_of (offer);
  g_autofree char *least = csp_format_number (minimum);
  g_autofree char *most = csp_format_number (maximum);

  if (g_strcmp0 (offer->billing, "usage") == 0)
    return g_strdup (_("Billed by usage"));
  if (minimum == maximum)
    /* Translators: how many licenses an offer is sold with */
    return g_strdup_printf (ngettext ("Exactly %s license", "Exactly %s licenses", minimum), least);
  /* Translators: the smallest and the largest number of licenses of an offer */
  return g_strdup_printf (_("%1$s to %2$s licenses"), least, most);
}

static char *
term_text (const CspOffer *offer)
{
  g_autofree char *duration = csp_offer_term_duration (offer);
  g_autofree char *length = duration != NULL ? csp_term_label (duration) : NULL;

  if (length == NULL)
    return g_strdup (_("Term: without end"));
  /* Translators: %s is a length of time, as "1 year" */
  return g_strdup_printf (_("Term: %s"), length);
}

static void
show_details (CspOfferRow *self)
{
  const CspOffer *offer = self->offer;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (!csp_is_empty (offer->category_name))
    g_ptr_array_add (parts, g_strdup (csp_offer_category_label (offer->category_name)));
  if (offer->is_add_on)
    g_ptr_array_add (parts, g_strdup (C_("noun", "Add-on")));
  if (offer->is_trial && g_strcmp0 (offer->category_name, "Trial") != 0)
    g_ptr_array_add (parts, g_strdup (C_("noun", "Trial")));
  if (!offer->is_microsoft)
    g_ptr_array_add (parts, g_strdup (_("Sold by a partner of Microsoft")));
  g_ptr_array_add (parts, term_text (offer));
  g_ptr_array_add (parts, range_text (offer));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_label (GTK_LABEL (self->details_label), text);
}

static void
fill_cycles (CspOfferRow *self)
{
  g_auto(GStrv) cycles = g_strsplit (self->offer->billing_cycles != NULL ? self->offer->billing_cycles : "", " ", -1);
  guint n = 0;

  csp_choice_clear (self->cycle_choice);
  for (guint i = 0; cycles[i] != NULL; i++)
    if (*cycles[i] != '\0')
      {
        csp_choice_append (self->cycle_choice, cycles[i], csp_billing_cycle_label (cycles[i]));
        n++;
      }
  gtk_widget_set_visible (self->cycle_row, n > 0 && g_strcmp0 (csp_choice_get_id (self->cycle_choice), "none") != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cycle_choice), n > 1);
}

/**
 * csp_offer_row_set_offer:
 * @self: the row
 * @offer: (nullable): what it shows; %NULL while it is not loaded
 * @basket: where it is chosen; must outlive the row
 * @subscriptions: (nullable) (element-type CspSubscription): what the customer has or had
 */
void
csp_offer_row_set_offer (CspOfferRow *self,
                         CspOffer    *offer,
                         CspBasket   *basket,
                         GPtrArray   *subscriptions)
{
  g_return_if_fail (CSP_IS_OFFER_ROW (self));

  self->updating = TRUE;
  g_set_object (&self->offer, offer);
  self->basket = basket;
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  self->subscriptions = subscriptions != NULL ? g_ptr_array_ref (subscriptions) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self), offer != NULL);
  if (offer != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->name_label), offer->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->name, -1);
      gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->quantity_spin), (double) csp_offer_default_quantity (offer),
                                 (double) maximum_of (offer));
      gtk_widget_set_sensitive (self->quantity_spin, csp_offer_default_quantity (offer) < maximum_of (offer));
      show_details (self);
      fill_cycles (self);
    }
  self->updating = FALSE;
}

/**
 * csp_offer_row_get_offer:
 * @self: the row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CspOffer *
csp_offer_row_get_offer (CspOfferRow *self)
{
  g_return_val_if_fail (CSP_IS_OFFER_ROW (self), NULL);

  return self->offer;
}

static void
show_line (CspOfferRow         *self,
           const CspBasketLine *line)
{
  const char *nickname = line->nickname != NULL ? line->nickname : "";
  g_autofree char *typed = csp_strip (gtk_editable_get_text (GTK_EDITABLE (self->nickname_entry)));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->quantity_spin), (double) line->quantity);
  csp_choice_set_id (self->cycle_choice, line->billing_cycle);
  if (g_strcmp0 (typed, nickname) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->nickname_entry), nickname);
}

/* What stands where the check box of an offer would be that the customer has. */
static const char *
owned_text (CspOfferAvailability state)
{
  if (state == CSP_OFFER_OWNED)
    return _("Already owned");
  return state == CSP_OFFER_SUSPENDED ? _("Suspended – reactivate instead") : NULL;
}

static void
show_reason (CspOfferRow *self,
             const char  *reason,
             gboolean     is_error)
{
  gtk_label_set_label (GTK_LABEL (self->reason_label), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason_label, !csp_is_empty (reason));
  if (is_error)
    gtk_widget_add_css_class (self->reason_label, "error");
  else
    gtk_widget_remove_css_class (self->reason_label, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}

static const CspProblem *
problem_of (CspOfferRow       *self,
            const CspProblems *problems)
{
  g_autofree char *field = g_strconcat ("order:", self->offer->offer_id, NULL);

  return problems != NULL ? csp_problems_find (problems, field) : NULL;
}

/**
 * csp_offer_row_update:
 * @self: the row
 * @problems: (nullable): what is wrong with the basket
 *
 * Shows what the basket says about the offer now.
 */
void
csp_offer_row_update (CspOfferRow       *self,
                      const CspProblems *problems)
{
  g_autofree char *reason = NULL;
  CspOfferAvailability state;
  const CspBasketLine *line;
  const CspProblem *problem;
  const char *owned;

  g_return_if_fail (CSP_IS_OFFER_ROW (self));

  if (self->offer == NULL)
    return;
  self->updating = TRUE;
  line = find_line (self);
  problem = line != NULL ? problem_of (self, problems) : NULL;
  state = csp_basket_offer_state (self->basket, self->offer, self->subscriptions, &reason);
  owned = line == NULL ? owned_text (state) : NULL;
  gtk_widget_set_visible (self->check, owned == NULL);
  gtk_widget_set_visible (self->owned_label, owned != NULL);
  gtk_label_set_label (GTK_LABEL (self->owned_label), owned != NULL ? owned : "");
  gtk_widget_set_sensitive (self->check, line != NULL || state == CSP_OFFER_AVAILABLE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), line != NULL);
  gtk_widget_set_visible (self->options, line != NULL);
  if (line != NULL)
    show_line (self, line);
  show_reason (self, problem != NULL ? problem->message : reason,
               problem != NULL && problem->severity == CSP_SEVERITY_ERROR);
  self->updating = FALSE;
}

/**
 * csp_offer_row_toggle:
 * @self: the row
 *
 * Chooses the offer, or no longer, when its check box can be used.
 */
void
csp_offer_row_toggle (CspOfferRow *self)
{
  g_return_if_fail (CSP_IS_OFFER_ROW (self));

  if (gtk_widget_get_visible (self->check) && gtk_widget_is_sensitive (self->check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}
