/* csp-place.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/csp-place.h"

/**
 * csp_place_new:
 * @page: (nullable): a page of the navigation
 * @detail: (nullable): or a page about one record
 * @id: local id of that record
 * @view: (transfer none): what is shown there
 *
 * Returns: (transfer full): the place
 */
CspPlace *
csp_place_new (const CspPage       *page,
               const CspDetailPage *detail,
               gint64               id,
               GtkWidget           *view)
{
  CspPlace *self = g_new0 (CspPlace, 1);

  self->page = page;
  self->detail = detail;
  self->id = id;
  self->view = view;
  return self;
}

/**
 * csp_place_free:
 * @self: (transfer full): a place
 */
void
csp_place_free (CspPlace *self)
{
  g_clear_pointer (&self->query, csp_list_query_free);
  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

/**
 * csp_place_view_has:
 * @view: a view
 * @property: name of a property
 *
 * Returns: whether views of this kind have it
 */
gboolean
csp_place_view_has (GtkWidget  *view,
                    const char *property)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (view), property) != NULL;
}

/**
 * csp_place_leave:
 * @self: a place
 *
 * Remembers what its list shows and where the keyboard focus is.
 */
void
csp_place_leave (CspPlace *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_set_weak_pointer (&self->focus, focus != NULL && gtk_widget_is_ancestor (focus, self->view) ? focus : NULL);
  g_clear_pointer (&self->query, csp_list_query_free);
  if (csp_place_view_has (self->view, "query"))
    g_object_get (self->view, "query", &self->query, NULL);
}

/**
 * csp_place_restore:
 * @self: a place
 *
 * Shows in its list what was remembered: the same view may have been shown with another query since.
 */
void
csp_place_restore (CspPlace *self)
{
  g_autoptr(CspListQuery) current = NULL;

  if (self->query == NULL)
    return;
  g_object_get (self->view, "query", &current, NULL);
  if (current == NULL || !csp_list_query_same_base (current, self->query) ||
      g_strcmp0 (current->search, self->query->search) != 0)
    g_object_set (self->view, "query", self->query, NULL);
}

/**
 * csp_place_grab_focus:
 * @self: a place that is shown again
 *
 * Gives the keyboard focus back to what had it; a button of a row takes it no more, but the row does.
 */
void
csp_place_grab_focus (CspPlace *self)
{
  GtkWidget *widget = self->focus;

  while (widget != NULL && widget != self->view && !gtk_widget_grab_focus (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL)
    gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}
