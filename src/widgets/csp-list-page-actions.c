/* csp-list-page-actions.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/csp-list-page-private.h"

static CspRowActions *
list_actions (CspListPage *self,
              gpointer     record)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  CspRowActions *actions = csp_row_actions_new (priv->store);

  priv->definition->actions (record, actions);
  return actions;
}

/**
 * csp_list_page_add_actions:
 * @self: a page
 * @record: one of the records that it lists
 * @details: what its expanded row shows
 *
 * Adds what can be done with @record, as its menu has it.
 */
void
csp_list_page_add_actions (CspListPage   *self,
                           gpointer       record,
                           CspRowDetails *details)
{
  g_autoptr(CspRowActions) actions = NULL;

  g_return_if_fail (CSP_IS_LIST_PAGE (self));

  actions = list_actions (self, record);
  csp_row_actions_add_to_details (actions, details);
}

static GtkWidget *
create_menu (gpointer record,
             gpointer user_data)
{
  CspListPage *self = CSP_LIST_PAGE (user_data);
  g_autoptr(CspRowActions) actions = list_actions (self, record);
  guint count = csp_row_selection_get_count (csp_list_page_get_selection (self));

  /* The table selects the row whose menu this is. */
  csp_row_actions_add (actions, CSP_ACTION_EXPORT, count > 1 ? _("Copy the selected rows") : _("Copy the row"),
                       "view.copy-rows", NULL);
  return csp_row_actions_create_menu (actions);
}

/**
 * _csp_list_page_set_up_menu:
 * @self: a page that has its table
 *
 * Gives its rows their menu.
 */
void
_csp_list_page_set_up_menu (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  if (priv->definition->actions != NULL)
    csp_table_view_set_menu (priv->table, create_menu, self);
}

/**
 * _csp_list_page_copy_action:
 *
 * Implements the action "view.copy".
 */
void
_csp_list_page_copy_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  gtk_widget_activate_action (widget, "win.report", "s", _("Copied to the clipboard."));
}
