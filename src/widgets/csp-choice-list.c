/* csp-choice-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-fold.h"
#include "widgets/csp-choice-list.h"

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "xalign", 0.0f,
                                               "hexpand", TRUE,
                                               "wrap", TRUE,
                                               "max-width-chars", 32,
                                               NULL));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
show_check_mark (GtkListItem *item,
                 GParamSpec  *pspec,
                 GtkDropDown *drop_down)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (child),
                            gtk_drop_down_get_selected_item (drop_down) == gtk_list_item_get_item (item));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  drop_down)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (show_check_mark), item,
                           G_CONNECT_SWAPPED);
  show_check_mark (item, NULL, drop_down);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, show_check_mark, item);
}

/* What is searched: the label as it stands, so that typing it always finds it, and without accents. */
static char *
search_text (GtkStringObject *item,
             const char      *label,
             gpointer         user_data)
{
  g_autofree char *folded = csp_fold (label, -1, NULL);

  return g_strconcat (label, "\n", folded, NULL);
}

static GtkWidget *
find_descendant (GtkWidget *widget,
                 GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_descendant (child, type);
  return found;
}

static GtkListView *
find_list (GtkWidget *popover)
{
  return GTK_LIST_VIEW (find_descendant (popover, GTK_TYPE_LIST_VIEW));
}

/* GTK 4.8 has no property for it: a drop-down finds only what labels begin with. */
static void
search_anywhere (GtkListView *list)
{
  GListModel *shown = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)));
  GtkFilter *filter = NULL;

  if (GTK_IS_FILTER_LIST_MODEL (shown))
    filter = gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (shown));
  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

static GtkWidget *
find_row (GtkListView *list,
          const char  *label)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *text = find_descendant (row, GTK_TYPE_LABEL);

      if (text != NULL && gtk_widget_get_mapped (row) &&
          g_str_equal (gtk_label_get_label (GTK_LABEL (text)), label))
        return row;
    }
  return NULL;
}

static void
focus_selected (GtkDropDown *drop_down,
                GtkWidget   *popover)
{
  GtkListView *list = find_list (popover);
  GtkStringObject *selected = gtk_drop_down_get_selected_item (drop_down);
  GtkWidget *row = selected != NULL ? find_row (list, gtk_string_object_get_string (selected)) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static guint
find_position (GListModel *items,
               const char *label)
{
  guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (items, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Return takes what is selected. GTK 4.8 selects what comes below a resting pointer, also when keys have moved the
 * list there; what a person sees as the place of the keyboard is the focus. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  GtkWidget *label = row != NULL ? find_descendant (row, GTK_TYPE_LABEL) : NULL;
  guint position;

  if (label == NULL || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;
  position = find_position (G_LIST_MODEL (selection), gtk_label_get_label (GTK_LABEL (label)));
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (selection, position);
  return GDK_EVENT_PROPAGATE;
}

static void
take_focused_on_return (GtkListView *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}

/* The row is there only once the list has been given its size and was scrolled to it. */
static gboolean
opened_tick_cb (GtkWidget     *popover,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (gtk_widget_get_parent (popover));
  guint *n_ticks = user_data;

  if (++*n_ticks == 2)
    gtk_widget_activate_action (GTK_WIDGET (find_list (popover)), "list.scroll-to-item", "u",
                                gtk_drop_down_get_selected (drop_down));
  if (*n_ticks < 3)
    return G_SOURCE_CONTINUE;
  focus_selected (drop_down, popover);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GtkWidget *popover)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (gtk_widget_get_parent (popover));

  search_anywhere (find_list (popover));
  /* What is typed on the rows, where the focus begins, is searched too. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (find_descendant (popover, GTK_TYPE_SEARCH_ENTRY)),
                                           gtk_drop_down_get_enable_search (drop_down) ? popover : NULL);
  if (gtk_drop_down_get_selected (drop_down) != GTK_INVALID_LIST_POSITION)
    gtk_widget_add_tick_callback (popover, opened_tick_cb, g_new0 (guint, 1), g_free);
}

/**
 * csp_choice_list_forget:
 * @popover: a popover that has just been unmapped
 *
 * Takes the surface of a closed list away. GTK 4.8 goes on to tell one that closed below the pointer where the
 * pointer is, and then the next click would go to the closed list instead of what is seen there.
 */
void
csp_choice_list_forget (GtkWidget *popover)
{
  gtk_widget_unrealize (popover);
}

/**
 * csp_choice_list_attach:
 * @drop_down: a drop-down of #GtkStringObject
 *
 * Gives it a list whose long labels are wrapped, that marks what is selected and opens there, and where any
 * part of a label is found, with accents or without. Return takes the row that has the focus.
 */
void
csp_choice_list_attach (GtkDropDown *drop_down)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *popover = find_descendant (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  GtkExpression *label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr(GtkExpression) searched = NULL;

  searched = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &label, G_CALLBACK (search_text), NULL, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), drop_down);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), drop_down);
  gtk_drop_down_set_list_factory (drop_down, factory);
  gtk_drop_down_set_expression (drop_down, searched);
  take_focused_on_return (find_list (popover));
  g_signal_connect (popover, "map", G_CALLBACK (opened_cb), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (csp_choice_list_forget), NULL);
}
