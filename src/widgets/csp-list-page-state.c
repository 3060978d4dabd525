/* csp-list-page-state.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-format.h"
#include "widgets/csp-list-page-private.h"

/* A list that is read sooner than this needs no spinner. */
#define PATIENCE_MS 300

/* Whether the person left records out, beyond what the page is about. */
static gboolean
is_narrowed (CspListPagePrivate *priv)
{
  g_autoptr(CspListQuery) query = csp_list_query_copy (priv->base);

  g_free (query->sort);
  query->sort = g_strdup (priv->query->sort);
  query->descending = priv->query->descending;
  return !csp_is_empty (priv->query->search) || !csp_list_query_same_base (priv->query, query);
}

static const char *
choose_state (CspListPagePrivate *priv)
{
  if (csp_paged_list_get_count (priv->list) > 0)
    return "list";
  if (csp_paged_list_get_error (priv->list) != NULL)
    return "error";
  if (csp_paged_list_is_stale (priv->list))
    return NULL;
  return is_narrowed (priv) ? "no-result" : "empty";
}

/* Large pictures, mostly never seen: to draw them loads more code than the rest of the window takes. */
static void
load_picture (CspListPagePrivate *priv,
              const char         *state)
{
  if (g_str_equal (state, "empty"))
    adw_status_page_set_icon_name (priv->empty_page, priv->empty_icon);
  else if (g_str_equal (state, "no-result"))
    adw_status_page_set_icon_name (priv->no_result_page, "system-search-symbolic");
  else if (g_str_equal (state, "error"))
    adw_status_page_set_icon_name (priv->error_page, "dialog-warning-symbolic");
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (user_data);

  priv->patience_source = 0;
  gtk_stack_set_visible_child_name (priv->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
update_count (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  guint n = csp_paged_list_get_count (priv->list);
  g_autofree char *text = NULL;

  if (csp_paged_list_is_loading (priv->list))
    return;
  text = n > 0 ? priv->definition->count (n) : g_strdup ("");
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (priv->count_label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (priv->count_label), text);
}

/**
 * _csp_list_page_update_state:
 * @self: a page
 *
 * Shows the table or, in its place, why there is nothing in it.
 */
void
_csp_list_page_update_state (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  const char *state = choose_state (priv);
  const GError *error = csp_paged_list_get_error (priv->list);

  update_count (self);
  if (state == NULL)
    {
      if (priv->patience_source == 0 && g_str_equal (gtk_stack_get_visible_child_name (priv->stack), "list"))
        priv->patience_source = g_timeout_add (PATIENCE_MS, show_spinner_cb, self);
      return;
    }
  g_clear_handle_id (&priv->patience_source, g_source_remove);
  if (error != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (priv->error_page, markup);
    }
  load_picture (priv, state);
  gtk_stack_set_visible_child_name (priv->stack, state);
}

/**
 * _csp_list_page_update_selection:
 * @self: a page
 *
 * Says how many rows are selected.
 */
void
_csp_list_page_update_selection (CspListPage *self)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (self);
  guint count = csp_row_selection_get_count (csp_table_view_get_selection (priv->table));
  g_autofree char *number = csp_format_number (count);
  /* Translators: how many rows of a list are selected; %s is a number */
  g_autofree char *text = g_strdup_printf (ngettext ("%s selected", "%s selected", count), number);

  gtk_label_set_label (GTK_LABEL (priv->selection_label), text);
  gtk_widget_set_visible (priv->selection_box, count > 0);
}
