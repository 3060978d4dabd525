/* csp-workspace.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/csp-navigation-row.h"
#include "app/csp-pages.h"
#include "app/csp-place.h"
#include "app/csp-workspace.h"
#include "base/csp-text.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-tab-stop.h"
#include "widgets/csp-why-button.h"

#define MAX_PLACES 32

/**
 * CspWorkspace:
 *
 * What a window shows of an open profile: the navigation, and the pages the person has been to.
 */
struct _CspWorkspace
{
  GtkWidget   parent_instance;

  GtkWidget  *flap;
  GtkListBox *sidebar;
  GtkStack   *stack;

  CspStore   *store;
  GPtrArray  *places;             /* of CspPlace; the last one is shown */
  char       *title;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_TITLE,
  PROP_CAN_GO_BACK,
  PROP_FOLDED,
  PROP_SIDEBAR_VISIBLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspWorkspace, csp_workspace, GTK_TYPE_WIDGET)

static CspPlace *
current_place (CspWorkspace *self)
{
  return self->places->len > 0 ? g_ptr_array_index (self->places, self->places->len - 1) : NULL;
}

static void
update_title (CspWorkspace *self)
{
  CspPlace *place = current_place (self);
  g_autofree char *title = NULL;

  if (place != NULL && place->page != NULL)
    title = g_strdup (csp_page_title (place->page));
  else if (place != NULL && csp_place_view_has (place->view, "title"))
    g_object_get (place->view, "title", &title, NULL);
  if (csp_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
select_row (CspWorkspace   *self,
            const CspPlace *place)
{
  const char *name = place->page != NULL ? place->page->name : place->detail->parent;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
      {
        gtk_list_box_select_row (self->sidebar, row);
        return;
      }
  gtk_list_box_unselect_all (self->sidebar);
}

static void
show_place (CspWorkspace   *self,
            const CspPlace *place)
{
  gtk_stack_set_visible_child (self->stack, place->view);
  select_row (self, place);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
forget_place (CspWorkspace *self,
              guint         index)
{
  CspPlace *place = g_ptr_array_index (self->places, index);
  GtkWidget *detail = place->page == NULL ? place->view : NULL;

  g_ptr_array_remove_index (self->places, index);
  if (detail != NULL)
    gtk_stack_remove (self->stack, detail);
}

static void
go_to (CspWorkspace        *self,
       const CspPage       *page,
       const CspDetailPage *detail,
       gint64               id,
       GtkWidget           *view)
{
  CspPlace *place = current_place (self);

  if (place != NULL)
    csp_place_leave (place);
  place = csp_place_new (page, detail, id, view);
  g_ptr_array_add (self->places, place);
  show_place (self, place);
  if (self->places->len > MAX_PLACES)
    forget_place (self, 0);
}

static GtkWidget *
refusal_new (const CspPage *page,
             const char    *reason)
{
  GtkWidget *view = adw_status_page_new ();
  g_autofree char *description = g_markup_escape_text (reason, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (view), "changes-prevent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (view), csp_page_title (page));
  adw_status_page_set_description (ADW_STATUS_PAGE (view), description);
  return view;
}

static GtkWidget *
get_view (CspWorkspace  *self,
          const CspPage *page)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->stack, page->name);
  g_autofree char *reason = NULL;

  if (view != NULL)
    return view;
  if (page->permission == CSP_N_ACTIONS || csp_may (self->store, page->permission, &reason))
    view = page->create (self->store);
  else
    view = refusal_new (page, reason);
  csp_button_label_wrap_all (view);
  gtk_stack_add_named (self->stack, view, page->name);
  return view;
}

static void
fill_sidebar (CspWorkspace *self)
{
  CspProfile *profile = csp_store_get_profile (self->store);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->sidebar, 0)) != NULL)
    gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
  for (const CspPage *page = csp_pages (); page->name != NULL; page++)
    if (csp_page_is_for (page, profile))
      gtk_list_box_append (self->sidebar, csp_navigation_row_new (self->store, page));
}

/* Refusals are made anew, since the person's roles may have changed; all else stays as it is. */
static void
profile_changed_cb (CspWorkspace *self)
{
  for (const CspPage *page = csp_pages (); page->name != NULL; page++)
    {
      GtkWidget *view = gtk_stack_get_child_by_name (self->stack, page->name);

      if (view != NULL && ADW_IS_STATUS_PAGE (view))
        gtk_stack_remove (self->stack, view);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      CspPlace *place = g_ptr_array_index (self->places, i);

      if (place->page != NULL)
        place->view = get_view (self, place->page);
    }
  fill_sidebar (self);
  if (current_place (self) != NULL)
    show_place (self, current_place (self));
}

static void
row_activated_cb (CspWorkspace  *self,
                  GtkListBoxRow *row)
{
  gboolean folded;

  csp_workspace_show_page (self, gtk_widget_get_name (GTK_WIDGET (row)), NULL);
  g_object_get (self->flap, "folded", &folded, NULL);
  if (folded)
    g_object_set (self->flap, "reveal-flap", FALSE, NULL);
}

static void
flap_changed_cb (CspWorkspace *self,
                 GParamSpec   *pspec)
{
  gboolean folded = g_str_equal (pspec->name, "folded");

  g_object_notify_by_pspec (G_OBJECT (self), properties[folded ? PROP_FOLDED : PROP_SIDEBAR_VISIBLE]);
}

static void
csp_workspace_constructed (GObject *object)
{
  CspWorkspace *self = CSP_WORKSPACE (object);

  G_OBJECT_CLASS (csp_workspace_parent_class)->constructed (object);

  g_signal_connect_object (self->store, "notify::profile", G_CALLBACK (profile_changed_cb), self, G_CONNECT_SWAPPED);
  fill_sidebar (self);
  for (const CspPage *page = csp_pages (); page->name != NULL; page++)
    if (csp_page_is_for (page, csp_store_get_profile (self->store)))
      {
        csp_workspace_show_page (self, page->name, NULL);
        break;
      }
}

static void
csp_workspace_dispose (GObject *object)
{
  CspWorkspace *self = CSP_WORKSPACE (object);

  g_ptr_array_set_size (self->places, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_WORKSPACE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_workspace_parent_class)->dispose (object);
}

static void
csp_workspace_finalize (GObject *object)
{
  CspWorkspace *self = CSP_WORKSPACE (object);

  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (csp_workspace_parent_class)->finalize (object);
}

static void
csp_workspace_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CspWorkspace *self = CSP_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, self->places->len > 1);
      break;
    case PROP_FOLDED:
      g_object_get_property (G_OBJECT (self->flap), "folded", value);
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_object_get_property (G_OBJECT (self->flap), "reveal-flap", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_workspace_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CspWorkspace *self = CSP_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_object_set_property (G_OBJECT (self->flap), "reveal-flap", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_workspace_class_init (CspWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = csp_workspace_constructed;
  object_class->dispose = csp_workspace_dispose;
  object_class->finalize = csp_workspace_finalize;
  object_class->get_property = csp_workspace_get_property;
  object_class->set_property = csp_workspace_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, CSP_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_VISIBLE] =
    g_param_spec_boolean ("sidebar-visible", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (CSP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, CspWorkspace, flap);
  gtk_widget_class_bind_template_child (widget_class, CspWorkspace, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CspWorkspace, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
csp_workspace_init (CspWorkspace *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_place_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (flap_changed_cb), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (flap_changed_cb), self);
}

/**
 * csp_workspace_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): a workspace on the first page of the navigation
 */
GtkWidget *
csp_workspace_new (CspStore *store)
{
  return g_object_new (CSP_TYPE_WORKSPACE, "store", store, NULL);
}

/**
 * csp_workspace_show_page:
 * @self: the workspace
 * @name: name of a page
 * @query: (nullable): what its list shall show; %NULL to leave it as it is
 *
 * Returns: whether there is such a page for this profile
 */
gboolean
csp_workspace_show_page (CspWorkspace       *self,
                         const char         *name,
                         const CspListQuery *query)
{
  const CspPage *page = csp_page_find (name);
  GtkWidget *view;

  g_return_val_if_fail (CSP_IS_WORKSPACE (self), FALSE);

  if (page == NULL || !csp_page_is_for (page, csp_store_get_profile (self->store)))
    return FALSE;
  view = get_view (self, page);
  if (current_place (self) == NULL || current_place (self)->view != view)
    go_to (self, page, NULL, 0, view);
  else if (query != NULL)
    go_to (self, page, NULL, 0, view);
  if (query != NULL && csp_place_view_has (view, "query"))
    g_object_set (view, "query", query, NULL);
  return TRUE;
}

/**
 * csp_workspace_show_detail:
 * @self: the workspace
 * @name: name of a page about one record
 * @id: the record's local id
 *
 * Returns: whether there is such a page
 */
gboolean
csp_workspace_show_detail (CspWorkspace *self,
                           const char   *name,
                           gint64        id)
{
  const CspDetailPage *detail = csp_detail_page_find (name);
  CspPlace *place;
  GtkWidget *view;

  g_return_val_if_fail (CSP_IS_WORKSPACE (self), FALSE);

  place = current_place (self);
  if (detail == NULL)
    return FALSE;
  if (place != NULL && place->detail == detail && place->id == id)
    return TRUE;
  view = detail->create (self->store, id);
  csp_button_label_wrap_all (view);
  gtk_stack_add_child (self->stack, view);
  if (csp_place_view_has (view, "title"))
    g_signal_connect_object (view, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  go_to (self, NULL, detail, id, view);
  gtk_widget_grab_focus (view);
  return TRUE;
}

/**
 * csp_workspace_go_back:
 * @self: the workspace
 *
 * Shows the page the person was on before, as it was.
 */
void
csp_workspace_go_back (CspWorkspace *self)
{
  CspPlace *place;

  g_return_if_fail (CSP_IS_WORKSPACE (self));

  if (self->places->len < 2)
    return;
  place = g_ptr_array_index (self->places, self->places->len - 2);
  gtk_stack_set_visible_child (self->stack, place->view);
  forget_place (self, self->places->len - 1);
  csp_place_restore (place);
  show_place (self, place);
  csp_place_grab_focus (place);
}

/**
 * csp_workspace_get_view:
 * @self: the workspace
 *
 * Returns: (transfer none) (nullable): the view that is shown
 */
GtkWidget *
csp_workspace_get_view (CspWorkspace *self)
{
  g_return_val_if_fail (CSP_IS_WORKSPACE (self), NULL);

  return gtk_stack_get_visible_child (self->stack);
}
