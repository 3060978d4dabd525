/* csp-list-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include "base/csp-text.h"
#include "widgets/csp-list-page-private.h"

enum
{
  PROP_0,
  PROP_QUERY,
  PROP_SELECTION,
  PROP_STORE,
  PROP_SEARCH_PLACEHOLDER,
  PROP_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_NO_RESULT_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void csp_list_page_buildable_init (GtkBuildableIface *iface);

/**
 * CspListPage:
 *
 * A page that lists records: search entry, filters and buttons; how many there are; the table; and in its place,
 * where there is nothing to show, why not and what to do.
 *
 * Views derive from it and say what they are by a #CspListPageDefinition, by the properties below, and by children
 * of the types "top" (above the toolbar), "filter" and "action" (toolbar) and "empty-action" (page of an empty list)
 * in their template.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_CODE (CspListPage, csp_list_page, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (CspListPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, csp_list_page_buildable_init))

/**
 * _csp_list_page_get_private:
 * @self: (type CspListPage): a page
 *
 * Returns: (transfer none): what only the page's own files know
 */
CspListPagePrivate *
_csp_list_page_get_private (gpointer self)
{
  return csp_list_page_get_instance_private (CSP_LIST_PAGE (self));
}

static void
activate_row_cb (CspListPage *self,
                 CspRow      *row)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  if (priv->definition->open_action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), priv->definition->open_action, "x", (gint64) csp_row_get_id (row));
}

static void
retry_cb (CspListPage *self)
{
  csp_paged_list_reload (_csp_list_page_get_private (self)->list);
}

static void
clear_selection_cb (CspListPage *self)
{
  csp_row_selection_clear (csp_list_page_get_selection (self));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (_csp_list_page_get_private (widget)->search_entry));
}

static void
csp_list_page_dispose (GObject *object)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (object);

  g_clear_handle_id (&priv->patience_source, g_source_remove);
  g_clear_handle_id (&priv->narrow_source, g_source_remove);
  g_clear_handle_id (&priv->search_source, g_source_remove);
  /* Not gtk_widget_dispose_template(): in GTK 4.8 it takes the template of the derived class for this one. */
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_object (&priv->list);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (csp_list_page_parent_class)->dispose (object);
}

static void
csp_list_page_finalize (GObject *object)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (object);

  g_clear_pointer (&priv->query, csp_list_query_free);
  g_clear_pointer (&priv->base, csp_list_query_free);
  g_ptr_array_unref (priv->tools);
  g_free (priv->empty_icon);

  G_OBJECT_CLASS (csp_list_page_parent_class)->finalize (object);
}

static void
csp_list_page_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, priv->query);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, csp_table_view_get_selection (priv->table));
      break;
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_SEARCH_PLACEHOLDER:
      g_object_get_property (G_OBJECT (priv->search_entry), "placeholder-text", value);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->empty_icon);
      break;
    case PROP_EMPTY_TITLE:
      g_value_set_string (value, adw_status_page_get_title (priv->empty_page));
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, adw_status_page_get_description (priv->empty_page));
      break;
    case PROP_NO_RESULT_TITLE:
      g_value_set_string (value, adw_status_page_get_title (priv->no_result_page));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_search_placeholder (CspListPagePrivate *priv,
                        const char         *text)
{
  g_object_set (priv->search_entry, "placeholder-text", text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
csp_list_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      csp_list_page_set_query (CSP_LIST_PAGE (object), g_value_get_boxed (value));
      break;
    case PROP_SEARCH_PLACEHOLDER:
      set_search_placeholder (priv, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      g_free (priv->empty_icon);
      priv->empty_icon = g_value_dup_string (value);
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (priv->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_DESCRIPTION:
      adw_status_page_set_description (priv->empty_page, g_value_get_string (value));
      break;
    case PROP_NO_RESULT_TITLE:
      adw_status_page_set_title (priv->no_result_page, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, CSP_TYPE_LIST_QUERY,
                                               flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, CSP_TYPE_ROW_SELECTION,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, CSP_TYPE_STORE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_PLACEHOLDER] = g_param_spec_string ("search-placeholder", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_DESCRIPTION] = g_param_spec_string ("empty-description", NULL, NULL, NULL, flags);
  properties[PROP_NO_RESULT_TITLE] = g_param_spec_string ("no-result-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, box);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, toolbar);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, more_button);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, more_box);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, order_button);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, column_button);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, count_label);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, selection_box);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, selection_label);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, empty_page);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, empty_box);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, no_result_page);
  gtk_widget_class_bind_template_child_private (widget_class, CspListPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, _csp_list_page_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, _csp_list_page_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, _csp_list_page_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, clear_selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, csp_list_page_clear);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
csp_list_page_class_init (CspListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_list_page_dispose;
  object_class->finalize = csp_list_page_finalize;
  object_class->get_property = csp_list_page_get_property;
  object_class->set_property = csp_list_page_set_property;
  install_properties (object_class);

  widget_class->measure = _csp_list_page_measure;
  widget_class->size_allocate = _csp_list_page_size_allocate;
  widget_class->get_request_mode = _csp_list_page_get_request_mode;

  g_type_ensure (CSP_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "csp-list-page");
  gtk_widget_class_install_action (widget_class, "view.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "view.copy", "s", _csp_list_page_copy_action);
  gtk_widget_class_install_action (widget_class, "view.copy-rows", NULL, _csp_list_page_copy_rows_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "view.find", NULL);
}

static void
csp_list_page_init (CspListPage *self)
{
  _csp_list_page_get_private (self)->tools = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A long label of some language must not keep the window from being narrow. */
static void
let_label_shrink (GObject *child)
{
  GtkWidget *label = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;

  if (GTK_IS_LABEL (label))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
}

static void
csp_list_page_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (buildable);

  let_label_shrink (child);
  if (g_strcmp0 (type, "filter") == 0 || g_strcmp0 (type, "action") == 0)
    {
      g_ptr_array_add (priv->tools, child);
      /* What an action opens must not be covered by the popover that it is in while the page is narrow. */
      if (GTK_IS_BUTTON (child))
        g_signal_connect_object (child, "clicked", G_CALLBACK (gtk_menu_button_popdown), priv->more_button,
                                 G_CONNECT_SWAPPED);
      csp_wrap_box_insert_before (priv->toolbar, GTK_WIDGET (child), priv->more_button);
    }
  else if (g_strcmp0 (type, "top") == 0)
    gtk_box_prepend (GTK_BOX (priv->box), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "empty-action") == 0)
    gtk_box_append (priv->empty_box, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
csp_list_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = csp_list_page_add_child;
}

static void
set_menu (GtkWidget  *button,
          GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  g_object_unref (menu);
}

static void
set_up_table (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  const CspListPageDefinition *definition = priv->definition;

  priv->table = CSP_TABLE_VIEW (csp_table_view_new (definition->name, definition->columns));
  if (definition->details != NULL)
    csp_table_view_set_details (priv->table, definition->details, self);
  _csp_list_page_set_up_menu (self);
  _csp_list_page_add_copy_shortcut (self);
  csp_table_view_set_list (priv->table, priv->list);
  csp_table_view_set_order (priv->table, priv->query->sort, priv->query->descending);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", csp_table_view_get_actions (priv->table));
  set_menu (priv->order_button, csp_table_view_create_order_menu (priv->table));
  set_menu (priv->column_button, csp_table_view_create_column_menu (priv->table));
  gtk_stack_add_named (priv->stack, GTK_WIDGET (priv->table), "list");
  gtk_stack_set_visible_child_name (priv->stack, "list");
  g_signal_connect_object (priv->table, "order-changed", G_CALLBACK (_csp_list_page_order_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "activate-row", G_CALLBACK (activate_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (csp_table_view_get_selection (priv->table), "notify::count", G_CALLBACK (_csp_list_page_update_selection),
                           self, G_CONNECT_SWAPPED);
}

/**
 * csp_list_page_set_up:
 * @self: a page just made
 * @store: an open profile
 * @definition: what it lists and how
 *
 * To be called once, by the view's constructor.
 */
void
csp_list_page_set_up (CspListPage                 *self,
                      CspStore                    *store,
                      const CspListPageDefinition *definition)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  g_return_if_fail (priv->definition == NULL);

  priv->definition = definition;
  priv->store = g_object_ref (store);
  priv->query = csp_list_query_new (definition->kind);
  priv->query->sort = g_strdup (definition->sort);
  priv->base = csp_list_query_copy (priv->query);
  priv->list = csp_store_create_list (store, priv->query);
  set_up_table (self);
  g_signal_connect_object (priv->list, "notify::loading", G_CALLBACK (_csp_list_page_update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::error", G_CALLBACK (_csp_list_page_update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::n-items", G_CALLBACK (_csp_list_page_update_state), self, G_CONNECT_SWAPPED);
  _csp_list_page_update_state (self);
}

/**
 * csp_list_page_get_store:
 * @self: a page
 *
 * Returns: (transfer none): the profile it shows
 */
CspStore *
csp_list_page_get_store (CspListPage *self)
{
  g_return_val_if_fail (CSP_IS_LIST_PAGE (self), NULL);

  return _csp_list_page_get_private (self)->store;
}

/**
 * csp_list_page_get_table:
 * @self: a page
 *
 * Returns: (transfer none): its table
 */
CspTableView *
csp_list_page_get_table (CspListPage *self)
{
  g_return_val_if_fail (CSP_IS_LIST_PAGE (self), NULL);

  return _csp_list_page_get_private (self)->table;
}

/**
 * csp_list_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): which records are selected
 */
CspRowSelection *
csp_list_page_get_selection (CspListPage *self)
{
  g_return_val_if_fail (CSP_IS_LIST_PAGE (self), NULL);

  return csp_table_view_get_selection (_csp_list_page_get_private (self)->table);
}

/**
 * csp_list_page_remove_column:
 * @self: a page
 * @name: name of a column the profile has no use for
 */
void
csp_list_page_remove_column (CspListPage *self,
                             const char  *name)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  g_return_if_fail (CSP_IS_LIST_PAGE (self));

  csp_table_view_remove_column (priv->table, name);
  set_menu (priv->order_button, csp_table_view_create_order_menu (priv->table));
  set_menu (priv->column_button, csp_table_view_create_column_menu (priv->table));
}
