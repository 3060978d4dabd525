/* csp-table-settings.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-settings.h"
#include "widgets/csp-table-settings.h"

#define KEY "columns"

static gboolean
is_shown (const char           *key,
          const CspTableColumn *column)
{
  g_autoptr(GVariant) chosen = g_settings_get_value (csp_settings_get (), KEY);
  gboolean shown;

  if (g_variant_lookup (chosen, key, "b", &shown))
    return shown;
  return (column->flags & CSP_COLUMN_OPTIONAL) == 0;
}

static void
visible_changed_cb (GtkColumnViewColumn *view_column,
                    GParamSpec          *pspec,
                    const char          *key)
{
  g_autoptr(GVariant) chosen = g_settings_get_value (csp_settings_get (), KEY);
  GVariantIter iter;
  GVariantBuilder builder;
  const char *other;
  gboolean shown;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
  g_variant_iter_init (&iter, chosen);
  while (g_variant_iter_next (&iter, "{&sb}", &other, &shown))
    if (!g_str_equal (other, key))
      g_variant_builder_add (&builder, "{sb}", other, shown);
  g_variant_builder_add (&builder, "{sb}", key, gtk_column_view_column_get_visible (view_column));
  g_settings_set_value (csp_settings_get (), KEY, g_variant_builder_end (&builder));
}

static void
free_key (gpointer  key,
          GClosure *closure)
{
  g_free (key);
}

/**
 * csp_table_settings_bind:
 * @table: name of the table
 * @column: one of its columns
 * @view_column: what shows it
 * @actions: where the action goes that shows and hides it, which is called as the column is
 *
 * Shows the column as the person last left it, and remembers when that changes.
 */
void
csp_table_settings_bind (const char           *table,
                         const CspTableColumn *column,
                         GtkColumnViewColumn  *view_column,
                         GActionMap           *actions)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", table, column->name);
  g_autoptr(GPropertyAction) action = g_property_action_new (column->name, view_column, "visible");

  gtk_column_view_column_set_visible (view_column, is_shown (key, column));
  g_action_map_add_action (actions, G_ACTION (action));
  g_signal_connect_data (view_column, "notify::visible", G_CALLBACK (visible_changed_cb), g_steal_pointer (&key),
                         free_key, 0);
}
