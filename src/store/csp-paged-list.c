/* csp-paged-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-list-definition.h"
#include "store/csp-paged-list-private.h"
#include "store/csp-row-private.h"

enum
{
  REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  PROP_N_ITEMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void csp_paged_list_model_init (GListModelInterface *iface);

/**
 * CspPagedList:
 *
 * A list of any length over an order of local ids: rows exist only while somebody holds them and get their
 * records from the database thread (design.md, Lists). Never wrap it in a model that fetches every row.
 *
 * What is shown is read in steps: a first page, the whole order (the base), and with a search the first of its hits in
 * that order, then all of them. First pages come with their records.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (CspPagedList, csp_paged_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, csp_paged_list_model_init))

/**
 * _csp_paged_list_update_loading:
 * @self: the list
 *
 * Tells of it when reading has begun or ended.
 */
void
_csp_paged_list_update_loading (CspPagedList *self)
{
  gboolean loading = self->cancellable != NULL || self->n_shown != self->ids->len;

  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * _csp_paged_list_id_at:
 * @self: the list
 * @position: of a row
 *
 * Returns: what the row goes by, also when it is spare
 */
guint32
_csp_paged_list_id_at (CspPagedList *self,
                       guint         position)
{
  return position < self->ids->len ? g_array_index (self->ids, guint32, position) : CSP_ROW_SPARE (position);
}

/**
 * _csp_paged_list_take_error:
 * @self: the list
 * @error: (transfer full) (nullable): why reading failed; %NULL when it works again
 */
void
_csp_paged_list_take_error (CspPagedList *self,
                            GError       *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * _csp_paged_list_emit_replaced:
 * @self: the list
 * @n: how many rows at the beginning have other records
 */
void
_csp_paged_list_emit_replaced (CspPagedList *self,
                               guint         n)
{
  g_signal_emit (self, signals[REPLACED], 0, n);
}

static void
csp_paged_list_dispose (GObject *object)
{
  CspPagedList *self = CSP_PAGED_LIST (object);

  _csp_paged_list_stop (self);
  g_clear_pointer (&self->records, csp_list_records_close);
  g_clear_handle_id (&self->grow_source, g_source_remove);

  G_OBJECT_CLASS (csp_paged_list_parent_class)->dispose (object);
}

static void
csp_paged_list_finalize (GObject *object)
{
  CspPagedList *self = CSP_PAGED_LIST (object);

  g_clear_object (&self->db);
  g_clear_pointer (&self->query, csp_list_query_free);
  g_clear_pointer (&self->ids, g_array_unref);
  _csp_paged_list_forget_base (self);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (csp_paged_list_parent_class)->finalize (object);
}

static void
csp_paged_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CspPagedList *self = CSP_PAGED_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_paged_list_class_init (CspPagedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = csp_paged_list_dispose;
  object_class->finalize = csp_paged_list_finalize;
  object_class->get_property = csp_paged_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CspPagedList::replaced:
   * @self: the list
   * @n: how many
   *
   * The first @n rows have other records; only in a list that keeps its rows.
   */
  signals[REPLACED] = g_signal_new ("replaced", CSP_TYPE_PAGED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
csp_paged_list_init (CspPagedList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->live = g_hash_table_new (NULL, NULL);
  self->expanded = g_hash_table_new (NULL, NULL);
}

static GType
csp_paged_list_get_item_type (GListModel *model)
{
  return CSP_TYPE_ROW;
}

static guint
csp_paged_list_get_n_items (GListModel *model)
{
  return CSP_PAGED_LIST (model)->n_shown;
}

static gpointer
csp_paged_list_get_item (GListModel *model,
                         guint       position)
{
  CspPagedList *self = CSP_PAGED_LIST (model);
  gpointer record;
  CspRow *row;
  guint32 id;

  if (position >= self->n_shown)
    return NULL;
  id = _csp_paged_list_id_at (self, position);
  if ((row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (id))) != NULL)
    return g_object_ref (row);
  row = _csp_row_new (id, self->live, self->expanded);
  if (position >= self->ids->len)
    return row;
  record = csp_list_records_find (self->records, id);
  if (record != NULL)
    _csp_row_set_item (row, record);
  else
    csp_list_records_want (self->records, id);
  if (!self->loading)
    csp_list_records_approach (self->records, self->ids, position);
  return row;
}

static void
csp_paged_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = csp_paged_list_get_item_type;
  iface->get_n_items = csp_paged_list_get_n_items;
  iface->get_item = csp_paged_list_get_item;
}

static void
records_failed (gpointer  owner,
                GError   *error)
{
  _csp_paged_list_take_error (owner, error);
}

/**
 * csp_paged_list_new:
 * @db: the profile's database
 * @query: what to list
 *
 * Returns: (transfer full): the list, empty until its first page arrives
 */
CspPagedList *
csp_paged_list_new (CspDb              *db,
                    const CspListQuery *query)
{
  CspPagedList *self;

  g_return_val_if_fail (CSP_IS_DB (db), NULL);

  self = g_object_new (CSP_TYPE_PAGED_LIST, NULL);
  self->db = g_object_ref (db);
  self->query = csp_list_query_copy (query);
  self->records = csp_list_records_new (db, csp_list_definition_get (query->kind)->get_type (), self->live,
                                        records_failed, self);
  _csp_paged_list_start (self);
  return self;
}

/**
 * csp_paged_list_set_query:
 * @self: the list
 * @query: what to list, of the same kind as before
 *
 * Shows something else. What is shown now stays until the first page of the new arrives.
 */
void
csp_paged_list_set_query (CspPagedList       *self,
                          const CspListQuery *query)
{
  g_return_if_fail (CSP_IS_PAGED_LIST (self));
  g_return_if_fail (query->kind == self->query->kind);

  if (!csp_list_query_same_base (self->query, query))
    _csp_paged_list_forget_base (self);
  else if (g_strcmp0 (self->query->search, query->search) == 0)
    return;
  csp_list_query_free (self->query);
  self->query = csp_list_query_copy (query);
  self->keep_place = FALSE;
  _csp_paged_list_start (self);
}

/**
 * csp_paged_list_set_keeps_rows:
 * @self: the list
 * @keeps_rows: whether rows are given other records when another query is shown
 *
 * Whoever follows the "item" of each row shows another query that way much faster than with new rows.
 */
void
csp_paged_list_set_keeps_rows (CspPagedList *self,
                               gboolean      keeps_rows)
{
  g_return_if_fail (CSP_IS_PAGED_LIST (self));

  self->keeps_rows = keeps_rows;
}

/**
 * csp_paged_list_get_query:
 * @self: the list
 *
 * Returns: (transfer none): what it lists
 */
const CspListQuery *
csp_paged_list_get_query (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), NULL);

  return self->query;
}

/**
 * csp_paged_list_reload:
 * @self: the list
 *
 * Reads everything anew, after a change. Rows that remain are the same objects; their records are replaced. A change
 * that comes meanwhile does not interrupt that: many of them, as while the service is read, would show nothing.
 */
void
csp_paged_list_reload (CspPagedList *self)
{
  g_return_if_fail (CSP_IS_PAGED_LIST (self));

  self->reload_again = self->reloading && self->cancellable != NULL;
  if (self->reload_again)
    return;
  _csp_paged_list_forget_base (self);
  csp_list_records_forget (self->records);
  _csp_paged_list_stop (self);
  self->cancellable = g_cancellable_new ();
  self->reloading = TRUE;
  _csp_paged_list_update_loading (self);
  _csp_paged_list_start_step (self, CSP_STEP_BASE);
}

/**
 * csp_paged_list_is_loading:
 * @self: the list
 *
 * Returns: whether the order is still being read
 */
gboolean
csp_paged_list_is_loading (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), FALSE);

  return self->loading;
}

/**
 * csp_paged_list_is_stale:
 * @self: the list
 *
 * Returns: whether nothing is shown yet of what the last query asks for
 */
gboolean
csp_paged_list_is_stale (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), FALSE);

  return !self->keep_place;
}

/**
 * csp_paged_list_get_count:
 * @self: the list
 *
 * Returns: how many records are listed, whether or not as many rows are there yet, or still
 */
guint
csp_paged_list_get_count (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), 0);

  return self->ids->len;
}

/**
 * csp_paged_list_get_error:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): why the last reading failed
 */
const GError *
csp_paged_list_get_error (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), NULL);

  return self->error;
}

/**
 * csp_paged_list_get_id:
 * @self: the list
 * @position: less than the number of items
 *
 * Returns: local id of the record at @position, 0 when there is none
 */
guint32
csp_paged_list_get_id (CspPagedList *self,
                       guint         position)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), 0);

  return position < MIN (self->n_shown, self->ids->len) ? g_array_index (self->ids, guint32, position) : 0;
}

/**
 * csp_paged_list_find:
 * @self: the list
 * @id: local id of a record
 * @position: (out) (optional): where it is
 *
 * Returns: whether the list shows the record
 */
gboolean
csp_paged_list_find (CspPagedList *self,
                     guint32       id,
                     guint        *position)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), FALSE);

  for (guint i = 0; i < MIN (self->n_shown, self->ids->len); i++)
    if (g_array_index (self->ids, guint32, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * csp_paged_list_get_ids:
 * @self: the list
 *
 * Returns: (transfer full) (element-type guint32): the ids shown, in order; not to be changed
 */
GArray *
csp_paged_list_get_ids (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), NULL);

  return g_array_ref (self->ids);
}

/**
 * csp_paged_list_count_live:
 * @self: the list
 *
 * Returns: how many row objects exist
 */
guint
csp_paged_list_count_live (CspPagedList *self)
{
  g_return_val_if_fail (CSP_IS_PAGED_LIST (self), 0);

  return g_hash_table_size (self->live);
}
