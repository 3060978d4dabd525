/* csp-search-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-pages.h"
#include "app/csp-search-dialog.h"
#include "app/csp-window-private.h"
#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "widgets/csp-format.h"
#include "widgets/csp-tab-stop.h"

#define MAX_SHOWN 8
#define N_GROUPS 3

typedef struct
{
  CspListKind  kind;
  const char  *page;              /* where all of them are; also says who has them */
  const char  *action;            /* shows one; %NULL when only the page does */
  void       (*describe) (gpointer   record,
                          char     **title,
                          char     **subtitle);
} Group;

/**
 * CspSearchDialog:
 *
 * Finds customers, resellers and subscriptions at once (Ctrl+K) and goes to what is chosen.
 */
struct _CspSearchDialog
{
  AdwWindow     parent_instance;

  GtkWidget    *entry;
  GtkStack     *stack;
  GtkListBox   *results;

  CspStore     *store;
  CspPagedList *lists[N_GROUPS];  /* %NULL where the profile has none of the kind */
  guint         rebuild_source;
};

G_DEFINE_FINAL_TYPE (CspSearchDialog, csp_search_dialog, ADW_TYPE_WINDOW)

static GQuark group_quark;
static GQuark row_quark;

static void
describe_customer (gpointer   record,
                   char     **title,
                   char     **subtitle)
{
  CspCustomer *customer = CSP_CUSTOMER (record);

  *title = g_strdup (customer->company_name);
  *subtitle = g_strdup (customer->domain);
}

static void
describe_reseller (gpointer   record,
                   char     **title,
                   char     **subtitle)
{
  CspReseller *reseller = CSP_RESELLER (record);

  *title = g_strdup (reseller->name);
  if (!csp_is_empty (reseller->mpn_id))
    *subtitle = g_strdup_printf (_("MPN ID %s"), reseller->mpn_id);
}

static void
describe_subscription (gpointer   record,
                       char     **title,
                       char     **subtitle)
{
  CspSubscription *subscription = CSP_SUBSCRIPTION (record);
  g_autofree char *quantity = csp_format_number (subscription->quantity);

  *title = g_strdup (subscription->label);
  /* Translators: the name of a customer, then how many licenses of a product it has */
  *subtitle = g_strdup_printf (_("%1$s, quantity %2$s"), subscription->customer_name, quantity);
}

static const Group groups[N_GROUPS] = {
  { CSP_LIST_CUSTOMERS, "customers", "win.show-customer", describe_customer },
  { CSP_LIST_RESELLERS, "resellers", NULL, describe_reseller },
  { CSP_LIST_SUBSCRIPTIONS, "subscriptions", "win.show-subscription", describe_subscription },
};

static const Group *
group_of (gpointer row)
{
  return g_object_get_qdata (G_OBJECT (row), group_quark);
}

static CspPagedList *
list_of (CspSearchDialog *self,
         const Group     *group)
{
  return self->lists[group - groups];
}

static void
fill_row (GtkWidget  *widget,
          GParamSpec *pspec,
          CspRow     *row)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *title_markup = NULL;
  g_autofree char *subtitle_markup = NULL;

  if (csp_row_get_item (row) == NULL)
    return;
  group_of (widget)->describe (csp_row_get_item (row), &title, &subtitle);
  title_markup = g_markup_escape_text (title != NULL ? title : "", -1);
  subtitle_markup = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle_markup);
}

static GtkWidget *
result_new (const Group *group)
{
  GtkWidget *widget = adw_action_row_new ();

  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_qdata (G_OBJECT (widget), group_quark, (gpointer) group);
  return widget;
}

static void
append_more (CspSearchDialog *self,
             const Group     *group,
             guint            n_found)
{
  GtkWidget *widget = result_new (group);
  g_autofree char *number = csp_format_number (n_found);
  /* Translators: %s is a number: all search results of one kind */
  g_autofree char *title = g_strdup_printf (ngettext ("Show all %s", "Show all %s", n_found), number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  gtk_widget_add_css_class (widget, "dim-label");
  gtk_list_box_append (self->results, widget);
}

static void
append_group (CspSearchDialog *self,
              const Group     *group)
{
  GListModel *list = G_LIST_MODEL (list_of (self, group));
  guint n_found = g_list_model_get_n_items (list);

  for (guint i = 0; i < MIN (n_found, MAX_SHOWN); i++)
    {
      CspRow *row = g_list_model_get_item (list, i);
      GtkWidget *widget = result_new (group);

      g_object_set_qdata_full (G_OBJECT (widget), row_quark, row, g_object_unref);
      g_signal_connect_object (row, "notify::item", G_CALLBACK (fill_row), widget, G_CONNECT_SWAPPED);
      fill_row (widget, NULL, row);
      gtk_list_box_append (self->results, widget);
    }
  if (n_found > MAX_SHOWN)
    append_more (self, group, n_found);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  CspSearchDialog *self = CSP_SEARCH_DIALOG (user_data);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean loading = FALSE;
  GtkListBoxRow *row;

  self->rebuild_source = 0;
  while ((row = gtk_list_box_get_row_at_index (self->results, 0)) != NULL)
    gtk_list_box_remove (self->results, GTK_WIDGET (row));
  for (guint i = 0; i < N_GROUPS; i++)
    if (self->lists[i] != NULL)
      {
        append_group (self, &groups[i]);
        loading = loading || csp_paged_list_is_loading (self->lists[i]);
      }
  row = gtk_list_box_get_row_at_index (self->results, 0);
  gtk_list_box_select_row (self->results, row);
  if (*text == '\0')
    gtk_stack_set_visible_child_name (self->stack, "start");
  else if (row != NULL)
    gtk_stack_set_visible_child_name (self->stack, "results");
  else if (!loading)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  return G_SOURCE_REMOVE;
}

static void
schedule_rebuild (CspSearchDialog *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static CspListQuery *
query_for (CspSearchDialog *self,
           const Group     *group)
{
  CspListQuery *query = csp_list_query_new (group->kind);

  csp_set_str (&query->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return query;
}

static void
search_group (CspSearchDialog *self,
              const Group     *group)
{
  g_autoptr(CspListQuery) query = query_for (self, group);
  CspPagedList **list = &self->lists[group - groups];
  const CspPage *page = csp_page_find (group->page);

  if (page == NULL || !csp_page_is_for (page, csp_store_get_profile (self->store)))
    return;
  if (*list != NULL)
    {
      csp_paged_list_set_query (*list, query);
      return;
    }
  *list = csp_store_create_list (self->store, query);
  g_signal_connect_object (*list, "items-changed", G_CALLBACK (schedule_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (*list, "notify::loading", G_CALLBACK (schedule_rebuild), self, G_CONNECT_SWAPPED);
}

/* An empty search would list everything; there are pages for that. */
static void
search_changed_cb (CspSearchDialog *self)
{
  g_autofree char *text = csp_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  for (guint i = 0; i < N_GROUPS; i++)
    if (*text != '\0')
      search_group (self, &groups[i]);
    else
      g_clear_object (&self->lists[i]);
  schedule_rebuild (self);
}

static void
row_activated_cb (CspSearchDialog *self,
                  GtkListBoxRow   *widget)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  const Group *group = group_of (widget);
  CspRow *row = g_object_get_qdata (G_OBJECT (widget), row_quark);
  g_autoptr(CspListQuery) query = query_for (self, group);

  if (row != NULL && group->action == NULL && csp_row_get_item (row) != NULL)
    csp_set_str (&query->search, CSP_RESELLER (csp_row_get_item (row))->name);
  if (row == NULL || group->action == NULL ||
      !gtk_widget_activate_action (GTK_WIDGET (window), group->action, "x", (gint64) csp_row_get_id (row)))
    csp_workspace_show_page (CSP_WINDOW (window)->workspace, group->page, query);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activate_first_cb (CspSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if (row != NULL)
    row_activated_cb (self, row);
}

static gboolean
key_pressed_cb (CspSearchDialog *self,
                guint            keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
close_cb (CspSearchDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  GtkWidget *label;

  if (before != NULL && group_of (before) == group_of (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (csp_page_title (csp_page_find (group_of (row)->page)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "csp-group-title");
  gtk_list_box_row_set_header (row, label);
}

static void
csp_search_dialog_dispose (GObject *object)
{
  CspSearchDialog *self = CSP_SEARCH_DIALOG (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  for (guint i = 0; i < N_GROUPS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_search_dialog_parent_class)->dispose (object);
}

static void
csp_search_dialog_class_init (CspSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  group_quark = g_quark_from_static_string ("csp-search-group");
  row_quark = g_quark_from_static_string ("csp-search-row");

  G_OBJECT_CLASS (klass)->dispose = csp_search_dialog_dispose;

  g_type_ensure (CSP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CspSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CspSearchDialog, results);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_search_dialog_init (CspSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->results, update_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_grab_focus (self->entry);
}

/**
 * csp_search_dialog_new:
 * @parent: the #CspWindow it belongs to
 * @store: its profile
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_search_dialog_new (GtkWindow *parent,
                       CspStore  *store)
{
  CspSearchDialog *self = g_object_new (CSP_TYPE_SEARCH_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE,
                                        NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
