/* csp-record-picker.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription-rules.h"
#include "domain/csp-subscription.h"
#include "widgets/csp-record-picker.h"

/**
 * CspRecordPicker:
 *
 * A window to choose one record of a list of any length, with a search entry. Emits #CspRecordPicker::picked and
 * closes.
 */
struct _CspRecordPicker
{
  AdwWindow       parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget      *search_entry;
  GtkStack       *stack;
  GtkListView    *list_view;
  GtkLabel       *empty_label;

  CspPagedList   *list;
  CspListQuery   *query;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspRecordPicker, csp_record_picker, ADW_TYPE_WINDOW)

static void
describe (gpointer     record,
          const char **title,
          const char **detail)
{
  if (CSP_IS_CUSTOMER (record))
    {
      *title = CSP_CUSTOMER (record)->company_name;
      *detail = CSP_CUSTOMER (record)->domain;
    }
  else if (CSP_IS_RESELLER (record))
    {
      *title = CSP_RESELLER (record)->name;
      *detail = CSP_RESELLER (record)->mpn_id;
    }
  else if (CSP_IS_SUBSCRIPTION (record))
    {
      CspSubscription *subscription = record;

      *title = subscription->label;
      *detail = csp_subscription_status_label (subscription->status);
    }
}

static void
show_row (GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  CspRow *row = gtk_list_item_get_item (item);
  gpointer record = row != NULL ? csp_row_get_item (row) : NULL;
  const char *title = NULL;
  const char *detail = NULL;

  if (box == NULL)
    return;
  describe (record, &title, &detail);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title ? title : "");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), detail ? detail : "");
  /* The row itself has no name of its own in this version of GTK. */
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : "",
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail ? detail : "", -1);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "margin-top", 6, "margin-bottom", 6,
                                 "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::item", G_CALLBACK (show_row), item,
                           G_CONNECT_SWAPPED);
  show_row (item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row, item);
}

static void
show_state (CspRecordPicker *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  const char *page = "list";

  if (is_empty && csp_paged_list_is_loading (self->list))
    page = "loading";
  else if (is_empty)
    page = csp_is_empty (self->query->search) ? "empty" : "nothing";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
search_changed_cb (CspRecordPicker *self)
{
  csp_set_str (&self->query->search, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  csp_paged_list_set_query (self->list, self->query);
}

/**
 * csp_record_picker_activate:
 * @self: the window
 * @position: place in the list
 *
 * Chooses the record there and closes the window.
 */
void
csp_record_picker_activate (CspRecordPicker *self,
                            guint            position)
{
  g_autoptr(CspRow) row = NULL;

  g_return_if_fail (CSP_IS_RECORD_PICKER (self));

  row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  /* A row whose record is still being read is nothing the person has seen. */
  if (row == NULL || csp_row_get_item (row) == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, csp_row_get_item (row));
  gtk_window_close (GTK_WINDOW (self));
}

static void
search_activated_cb (CspRecordPicker *self)
{
  csp_record_picker_activate (self, 0);
}

static void
next_match_cb (CspRecordPicker *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_DOWN);
}

static void
csp_record_picker_dispose (GObject *object)
{
  CspRecordPicker *self = CSP_RECORD_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_RECORD_PICKER);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (csp_record_picker_parent_class)->dispose (object);
}

static void
csp_record_picker_finalize (GObject *object)
{
  g_clear_pointer (&CSP_RECORD_PICKER (object)->query, csp_list_query_free);

  G_OBJECT_CLASS (csp_record_picker_parent_class)->finalize (object);
}

static void
csp_record_picker_class_init (CspRecordPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_record_picker_dispose;
  object_class->finalize = csp_record_picker_finalize;

  /**
   * CspRecordPicker::picked:
   * @record: (type CspRecord): what was chosen
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", CSP_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, CSP_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CspRecordPicker, window_title);
  gtk_widget_class_bind_template_child (widget_class, CspRecordPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CspRecordPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, CspRecordPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, CspRecordPicker, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, csp_record_picker_activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_record_picker_init (CspRecordPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), GTK_WIDGET (self));
}

/**
 * csp_record_picker_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @query: which customers, resellers or subscriptions there are to choose from
 * @title: what shall be chosen, translated
 * @empty: what to do when there are none, translated
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
csp_record_picker_new (GtkWindow          *parent,
                       CspStore           *store,
                       const CspListQuery *query,
                       const char         *title,
                       const char         *empty)
{
  CspRecordPicker *self = g_object_new (CSP_TYPE_RECORD_PICKER, "transient-for", parent, "title", title, NULL);
  g_autoptr(GtkNoSelection) selection = NULL;

  self->query = csp_list_query_copy (query);
  self->list = csp_store_create_list (store, query);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  adw_window_title_set_title (self->window_title, title);
  gtk_label_set_label (self->empty_label, empty);
  show_state (self);
  gtk_widget_grab_focus (self->search_entry);
  return GTK_WIDGET (self);
}
