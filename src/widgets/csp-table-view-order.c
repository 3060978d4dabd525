/* csp-table-view-order.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-table-view-private.h"

/* The order of a table, which its headings and its menu both choose and show. */

static const CspTableColumn *
find_sort (CspTableView *self,
           const char   *sort,
           guint        *index)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const CspTableColumn *column = g_ptr_array_index (self->columns, i);

      if (column->sort != NULL && g_strcmp0 (column->sort, sort) == 0)
        {
          *index = i;
          return column;
        }
    }
  return NULL;
}

/* The menu shows what the headings say. */
static void
update_order_actions (CspTableView *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  const char *sort = csp_table_view_get_sort (self);
  const char *direction = csp_table_view_get_descending (self) ? "descending" : "ascending";

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort")),
                             g_variant_new_string (sort != NULL ? sort : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "direction")),
                             g_variant_new_string (direction));
}

static void
sorter_changed_cb (CspTableView *self)
{
  if (self->setting_order || self->view == NULL)
    return;
  update_order_actions (self);
  g_signal_emit_by_name (self, "order-changed");
}

static void
sort_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       user_data)
{
  CspTableView *self = CSP_TABLE_VIEW (user_data);

  csp_table_view_set_order (self, g_variant_get_string (value, NULL), csp_table_view_get_descending (self));
}

static void
direction_cb (GSimpleAction *action,
              GVariant      *value,
              gpointer       user_data)
{
  CspTableView *self = CSP_TABLE_VIEW (user_data);

  csp_table_view_set_order (self, csp_table_view_get_sort (self),
                            g_str_equal (g_variant_get_string (value, NULL), "descending"));
}

static const GActionEntry action_entries[] = {
  { .name = "sort", .parameter_type = "s", .state = "''", .change_state = sort_cb },
  { .name = "direction", .parameter_type = "s", .state = "'ascending'", .change_state = direction_cb },
};

/**
 * _csp_table_view_add_order:
 * @self: a table without columns
 *
 * Adds the actions that choose its order, and follows its headings.
 */
void
_csp_table_view_add_order (CspTableView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * csp_table_view_set_order:
 * @self: a table
 * @sort: name of one of its orders
 * @descending: whether it is turned round
 *
 * Shows the arrow in that column's heading, and tells when that is a change.
 */
void
csp_table_view_set_order (CspTableView *self,
                          const char   *sort,
                          gboolean      descending)
{
  guint index;

  g_return_if_fail (CSP_IS_TABLE_VIEW (self));

  if (find_sort (self, sort, &index) == NULL ||
      (g_strcmp0 (csp_table_view_get_sort (self), sort) == 0 && csp_table_view_get_descending (self) == descending))
    return;
  self->setting_order = TRUE;
  gtk_column_view_sort_by_column (self->view, g_ptr_array_index (self->view_columns, index),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->setting_order = FALSE;
  sorter_changed_cb (self);
}

/**
 * csp_table_view_get_sort:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): name of the order the headings show
 */
const char *
csp_table_view_get_sort (CspTableView *self)
{
  const CspTableColumn *column;
  gboolean descending;

  g_return_val_if_fail (CSP_IS_TABLE_VIEW (self), NULL);

  column = csp_table_order_read (self->order, self->view, &descending);
  return column != NULL ? column->sort : NULL;
}

/**
 * csp_table_view_get_descending:
 * @self: a table
 *
 * Returns: whether that order is turned round
 */
gboolean
csp_table_view_get_descending (CspTableView *self)
{
  gboolean descending;

  g_return_val_if_fail (CSP_IS_TABLE_VIEW (self), FALSE);

  csp_table_order_read (self->order, self->view, &descending);
  return descending;
}
