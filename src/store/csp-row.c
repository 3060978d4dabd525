/* csp-row.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/csp-row-private.h"

/**
 * CspRow:
 *
 * One position of a #CspPagedList: an id whose record arrives later. The same id is the same row object as long
 * as somebody holds it.
 */
struct _CspRow
{
  GObject     parent_instance;

  guint32     id;
  gpointer    item;             /* owned CspRecord, NULL while it is being read */
  GHashTable *live;             /* id → row, unowned rows */
  GHashTable *expanded;         /* ids of rows that are expanded */
  gboolean    untold_item;      /* whether it is another one since it was last told */
  gboolean    untold_expanded;
};

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspRow, csp_row, G_TYPE_OBJECT)

static void
csp_row_finalize (GObject *object)
{
  CspRow *self = CSP_ROW (object);

  if (g_hash_table_lookup (self->live, GUINT_TO_POINTER (self->id)) == self)
    g_hash_table_remove (self->live, GUINT_TO_POINTER (self->id));
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->expanded);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (csp_row_parent_class)->finalize (object);
}

static void
csp_row_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CspRow *self = CSP_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, csp_row_get_expanded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_row_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPANDED:
      csp_row_set_expanded (CSP_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_row_class_init (CspRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = csp_row_finalize;
  object_class->get_property = csp_row_get_property;
  object_class->set_property = csp_row_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, CSP_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_row_init (CspRow *self)
{
}

/**
 * _csp_row_new:
 * @id: local id of the record
 * @live: the list's table of rows somebody holds
 * @expanded: the list's set of expanded ids
 *
 * Returns: (transfer full): a row without its record
 */
CspRow *
_csp_row_new (guint32     id,
              GHashTable *live,
              GHashTable *expanded)
{
  CspRow *self = g_object_new (CSP_TYPE_ROW, NULL);

  self->id = id;
  self->live = g_hash_table_ref (live);
  self->expanded = g_hash_table_ref (expanded);
  g_hash_table_insert (live, GUINT_TO_POINTER (id), self);
  return self;
}

/**
 * _csp_row_set_id:
 * @self: a row
 * @id: local id of another record
 * @item: (nullable): that record
 *
 * Makes the row that of another record, in a list that keeps its rows. Who shows the row learns of it by
 * _csp_row_tell().
 */
void
_csp_row_set_id (CspRow   *self,
                 guint32   id,
                 gpointer  item)
{
  gboolean expanded = csp_row_get_expanded (self);

  self->id = id;
  g_hash_table_insert (self->live, GUINT_TO_POINTER (id), self);
  self->untold_item |= g_set_object (&self->item, item);
  self->untold_expanded ^= expanded != csp_row_get_expanded (self);
}

/**
 * _csp_row_tell:
 * @self: a row
 *
 * Tells who shows the row that it is another one.
 */
void
_csp_row_tell (CspRow *self)
{
  gboolean item = self->untold_item;
  gboolean expanded = self->untold_expanded;

  self->untold_item = FALSE;
  self->untold_expanded = FALSE;
  if (item)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  if (expanded)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/**
 * _csp_row_set_item:
 * @self: a row
 * @item: (nullable): its record, as it is now
 */
void
_csp_row_set_item (CspRow   *self,
                   gpointer  item)
{
  self->untold_item |= g_set_object (&self->item, item);
  _csp_row_tell (self);
}

/**
 * csp_row_get_id:
 * @self: a row
 *
 * Returns: local id of its record
 */
guint32
csp_row_get_id (CspRow *self)
{
  g_return_val_if_fail (CSP_IS_ROW (self), 0);

  return self->id;
}

/**
 * csp_row_is_spare:
 * @self: a row
 *
 * Returns: whether the list has become shorter, so that the row shows nothing and is soon removed
 */
gboolean
csp_row_is_spare (CspRow *self)
{
  g_return_val_if_fail (CSP_IS_ROW (self), FALSE);

  return self->id >= CSP_ROW_SPARE (CSP_ROW_MAX_SPARE);
}

/**
 * csp_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its record, %NULL while it is being read
 */
gpointer
csp_row_get_item (CspRow *self)
{
  g_return_val_if_fail (CSP_IS_ROW (self), NULL);

  return self->item;
}

/**
 * csp_row_get_expanded:
 * @self: a row
 *
 * Returns: whether it shows its details; remembered by id, also while the row is out of sight
 */
gboolean
csp_row_get_expanded (CspRow *self)
{
  g_return_val_if_fail (CSP_IS_ROW (self), FALSE);

  return g_hash_table_contains (self->expanded, GUINT_TO_POINTER (self->id));
}

/**
 * csp_row_set_expanded:
 * @self: a row
 * @expanded: whether it shows its details
 */
void
csp_row_set_expanded (CspRow   *self,
                      gboolean  expanded)
{
  g_return_if_fail (CSP_IS_ROW (self));

  if (csp_row_get_expanded (self) == !!expanded)
    return;
  if (expanded)
    g_hash_table_add (self->expanded, GUINT_TO_POINTER (self->id));
  else
    g_hash_table_remove (self->expanded, GUINT_TO_POINTER (self->id));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}
