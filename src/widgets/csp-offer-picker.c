/* csp-offer-picker.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-offer-picker-private.h"
#include "widgets/csp-offer-row.h"

/**
 * CspOfferPicker:
 *
 * The catalogue of a country, to choose from into a basket: search, filters, its age, and for every offer what
 * the rules say about it. What is chosen stays chosen while the list shows something else.
 */

enum
{
  CHANGED,
  IMPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspOfferPicker, csp_offer_picker, GTK_TYPE_WIDGET)

static gboolean
shows_filtered (CspOfferPicker *self)
{
  const CspListQuery *query = csp_paged_list_get_query (self->list);

  return !csp_is_empty (query->search) || query->publisher != NULL || query->billing != NULL ||
         query->category != NULL;
}

static void
update_state (CspOfferPicker *self)
{
  const GError *error;
  const char *page = "list";

  if (self->list == NULL)
    return;
  error = csp_paged_list_get_error (self->list);
  if (error != NULL)
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), error->message);
      page = "error";
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    page = csp_paged_list_is_loading (self->list) ? "loading" : shows_filtered (self) ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
store_changed_cb (CspOfferPicker *self,
                  guint           changes)
{
  if ((changes & CSP_CHANGED_OFFERS) != 0 && self->country != NULL)
    _csp_offer_picker_look (self);
}

static void
filter_changed_cb (CspOfferPicker *self)
{
  g_autoptr(CspListQuery) query = NULL;

  if (self->list == NULL || self->filling)
    return;
  query = _csp_offer_picker_create_query (self);
  csp_paged_list_set_query (self->list, query);
  _csp_offer_picker_show_filters (self, query);
  update_state (self);
}

static void
clear_filters_cb (CspOfferPicker *self)
{
  csp_choice_set_id (self->publisher_choice, "");
  csp_choice_set_id (self->billing_choice, "");
  csp_choice_set_id (self->category_choice, "");
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (self->search_entry);
}

static void
import_cb (CspOfferPicker *self)
{
  g_signal_emit (self, signals[IMPORT], 0);
}

static void
show_item (CspOfferPicker *self,
           CspOfferRow    *widget,
           CspRow         *row)
{
  const CspOffer *offer = csp_row_get_item (row);

  csp_offer_row_set_offer (widget, csp_row_get_item (row), self->basket, self->subscriptions);
  csp_offer_row_update (widget, self->problems);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (widget))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, offer != NULL ? offer->name : "", -1);
}

static void
item_loaded_cb (CspRow      *row,
                GParamSpec  *pspec,
                GtkListItem *item)
{
  GtkWidget *widget = gtk_list_item_get_child (item);
  GtkWidget *picker = widget != NULL ? gtk_widget_get_ancestor (widget, CSP_TYPE_OFFER_PICKER) : NULL;

  if (picker != NULL)
    show_item (CSP_OFFER_PICKER (picker), CSP_OFFER_ROW (widget), row);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkWidget *widget = csp_offer_row_new ();

  g_signal_connect_object (widget, "changed", G_CALLBACK (csp_offer_picker_update), user_data, G_CONNECT_SWAPPED);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, widget);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  CspOfferPicker *self = user_data;
  CspRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);

  g_hash_table_add (self->rows, widget);
  g_signal_connect_object (row, "notify::item", G_CALLBACK (item_loaded_cb), item, 0);
  show_item (self, CSP_OFFER_ROW (widget), row);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  CspOfferPicker *self = user_data;

  g_hash_table_remove (self->rows, gtk_list_item_get_child (item));
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), item_loaded_cb, item);
}

static void
row_activated_cb (CspOfferPicker *self,
                  guint           position)
{
  g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    if (csp_offer_row_get_offer (widget) != NULL && csp_offer_row_get_offer (widget) == csp_row_get_item (row))
      {
        csp_offer_row_toggle (widget);
        return;
      }
}

static void
csp_offer_picker_dispose (GObject *object)
{
  CspOfferPicker *self = CSP_OFFER_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list_view != NULL)
    {
      gtk_list_view_set_model (self->list_view, NULL);
      gtk_list_view_set_factory (self->list_view, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_OFFER_PICKER);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_offer_picker_parent_class)->dispose (object);
}

static void
csp_offer_picker_finalize (GObject *object)
{
  CspOfferPicker *self = CSP_OFFER_PICKER (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->rows);
  g_free (self->country);
  g_clear_pointer (&self->problems, csp_problems_free);
  g_clear_pointer (&self->catalogue, csp_catalogue_free);

  G_OBJECT_CLASS (csp_offer_picker_parent_class)->finalize (object);
}

/* Where one begins to choose; the filters before the list are for those who need them. */
static gboolean
csp_offer_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CSP_OFFER_PICKER (widget)->search_entry);
}

static void
csp_offer_picker_class_init (CspOfferPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_offer_picker_dispose;
  object_class->finalize = csp_offer_picker_finalize;
  widget_class->focus = csp_focus_only_child;
  widget_class->grab_focus = csp_offer_picker_grab_focus;

  /**
   * CspOfferPicker::changed:
   *
   * The person changed the basket.
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_OFFER_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * CspOfferPicker::import:
   *
   * The person wants to import a catalogue.
   */
  signals[IMPORT] = g_signal_new ("import", CSP_TYPE_OFFER_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FORM_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-offer-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, box);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, publisher_choice);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, billing_choice);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, category_choice);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, error_page);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, age_label);
  gtk_widget_class_bind_template_child (widget_class, CspOfferPicker, total_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
csp_offer_picker_init (CspOfferPicker *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  _csp_offer_picker_fill_filters (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * csp_offer_picker_new:
 *
 * Returns: (transfer floating): a picker without a catalogue
 */
GtkWidget *
csp_offer_picker_new (void)
{
  return g_object_new (CSP_TYPE_OFFER_PICKER, NULL);
}

/**
 * csp_offer_picker_open:
 * @self: the picker
 * @store: an open profile
 * @basket: where chosen offers go; must outlive the picker
 *
 * To be called once, before csp_offer_picker_set_country().
 */
void
csp_offer_picker_open (CspOfferPicker *self,
                       CspStore       *store,
                       CspBasket      *basket)
{
  g_return_if_fail (CSP_IS_OFFER_PICKER (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->basket = basket;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * csp_offer_picker_set_country:
 * @self: the picker
 * @country: ISO 3166-1 alpha-2: whose catalogue is shown
 */
void
csp_offer_picker_set_country (CspOfferPicker *self,
                              const char     *country)
{
  g_autoptr(CspListQuery) query = NULL;
  GtkSelectionModel *selection;

  g_return_if_fail (CSP_IS_OFFER_PICKER (self));
  g_return_if_fail (self->store != NULL);

  if (!csp_set_str (&self->country, country))
    return;
  g_clear_object (&self->list);
  query = _csp_offer_picker_create_query (self);
  self->list = csp_store_create_list (self->store, query);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->list_view, selection);
  g_object_unref (selection);
  _csp_offer_picker_show_empty (self);
  _csp_offer_picker_look (self);
  csp_offer_picker_update (self);
  update_state (self);
}

/**
 * csp_offer_picker_set_subscriptions:
 * @self: the picker
 * @subscriptions: (nullable) (element-type CspSubscription): what the customer has or had
 */
void
csp_offer_picker_set_subscriptions (CspOfferPicker *self,
                                    GPtrArray      *subscriptions)
{
  GHashTableIter iter;
  gpointer widget;

  g_return_if_fail (CSP_IS_OFFER_PICKER (self));

  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  self->subscriptions = subscriptions != NULL ? g_ptr_array_ref (subscriptions) : NULL;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    csp_offer_row_set_offer (widget, csp_offer_row_get_offer (widget), self->basket, subscriptions);
  csp_offer_picker_update (self);
}

/**
 * csp_offer_picker_update:
 * @self: the picker
 *
 * Shows what the rules say about the basket now, and tells whoever uses the picker.
 */
void
csp_offer_picker_update (CspOfferPicker *self)
{
  GHashTableIter iter;
  gpointer widget;
  g_autofree char *summary = NULL;

  g_return_if_fail (CSP_IS_OFFER_PICKER (self));

  g_clear_pointer (&self->problems, csp_problems_free);
  self->problems = csp_problems_new ();
  csp_basket_validate (self->basket, self->subscriptions, self->problems);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    csp_offer_row_update (widget, self->problems);
  summary = csp_offer_picker_get_summary (self);
  gtk_label_set_label (self->total_label, summary);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * csp_offer_picker_add_problems:
 * @self: the picker
 * @problems: (transfer full): what was refused; shown until something is changed
 */
void
csp_offer_picker_add_problems (CspOfferPicker *self,
                               CspProblems    *problems)
{
  GHashTableIter iter;
  gpointer widget;

  g_return_if_fail (CSP_IS_OFFER_PICKER (self));

  g_clear_pointer (&self->problems, csp_problems_free);
  self->problems = problems;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    csp_offer_row_update (widget, self->problems);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * csp_offer_picker_is_valid:
 * @self: the picker
 *
 * Returns: whether nothing forbids to order what is chosen; nothing chosen is valid
 */
gboolean
csp_offer_picker_is_valid (CspOfferPicker *self)
{
  g_return_val_if_fail (CSP_IS_OFFER_PICKER (self), FALSE);

  return self->problems == NULL || !csp_problems_has_errors (self->problems);
}

/**
 * csp_offer_picker_get_summary:
 * @self: the picker
 *
 * Returns: (transfer full): how much is chosen, in a sentence
 */
char *
csp_offer_picker_get_summary (CspOfferPicker *self)
{
  guint n;

  g_return_val_if_fail (CSP_IS_OFFER_PICKER (self), NULL);

  n = self->basket->lines->len;
  if (n == 0)
    return g_strdup (_("Nothing is selected yet."));
  return g_strdup_printf (ngettext ("%d subscription is selected.", "%d subscriptions are selected.", n), (int) n);
}
