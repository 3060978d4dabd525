/* csp-row-selection.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include "widgets/csp-row-selection.h"

/**
 * CspRowSelection:
 *
 * The selected rows of a paged list, kept as a set of local ids. GTK's own selection models keep positions and
 * fetch every row; this one fetches none, and a row stays selected while the list is searched, sorted or read anew.
 */
struct _CspRowSelection
{
  GObject       parent_instance;

  CspPagedList *list;
  GtkBitset    *ids;            /* of selected rows, shown or not */
};

enum
{
  PROP_0,
  PROP_LIST,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void csp_row_selection_list_init      (GListModelInterface        *iface);
static void csp_row_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CspRowSelection, csp_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, csp_row_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, csp_row_selection_selection_init))

static guint
get_n_items (CspRowSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gboolean
change_id (CspRowSelection *self,
           guint32          id,
           gboolean         selected)
{
  return selected ? gtk_bitset_add (self->ids, id) : gtk_bitset_remove (self->ids, id);
}

/* Tells what became of @n positions from @position, and of the number of selected rows. */
static void
tell_changed (CspRowSelection *self,
              guint            position,
              guint            n)
{
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/* A record that is gone must not be counted. Which of the selected ones are is only known when everything is listed. */
static void
forget_missing_ids (CspRowSelection *self)
{
  g_autoptr(GArray) listed = NULL;
  g_autoptr(GtkBitset) existing = NULL;
  guint64 before = gtk_bitset_get_size (self->ids);

  if (before == 0 || csp_list_query_is_narrowed (csp_paged_list_get_query (self->list)))
    return;
  listed = csp_paged_list_get_ids (self->list);
  existing = gtk_bitset_new_empty ();
  for (guint i = 0; i < listed->len; i++)
    gtk_bitset_add (existing, g_array_index (listed, guint32, i));
  gtk_bitset_intersect (self->ids, existing);
  if (gtk_bitset_get_size (self->ids) != before)
    tell_changed (self, 0, 0);
}

static void
loading_changed_cb (CspRowSelection *self)
{
  if (!csp_paged_list_is_loading (self->list) && csp_paged_list_get_error (self->list) == NULL)
    forget_missing_ids (self);
}

static void
items_changed_cb (CspRowSelection *self,
                  guint            position,
                  guint            removed,
                  guint            added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
replaced_cb (CspRowSelection *self,
             guint            n)
{
  if (!gtk_bitset_is_empty (self->ids))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
csp_row_selection_constructed (GObject *object)
{
  CspRowSelection *self = CSP_ROW_SELECTION (object);

  G_OBJECT_CLASS (csp_row_selection_parent_class)->constructed (object);

  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
csp_row_selection_finalize (GObject *object)
{
  CspRowSelection *self = CSP_ROW_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->ids, gtk_bitset_unref);

  G_OBJECT_CLASS (csp_row_selection_parent_class)->finalize (object);
}

static void
csp_row_selection_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CspRowSelection *self = CSP_ROW_SELECTION (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, csp_row_selection_get_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_row_selection_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CspRowSelection *self = CSP_ROW_SELECTION (object);

  switch (prop_id)
    {
    case PROP_LIST:
      self->list = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_row_selection_class_init (CspRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = csp_row_selection_constructed;
  object_class->finalize = csp_row_selection_finalize;
  object_class->get_property = csp_row_selection_get_property;
  object_class->set_property = csp_row_selection_set_property;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, CSP_TYPE_PAGED_LIST,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_row_selection_init (CspRowSelection *self)
{
  self->ids = gtk_bitset_new_empty ();
}

static GType
csp_row_selection_get_item_type (GListModel *model)
{
  return CSP_TYPE_ROW;
}

static guint
csp_row_selection_get_n_items (GListModel *model)
{
  return get_n_items (CSP_ROW_SELECTION (model));
}

static gpointer
csp_row_selection_get_item (GListModel *model,
                            guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CSP_ROW_SELECTION (model)->list), position);
}

static void
csp_row_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = csp_row_selection_get_item_type;
  iface->get_n_items = csp_row_selection_get_n_items;
  iface->get_item = csp_row_selection_get_item;
}

static gboolean
csp_row_selection_is_selected (GtkSelectionModel *model,
                               guint              position)
{
  CspRowSelection *self = CSP_ROW_SELECTION (model);
  guint32 id = csp_paged_list_get_id (self->list, position);

  return id != 0 && gtk_bitset_contains (self->ids, id);
}

static GtkBitset *
csp_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                          guint              position,
                                          guint              n_items)
{
  CspRowSelection *self = CSP_ROW_SELECTION (model);
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint total = get_n_items (self);

  if (gtk_bitset_is_empty (self->ids) || position >= total)
    return positions;
  for (guint i = position; i < position + MIN (n_items, total - position); i++)
    if (csp_row_selection_is_selected (model, i))
      gtk_bitset_add (positions, i);
  return positions;
}

static gboolean
csp_row_selection_set_selection (GtkSelectionModel *model,
                                 GtkBitset         *selected,
                                 GtkBitset         *mask)
{
  CspRowSelection *self = CSP_ROW_SELECTION (model);
  guint total = get_n_items (self);
  GtkBitsetIter iter;
  guint position;

  if (total == 0 || !gtk_bitset_iter_init_first (&iter, mask, &position))
    return TRUE;
  do
    {
      guint32 id = csp_paged_list_get_id (self->list, position);

      if (id == 0)
        break;
      change_id (self, id, gtk_bitset_contains (selected, position));
    }
  while (gtk_bitset_iter_next (&iter, &position));
  tell_changed (self, 0, total);
  return TRUE;
}

static void
set_range (CspRowSelection *self,
           guint            position,
           guint            n_items,
           gboolean         selected)
{
  for (guint i = position; i < position + n_items; i++)
    {
      guint32 id = csp_paged_list_get_id (self->list, i);

      if (id == 0)
        break;
      change_id (self, id, selected);
    }
}

static gboolean
csp_row_selection_select_range (GtkSelectionModel *model,
                                guint              position,
                                guint              n_items,
                                gboolean           unselect_rest)
{
  CspRowSelection *self = CSP_ROW_SELECTION (model);
  guint total = get_n_items (self);

  if (position >= total)
    return FALSE;
  n_items = MIN (n_items, total - position);
  if (unselect_rest)
    gtk_bitset_remove_all (self->ids);
  set_range (self, position, n_items, TRUE);
  if (unselect_rest)
    tell_changed (self, 0, total);
  else
    tell_changed (self, position, n_items);
  return TRUE;
}

static gboolean
csp_row_selection_unselect_range (GtkSelectionModel *model,
                                  guint              position,
                                  guint              n_items)
{
  CspRowSelection *self = CSP_ROW_SELECTION (model);
  guint total = get_n_items (self);

  if (position >= total)
    return FALSE;
  n_items = MIN (n_items, total - position);
  set_range (self, position, n_items, FALSE);
  tell_changed (self, position, n_items);
  return TRUE;
}

static gboolean
csp_row_selection_select_item (GtkSelectionModel *model,
                               guint              position,
                               gboolean           unselect_rest)
{
  return csp_row_selection_select_range (model, position, 1, unselect_rest);
}

static gboolean
csp_row_selection_unselect_item (GtkSelectionModel *model,
                                 guint              position)
{
  return csp_row_selection_unselect_range (model, position, 1);
}

static gboolean
csp_row_selection_select_all (GtkSelectionModel *model)
{
  return csp_row_selection_select_range (model, 0, G_MAXUINT, FALSE);
}

static gboolean
csp_row_selection_unselect_all (GtkSelectionModel *model)
{
  csp_row_selection_clear (CSP_ROW_SELECTION (model));
  return TRUE;
}

static void
csp_row_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = csp_row_selection_is_selected;
  iface->get_selection_in_range = csp_row_selection_get_selection_in_range;
  iface->set_selection = csp_row_selection_set_selection;
  iface->select_item = csp_row_selection_select_item;
  iface->unselect_item = csp_row_selection_unselect_item;
  iface->select_range = csp_row_selection_select_range;
  iface->unselect_range = csp_row_selection_unselect_range;
  iface->select_all = csp_row_selection_select_all;
  iface->unselect_all = csp_row_selection_unselect_all;
}

/**
 * csp_row_selection_new:
 * @list: the rows
 *
 * Returns: (transfer full): a model of the rows of @list, none of them selected
 */
CspRowSelection *
csp_row_selection_new (CspPagedList *list)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (list), NULL);

  return g_object_new (CSP_TYPE_ROW_SELECTION, "list", list, NULL);
}

/**
 * csp_row_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the rows it is about
 */
CspPagedList *
csp_row_selection_get_list (CspRowSelection *self)
{
  g_return_val_if_fail (CSP_IS_ROW_SELECTION (self), NULL);

  return self->list;
}

/**
 * csp_row_selection_get_count:
 * @self: a selection
 *
 * Returns: how many records are selected, those included that a search hides
 */
guint
csp_row_selection_get_count (CspRowSelection *self)
{
  g_return_val_if_fail (CSP_IS_ROW_SELECTION (self), 0);

  return gtk_bitset_get_size (self->ids);
}

/**
 * csp_row_selection_get_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type guint32): local ids of the selected records, ascending
 */
GArray *
csp_row_selection_get_ids (CspRowSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  GtkBitsetIter iter;
  guint id;

  g_return_val_if_fail (CSP_IS_ROW_SELECTION (self), ids);

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, self->ids, &id); valid;
       valid = gtk_bitset_iter_next (&iter, &id))
    g_array_append_val (ids, id);
  return ids;
}

/**
 * csp_row_selection_set_ids:
 * @self: a selection
 * @ids: (element-type guint32): local ids of the records to be selected, and no others
 */
void
csp_row_selection_set_ids (CspRowSelection *self,
                           GArray          *ids)
{
  g_return_if_fail (CSP_IS_ROW_SELECTION (self));

  gtk_bitset_remove_all (self->ids);
  for (guint i = 0; i < ids->len; i++)
    gtk_bitset_add (self->ids, g_array_index (ids, guint32, i));
  tell_changed (self, 0, get_n_items (self));
}

/**
 * csp_row_selection_contains:
 * @self: a selection
 * @id: local id of a record
 *
 * Returns: whether it is selected
 */
gboolean
csp_row_selection_contains (CspRowSelection *self,
                            guint32          id)
{
  g_return_val_if_fail (CSP_IS_ROW_SELECTION (self), FALSE);

  return gtk_bitset_contains (self->ids, id);
}

/**
 * csp_row_selection_set_selected:
 * @self: a selection
 * @id: local id of a record
 * @selected: whether it is to be selected; the others stay as they are
 */
void
csp_row_selection_set_selected (CspRowSelection *self,
                                guint32          id,
                                gboolean         selected)
{
  g_return_if_fail (CSP_IS_ROW_SELECTION (self));

  if (change_id (self, id, selected))
    tell_changed (self, 0, get_n_items (self));
}

/**
 * csp_row_selection_clear:
 * @self: a selection
 *
 * Selects nothing, not even what a search hides.
 */
void
csp_row_selection_clear (CspRowSelection *self)
{
  g_return_if_fail (CSP_IS_ROW_SELECTION (self));

  if (gtk_bitset_is_empty (self->ids))
    return;
  gtk_bitset_remove_all (self->ids);
  tell_changed (self, 0, get_n_items (self));
}
