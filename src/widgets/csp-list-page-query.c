/* csp-list-page-query.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include "base/csp-text.h"
#include "widgets/csp-list-page-private.h"

/* What a page lists: search, order, filters, and what it is about. */

static void
change_search (CspListPage *self,
               const char  *text)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  g_autoptr(CspListQuery) query = NULL;

  if (priv->query == NULL || g_strcmp0 (priv->query->search != NULL ? priv->query->search : "", text) == 0)
    return;
  query = csp_list_query_copy (priv->query);
  g_free (query->search);
  query->search = g_strdup (text[0] != '\0' ? text : NULL);
  csp_list_page_set_query (self, query);
}

static gboolean
search_cb (gpointer user_data)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (user_data);

  priv->search_source = 0;
  change_search (user_data, gtk_editable_get_text (priv->search_entry));
  return G_SOURCE_REMOVE;
}

/**
 * _csp_list_page_search_changed:
 * @self: a page
 *
 * The person has typed into the search entry. A text that replaces another is preceded by an empty one, which would
 * list everything. There is no need to wait any longer: the next letter interrupts what is being read for this one.
 */
void
_csp_list_page_search_changed (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  if (priv->search_source == 0)
    priv->search_source = g_idle_add_full (G_PRIORITY_HIGH, search_cb, self, NULL);
}

/**
 * _csp_list_page_search_stopped:
 * @self: a page
 *
 * The person pressed Escape in the search entry.
 */
void
_csp_list_page_search_stopped (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  if (csp_is_empty (gtk_editable_get_text (priv->search_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (priv->table));
  else
    gtk_editable_set_text (priv->search_entry, "");
}

/**
 * _csp_list_page_search_activated:
 * @self: a page
 *
 * The person pressed Return in the search entry.
 */
void
_csp_list_page_search_activated (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  change_search (self, gtk_editable_get_text (priv->search_entry));
  gtk_widget_grab_focus (GTK_WIDGET (priv->table));
}

/**
 * _csp_list_page_order_changed:
 * @self: a page
 *
 * The person chose another order.
 */
void
_csp_list_page_order_changed (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  g_autoptr(CspListQuery) query = csp_list_query_copy (priv->query);

  g_free (query->sort);
  query->sort = g_strdup (csp_table_view_get_sort (priv->table));
  query->descending = csp_table_view_get_descending (priv->table);
  csp_list_page_set_query (self, query);
}

/**
 * csp_list_page_get_query:
 * @self: a page
 *
 * Returns: (transfer none): what it lists now; to be copied, changed and set again
 */
const CspListQuery *
csp_list_page_get_query (CspListPage *self)
{
  g_return_val_if_fail (CSP_IS_LIST_PAGE (self), NULL);

  return _csp_list_page_get_private (self)->query;
}

/**
 * csp_list_page_set_query:
 * @self: a page
 * @query: what to list, of the page's kind
 *
 * Search entry and headings follow.
 */
void
csp_list_page_set_query (CspListPage        *self,
                         const CspListQuery *query)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  g_return_if_fail (CSP_IS_LIST_PAGE (self));
  g_return_if_fail (query != NULL && query->kind == priv->definition->kind);

  if (csp_list_query_same_base (priv->query, query) && g_strcmp0 (priv->query->search, query->search) == 0)
    return;
  csp_list_query_free (priv->query);
  priv->query = csp_list_query_copy (query);
  if (g_strcmp0 (gtk_editable_get_text (priv->search_entry), query->search != NULL ? query->search : "") != 0)
    gtk_editable_set_text (priv->search_entry, query->search != NULL ? query->search : "");
  csp_table_view_set_order (priv->table, query->sort, query->descending);
  csp_paged_list_set_query (priv->list, priv->query);
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) > 0)
    csp_table_view_scroll_to (priv->table, 0);
  _csp_list_page_update_state (self);
  g_object_notify (G_OBJECT (self), "query");
}

/**
 * csp_list_page_set_base:
 * @self: a page
 * @base: what it is about, such as the subscriptions of one customer
 *
 * What stays when search and filters are cleared; also lists it.
 */
void
csp_list_page_set_base (CspListPage        *self,
                        const CspListQuery *base)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);

  g_return_if_fail (CSP_IS_LIST_PAGE (self));

  csp_list_query_free (priv->base);
  priv->base = csp_list_query_copy (base);
  csp_list_page_set_query (self, base);
}

/**
 * csp_list_page_clear:
 * @self: a page
 *
 * Takes search and filters away and keeps the order.
 */
void
csp_list_page_clear (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  g_autoptr(CspListQuery) query = NULL;

  g_return_if_fail (CSP_IS_LIST_PAGE (self));

  query = csp_list_query_copy (priv->base);
  g_free (query->sort);
  query->sort = g_strdup (priv->query->sort);
  query->descending = priv->query->descending;
  csp_list_page_set_query (self, query);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}
