/* csp-paged-list-show.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a list comes from one order of ids to another. */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-paged-list-private.h"
#include "store/csp-row-private.h"

/* A list view makes the widgets of all these rows in one turn of the main loop. So what fills a window comes first, and
 * the others a few at a time while nothing else is to be done. */
#define FIRST_ROWS 40
#define MORE_ROWS  16

/* To remove a row takes as long as to paint a line of text. */
#define FEWER_ROWS 16

/* The stretch in which two orders differ. */
typedef struct
{
  guint start;
  guint removed;
  guint added;
} Stretch;

static Stretch
compare_ids (CspPagedList *self,
             GArray       *ids)
{
  const guint32 *before = (const guint32 *) (void *) self->ids->data;
  const guint32 *after = (const guint32 *) (void *) ids->data;
  guint n_before = MIN (self->n_shown, self->ids->len);
  guint shorter = MIN (n_before, ids->len);
  Stretch stretch;
  guint start = 0;
  guint end = 0;

  while (start < shorter && before[start] == after[start])
    start++;
  while (end < shorter - start && before[n_before - 1 - end] == after[ids->len - 1 - end])
    end++;
  stretch.start = start;
  stretch.removed = n_before - start - end;
  stretch.added = ids->len - start - end;
  return stretch;
}

static void
replace_ids (CspPagedList *self,
             GArray       *ids,
             guint         n_shown,
             guint         position,
             guint         removed,
             guint         added)
{
  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  self->n_shown = n_shown;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* How many rows there should be next. */
static guint
next_length (CspPagedList *self)
{
  guint n_ids = self->ids->len;

  if (self->n_shown > n_ids)
    return MAX (n_ids, self->n_shown - MIN (self->n_shown, FEWER_ROWS));
  return self->n_shown < CSP_FIRST_PAGE ? MIN (self->n_shown + MORE_ROWS, n_ids) : n_ids;
}

/* Tells of up to @n more rows that are others now. */
static void
tell_rows (CspPagedList *self,
           guint         n)
{
  guint end = self->first_untold + MIN (n, self->end_untold - self->first_untold);

  while (self->first_untold < end)
    {
      gpointer id = GUINT_TO_POINTER (_csp_paged_list_id_at (self, self->first_untold++));
      CspRow *row = g_hash_table_lookup (self->live, id);

      if (row != NULL)
        _csp_row_tell (row);
    }
}

static gboolean
grow_cb (gpointer user_data)
{
  CspPagedList *self = CSP_PAGED_LIST (user_data);
  guint before = self->n_shown;
  guint after;

  if (self->first_untold < self->end_untold)
    {
      tell_rows (self, MORE_ROWS);
      return G_SOURCE_CONTINUE;
    }
  after = next_length (self);
  self->n_shown = after;
  if (after == self->ids->len)
    self->grow_source = 0;
  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after), before - MIN (before, after),
                                after - MIN (before, after));
  if (self->grow_source != 0)
    return G_SOURCE_CONTINUE;
  g_object_notify (G_OBJECT (self), "n-items");
  _csp_paged_list_update_loading (self);
  return G_SOURCE_REMOVE;
}

/* Takes the rows of the first @n positions from what is known by id. */
static GPtrArray *
take_rows (CspPagedList *self,
           guint         n)
{
  GPtrArray *rows = g_ptr_array_new_full (n, NULL);

  for (guint i = 0; i < n; i++)
    {
      gpointer id = GUINT_TO_POINTER (_csp_paged_list_id_at (self, i));

      g_ptr_array_add (rows, g_hash_table_lookup (self->live, id));
      g_hash_table_remove (self->live, id);
    }
  return rows;
}

/* Shows another order from its beginning, giving the rows there are the records that are in their places now. Rows
 * that have none any more are spare: a list view takes longer to remove them than to paint the others. Those that no
 * window is tall enough to show are told of once the others are painted. */
static void
show_in_place (CspPagedList *self,
               GArray       *ids)
{
  guint n_before = self->n_shown;
  guint n_kept = MIN (n_before, CSP_FIRST_PAGE);
  guint n_shown = MAX (n_kept, MIN (ids->len, FIRST_ROWS));
  g_autoptr(GPtrArray) rows = take_rows (self, n_kept);

  replace_ids (self, ids, n_kept, 0, 0, 0);
  for (guint i = 0; i < n_kept; i++)
    {
      guint32 id = _csp_paged_list_id_at (self, i);
      gpointer record = csp_list_records_find (self->records, id);

      if (g_ptr_array_index (rows, i) == NULL)
        continue;
      _csp_row_set_id (g_ptr_array_index (rows, i), id, record);
      if (record == NULL && i < ids->len)
        csp_list_records_want (self->records, id);
    }
  self->first_untold = 0;
  self->end_untold = n_kept;
  tell_rows (self, FIRST_ROWS);
  replace_ids (self, ids, n_shown, n_kept, n_before - n_kept, n_shown - n_kept);
  _csp_paged_list_emit_replaced (self, n_kept);
  if (n_shown != ids->len || self->first_untold < self->end_untold)
    self->grow_source = g_idle_add (grow_cb, self);
}

static void
drop_spare_rows (CspPagedList *self)
{
  guint n_spare = self->n_shown - MIN (self->n_shown, self->ids->len);

  if (n_spare > 0)
    replace_ids (self, self->ids, self->ids->len, self->ids->len, n_spare, 0);
}

/* Shows another order from its beginning. */
static void
show_beginning (CspPagedList *self,
                GArray       *ids,
                Stretch       stretch)
{
  guint n_shown = MIN (ids->len, MAX (stretch.start, FIRST_ROWS));

  if (n_shown < ids->len)
    {
      stretch.removed = self->n_shown - stretch.start;
      stretch.added = n_shown - stretch.start;
    }
  replace_ids (self, ids, n_shown, stretch.start, stretch.removed, stretch.added);
  if (n_shown < ids->len)
    self->grow_source = g_idle_add (grow_cb, self);
}

/* Where among the new rows those are that somebody looks at: the first one that remains. */
static guint
find_live (CspPagedList *self,
           GArray       *ids,
           Stretch       stretch)
{
  for (guint i = stretch.start; i < stretch.start + stretch.added; i++)
    if (g_hash_table_contains (self->live, GUINT_TO_POINTER (g_array_index (ids, guint32, i))))
      return i;
  return stretch.start;
}

/* A list view that holds on to a removed row looks for it among all rows that are added with it, making each of them.
 * So a long stretch is told of in pieces: first a window around what is looked at takes the place of the old rows,
 * then come the rows before and after. */
static void
show_in_pieces (CspPagedList *self,
                GArray       *ids,
                Stretch       stretch)
{
  guint tail = stretch.start + stretch.added;
  guint live = find_live (self, ids, stretch);
  guint first = MAX (stretch.start, live - MIN (live, CSP_FIRST_PAGE / 2));
  guint last = MIN (first + CSP_FIRST_PAGE, tail);
  g_autoptr(GArray) window = g_array_sized_new (FALSE, FALSE, sizeof (guint32), ids->len);
  g_autoptr(GArray) upper = g_array_sized_new (FALSE, FALSE, sizeof (guint32), ids->len);

  g_array_append_vals (window, ids->data, stretch.start);
  g_array_append_vals (window, &g_array_index (ids, guint32, first), last - first);
  g_array_append_vals (window, &g_array_index (ids, guint32, tail), ids->len - tail);
  g_array_append_vals (upper, ids->data, last);
  g_array_append_vals (upper, &g_array_index (ids, guint32, tail), ids->len - tail);
  replace_ids (self, window, window->len, stretch.start, stretch.removed, last - first);
  replace_ids (self, upper, upper->len, stretch.start, 0, first - stretch.start);
  replace_ids (self, ids, ids->len, last, 0, tail - last);
}

/**
 * _csp_paged_list_show:
 * @self: the list
 * @ids: (element-type guint32): an order, not to be changed any more
 *
 * Tells of the stretch that differs, so that rows before and after it stay what they are.
 */
void
_csp_paged_list_show (CspPagedList *self,
                      GArray       *ids)
{
  Stretch stretch = compare_ids (self, ids);
  gboolean in_place = !self->keep_place && self->keeps_rows && stretch.start < self->n_shown;
  guint n_before = self->n_shown;

  g_clear_handle_id (&self->grow_source, g_source_remove);
  if (!in_place)
    {
      tell_rows (self, G_MAXUINT);
      drop_spare_rows (self);
    }
  if (in_place)
    show_in_place (self, ids);
  else if (!self->keep_place || stretch.start == self->n_shown)
    show_beginning (self, ids, stretch);
  else if (stretch.removed > 0 && stretch.added > CSP_FIRST_PAGE)
    show_in_pieces (self, ids, stretch);
  else
    replace_ids (self, ids, ids->len, stretch.start, stretch.removed, stretch.added);
  self->keep_place = TRUE;
  if (n_before != self->n_shown || self->n_shown != ids->len)
    g_object_notify (G_OBJECT (self), "n-items");
}
