/* csp-table-view-menus.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/csp-table-view-private.h"

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

/**
 * csp_table_view_create_order_menu:
 * @self: a table
 *
 * Returns: (transfer full): the orders that its headings offer, for the keyboard
 */
GMenuModel *
csp_table_view_create_order_menu (CspTableView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) fields = g_menu_new ();
  g_autoptr(GMenu) directions = g_menu_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const CspTableColumn *column = g_ptr_array_index (self->columns, i);

      if (column->sort != NULL)
        append_choice (fields, csp_table_column_get_title (column), "table.sort", column->sort);
    }
  append_choice (directions, _("Ascending"), "table.direction", "ascending");
  append_choice (directions, _("Descending"), "table.direction", "descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (directions));
  return G_MENU_MODEL (menu);
}

/**
 * csp_table_view_create_column_menu:
 * @self: a table
 *
 * Returns: (transfer full): a switch for every column but the first
 */
GMenuModel *
csp_table_view_create_column_menu (CspTableView *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < self->columns->len; i++)
    {
      const CspTableColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *action = g_strconcat ("table.", column->name, NULL);

      append_choice (menu, csp_table_column_get_title (column), action, NULL);
    }
  return G_MENU_MODEL (menu);
}
