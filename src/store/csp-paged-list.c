/* csp-paged-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "base/csp-text.h"
#include "store/csp-list-definition.h"
#include "store/csp-list-reader.h"
#include "store/csp-paged-list.h"
#include "store/csp-repo.h"
#include "store/csp-row-private.h"

/* What is shown before the whole order is known: as many rows as a list view makes widgets for. */
#define FIRST_PAGE 200

/* A list view makes the widgets of all these rows in one turn of the main loop. So what fills a window comes first, and
 * the others a few at a time while nothing else is to be done. */
#define FIRST_ROWS 40
#define MORE_ROWS  16

/**
 * CspPagedList:
 *
 * A list of any length over an order of local ids: rows exist only while somebody holds them and get their
 * records from the database thread (design.md, Lists). Never wrap it in a model that fetches every row.
 *
 * What is shown is read in steps, each on the scanning lane: a first page, the whole order (the base), and
 * with a search its hits in that order. The first rows of each come with their records.
 */
struct _CspPagedList
{
  GObject       parent_instance;

  CspDb        *db;
  CspListQuery *query;
  GType         item_type;

  GArray       *ids;            /* guint32, what is listed */
  guint         n_shown;        /* how many of them are rows by now */
  guint         grow_source;
  GArray       *base;           /* guint32, whole order without the search; NULL until read */
  GHashTable   *live;           /* id → CspRow, unowned */
  GHashTable   *ready;          /* id → CspRecord that came with the order; NULL when there are none */
  GHashTable   *expanded;       /* ids */
  GArray       *wanted;         /* guint32, ids of rows whose records are still to be asked for */
  guint         wanted_source;

  GCancellable *cancellable;    /* of the steps under way */
  gboolean      loading;
  GArray       *narrowed;       /* guint32, of base, all hits of narrowed_search among them; NULL when not known */
  char         *narrowed_search;
  gboolean      keeps_rows;     /* gives rows other records instead of making new ones */
  gboolean      reloading;      /* rows need their records anew */
  gboolean      keep_place;     /* the next order belongs to the query that is shown */
  GError       *error;
};

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

typedef enum
{
  STEP_FIRST_PAGE,
  STEP_BASE,
  STEP_QUICK_SEARCH,
  STEP_FIRST_HITS,
  STEP_ALL_HITS,
} Step;

typedef struct
{
  Step          step;
  CspListQuery *query;
  GArray       *base;
} StepJob;

typedef struct
{
  GArray    *ids;
  GArray    *narrowed;          /* NULL when it is not known */
  GPtrArray *records;           /* of the first ids; NULL for an order that is not shown at once */
} StepResult;

typedef struct
{
  CspPagedList *self;           /* strong */
  GArray       *ids;
} RecordsJob;

static void csp_paged_list_model_init (GListModelInterface *iface);
static void start_step                (CspPagedList *self,
                                       Step          step);

G_DEFINE_FINAL_TYPE_WITH_CODE (CspPagedList, csp_paged_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, csp_paged_list_model_init))

static void
update_loading (CspPagedList *self)
{
  gboolean loading = self->cancellable != NULL || self->n_shown < self->ids->len;

  if (self->loading == loading)
    return;
  if (!loading)
    g_clear_pointer (&self->ready, g_hash_table_unref);
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (CspPagedList *self,
            GError       *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
records_job_free (gpointer pointer)
{
  RecordsJob *job = pointer;

  g_array_unref (job->ids);
  g_object_unref (job->self);
  g_free (job);
}

typedef struct
{
  GType   type;
  GArray *ids;
} LoadJob;

static void
load_job_free (gpointer pointer)
{
  LoadJob *job = pointer;

  g_array_unref (job->ids);
  g_free (job);
}

static gpointer
load_records (CspConn   *conn,
              gpointer   user_data,
              GError   **error)
{
  LoadJob *job = user_data;

  if (!csp_conn_begin_read (conn, error))
    return NULL;
  return csp_repo_load (conn, job->type, (guint32 *) (void *) job->ids->data, job->ids->len, error);
}

static void
records_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  RecordsJob *job = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = csp_db_run_finish (CSP_DB (object), result, &error);

  if (records == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        take_error (job->self, g_steal_pointer (&error));
    }
  else
    for (guint i = 0; i < records->len; i++)
      {
        CspRow *row = g_hash_table_lookup (job->self->live,
                                           GUINT_TO_POINTER (g_array_index (job->ids, guint32, i)));
        gpointer record = g_ptr_array_index (records, i);

        if (row != NULL && record != NULL)
          _csp_row_set_item (row, record);
      }
  records_job_free (job);
}

/* Rows that died in the meantime need no record. */
static GArray *
keep_live (CspPagedList *self,
           GArray       *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      guint32 id = g_array_index (ids, guint32, i);

      if (g_hash_table_contains (self->live, GUINT_TO_POINTER (id)))
        g_array_index (ids, guint32, n++) = id;
    }
  return g_array_set_size (ids, n);
}

static gboolean
ask_for_wanted_cb (gpointer user_data)
{
  CspPagedList *self = CSP_PAGED_LIST (user_data);
  GArray *ids = g_steal_pointer (&self->wanted);
  RecordsJob *job = g_new0 (RecordsJob, 1);
  LoadJob *load = g_new0 (LoadJob, 1);

  self->wanted_source = 0;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  job->self = g_object_ref (self);
  job->ids = keep_live (self, ids);
  load->type = self->item_type;
  load->ids = g_array_ref (job->ids);
  csp_db_run_async (self->db, CSP_DB_READ, "records of a list", load_records, load, load_job_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, records_loaded_cb, job);
  return G_SOURCE_REMOVE;
}

/* Rows asked for in one turn of the main loop are read together; the high priority brings the answer before the
 * next frame is drawn. */
static void
want_record (CspPagedList *self,
             guint32       id)
{
  g_array_append_val (self->wanted, id);
  if (self->wanted_source == 0)
    self->wanted_source = g_idle_add_full (G_PRIORITY_HIGH, ask_for_wanted_cb, self, NULL);
}

static void
refresh_live_rows (CspPagedList *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    want_record (self, GPOINTER_TO_UINT (key));
}

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
  guint shorter = MIN (self->n_shown, ids->len);
  Stretch stretch;
  guint start = 0;
  guint end = 0;

  while (start < shorter && before[start] == after[start])
    start++;
  while (end < shorter - start && before[self->n_shown - 1 - end] == after[ids->len - 1 - end])
    end++;
  stretch.start = start;
  stretch.removed = self->n_shown - start - end;
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

static gboolean
grow_cb (gpointer user_data)
{
  CspPagedList *self = CSP_PAGED_LIST (user_data);
  guint n_shown = self->n_shown;

  self->n_shown = n_shown < FIRST_PAGE ? MIN (n_shown + MORE_ROWS, self->ids->len) : self->ids->len;
  if (self->n_shown == self->ids->len)
    self->grow_source = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), n_shown, 0, self->n_shown - n_shown);
  if (self->grow_source != 0)
    return G_SOURCE_CONTINUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  update_loading (self);
  return G_SOURCE_REMOVE;
}

static gpointer
find_ready (CspPagedList *self,
            guint32       id)
{
  return self->ready != NULL ? g_hash_table_lookup (self->ready, GUINT_TO_POINTER (id)) : NULL;
}

/* Takes the rows of the first @n positions from what is known by id. */
static GPtrArray *
take_rows (CspPagedList *self,
           guint         n)
{
  GPtrArray *rows = g_ptr_array_new_full (n, NULL);

  for (guint i = 0; i < n; i++)
    {
      gpointer id = GUINT_TO_POINTER (g_array_index (self->ids, guint32, i));

      g_ptr_array_add (rows, g_hash_table_lookup (self->live, id));
      g_hash_table_remove (self->live, id);
    }
  return rows;
}

/* Shows another order from its beginning, giving the rows there are the records that are in their places now. */
static void
show_in_place (CspPagedList *self,
               GArray       *ids)
{
  guint n_before = self->n_shown;
  guint n_shown = MIN (ids->len, CLAMP (n_before, FIRST_ROWS, FIRST_PAGE));
  guint n_kept = MIN (n_before, n_shown);
  g_autoptr(GPtrArray) rows = take_rows (self, n_kept);

  replace_ids (self, ids, n_kept, 0, 0, 0);
  for (guint i = 0; i < n_kept; i++)
    {
      guint32 id = g_array_index (ids, guint32, i);
      gpointer record = find_ready (self, id);

      if (g_ptr_array_index (rows, i) == NULL)
        continue;
      _csp_row_set_id (g_ptr_array_index (rows, i), id, record);
      if (record == NULL)
        want_record (self, id);
    }
  replace_ids (self, ids, n_shown, n_kept, n_before - n_kept, n_shown - n_kept);
  g_signal_emit (self, signals[REPLACED], 0, n_kept);
  if (n_shown < ids->len)
    self->grow_source = g_idle_add (grow_cb, self);
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
  guint first = MAX (stretch.start, live - MIN (live, FIRST_PAGE / 2));
  guint last = MIN (first + FIRST_PAGE, tail);
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

/* Tells of the stretch that differs, so that rows before and after it stay what they are. */
static void
show_ids (CspPagedList *self,
          GArray       *ids)
{
  Stretch stretch = compare_ids (self, ids);
  guint n_before = self->n_shown;

  g_clear_handle_id (&self->grow_source, g_source_remove);
  if (!self->keep_place && self->keeps_rows && stretch.start < self->n_shown)
    show_in_place (self, ids);
  else if (!self->keep_place || stretch.start == self->n_shown)
    show_beginning (self, ids, stretch);
  else if (stretch.removed > 0 && stretch.added > FIRST_PAGE)
    show_in_pieces (self, ids, stretch);
  else
    replace_ids (self, ids, ids->len, stretch.start, stretch.removed, stretch.added);
  self->keep_place = TRUE;
  if (n_before != self->n_shown)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
step_job_free (gpointer pointer)
{
  StepJob *job = pointer;

  csp_list_query_free (job->query);
  g_clear_pointer (&job->base, g_array_unref);
  g_free (job);
}

static void
step_result_free (gpointer pointer)
{
  StepResult *result = pointer;

  g_clear_pointer (&result->ids, g_array_unref);
  g_clear_pointer (&result->narrowed, g_array_unref);
  g_clear_pointer (&result->records, g_ptr_array_unref);
  g_free (result);
}

static GArray *
read_step (CspConn  *conn,
           StepJob  *job,
           GArray  **narrowed,
           GError  **error)
{
  switch (job->step)
    {
    case STEP_FIRST_PAGE:
      return csp_list_read_ids (conn, job->query, FIRST_PAGE, error);
    case STEP_BASE:
      return csp_list_read_ids (conn, job->query, 0, error);
    case STEP_QUICK_SEARCH:
      return csp_list_search_quick (conn, job->query, job->base, FIRST_PAGE, error);
    case STEP_FIRST_HITS:
      return csp_list_search_first (conn, job->query, job->base, FIRST_PAGE, narrowed, error);
    case STEP_ALL_HITS:
      return csp_list_search_ids (conn, job->query, job->base, 0, error);
    default:
      g_assert_not_reached ();
    }
}

static gpointer
run_step (CspConn   *conn,
          gpointer   user_data,
          GError   **error)
{
  StepJob *job = user_data;
  StepResult *result = g_new0 (StepResult, 1);
  GType type = csp_list_definition_get (job->query->kind)->get_type ();
  GError *local_error = NULL;

  /* One transaction for all its small statements: each would lock the file for itself. */
  if (csp_conn_begin_read (conn, &local_error))
    result->ids = read_step (conn, job, &result->narrowed, &local_error);
  if (result->ids != NULL && job->step != STEP_BASE && job->step != STEP_ALL_HITS)
    result->records = csp_repo_load (conn, type, (guint32 *) (void *) result->ids->data,
                                     MIN (result->ids->len, FIRST_PAGE), &local_error);
  if (local_error == NULL)
    return result;
  g_propagate_error (error, local_error);
  step_result_free (result);
  return NULL;
}

static void
finish_steps (CspPagedList *self)
{
  g_clear_object (&self->cancellable);
  take_error (self, NULL);
  update_loading (self);
  if (self->reloading)
    refresh_live_rows (self);
  self->reloading = FALSE;
}

/* Keeps the records for rows that are about to be made. */
static void
take_records (CspPagedList *self,
              GArray       *ids,
              GPtrArray    *records)
{
  g_clear_pointer (&self->ready, g_hash_table_unref);
  self->ready = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      g_hash_table_insert (self->ready, GUINT_TO_POINTER (g_array_index (ids, guint32, i)),
                           g_object_ref (g_ptr_array_index (records, i)));
}

static void
forget_narrowed (CspPagedList *self)
{
  g_clear_pointer (&self->narrowed, g_array_unref);
  g_clear_pointer (&self->narrowed_search, g_free);
}

static void
forget_base (CspPagedList *self)
{
  forget_narrowed (self);
  g_clear_pointer (&self->base, g_array_unref);
}

static void
take_base (CspPagedList *self,
           GArray       *ids)
{
  g_array_ref (ids);
  g_clear_pointer (&self->base, g_array_unref);
  self->base = ids;
}

/* Remembers among which records those are that have more letters of what is being typed. */
static void
take_narrowed (CspPagedList *self,
               Step          step,
               StepResult   *result)
{
  gboolean whole = step == STEP_ALL_HITS ||
                   (step == STEP_QUICK_SEARCH && result->ids != NULL && result->ids->len < FIRST_PAGE);
  GArray *narrowed = whole ? result->ids : result->narrowed;

  if (narrowed == NULL)
    return;
  g_array_ref (narrowed);
  forget_narrowed (self);
  self->narrowed = narrowed;
  self->narrowed_search = g_strdup (self->query->search);
}

static void
take_step_result (CspPagedList *self,
                  Step          step,
                  StepResult   *result)
{
  gboolean searching = !csp_is_empty (self->query->search);
  GArray *ids = result->ids;

  if (result->records != NULL)
    take_records (self, ids, result->records);
  if (step == STEP_BASE)
    take_base (self, ids);
  take_narrowed (self, step, result);
  if (step == STEP_FIRST_PAGE && self->base != NULL)
    show_ids (self, self->base);
  else if (ids != NULL && (step != STEP_BASE || !searching))
    show_ids (self, ids);

  if (step == STEP_FIRST_PAGE && self->base == NULL)
    start_step (self, STEP_BASE);
  else if (step == STEP_BASE && searching)
    start_step (self, STEP_QUICK_SEARCH);
  else if (step == STEP_QUICK_SEARCH && ids == NULL)
    start_step (self, STEP_FIRST_HITS);
  else if ((step == STEP_QUICK_SEARCH || step == STEP_FIRST_HITS) && ids->len >= FIRST_PAGE)
    start_step (self, STEP_ALL_HITS);
  else
    finish_steps (self);
}

typedef struct
{
  CspPagedList *self;           /* strong */
  GCancellable *cancellable;    /* tells whether these steps are still the current ones */
  Step          step;
} StepCall;

static void
step_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  StepCall *call = user_data;
  g_autoptr(CspPagedList) self = call->self;
  g_autoptr(GCancellable) cancellable = call->cancellable;
  Step step = call->step;
  g_autoptr(GError) error = NULL;
  StepResult *step_result = csp_db_run_finish (CSP_DB (object), result, &error);

  g_free (call);
  if (self->cancellable == cancellable && error == NULL)
    take_step_result (self, step, step_result);
  else if (self->cancellable == cancellable)
    {
      g_clear_object (&self->cancellable);
      take_error (self, g_steal_pointer (&error));
      update_loading (self);
    }
  g_clear_pointer (&step_result, step_result_free);
}

/* Where the hits are. Text in braces may turn into a GUID by its last letter. */
static GArray *
choose_base (CspPagedList *self)
{
  if (self->narrowed != NULL && g_str_has_prefix (self->query->search, self->narrowed_search) &&
      strpbrk (self->query->search, "{(") == NULL)
    return g_array_ref (self->narrowed);
  return self->base != NULL ? g_array_ref (self->base) : NULL;
}

static void
start_step (CspPagedList *self,
            Step          step)
{
  StepJob *job = g_new0 (StepJob, 1);
  StepCall *call = g_new0 (StepCall, 1);

  job->step = step;
  job->query = csp_list_query_copy (self->query);
  job->base = step >= STEP_QUICK_SEARCH ? choose_base (self) : NULL;
  call->self = g_object_ref (self);
  call->cancellable = g_object_ref (self->cancellable);
  call->step = step;
  csp_db_run_async (self->db, CSP_DB_SCAN, "order of a list", run_step, job, step_job_free,
                    step_result_free, self->cancellable, step_done_cb, call);
}

static void
stop_steps (CspPagedList *self)
{
  g_autoptr(GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

static void
start_steps (CspPagedList *self)
{
  gboolean searching = !csp_is_empty (self->query->search);

  stop_steps (self);
  self->cancellable = g_cancellable_new ();
  update_loading (self);
  if (self->base != NULL && searching)
    start_step (self, STEP_QUICK_SEARCH);
  else if (searching)
    start_step (self, STEP_BASE);
  else
    start_step (self, STEP_FIRST_PAGE);
}

static void
csp_paged_list_dispose (GObject *object)
{
  CspPagedList *self = CSP_PAGED_LIST (object);

  stop_steps (self);
  g_clear_handle_id (&self->wanted_source, g_source_remove);
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
  g_clear_pointer (&self->base, g_array_unref);
  forget_narrowed (self);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->ready, g_hash_table_unref);
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
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
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
  id = g_array_index (self->ids, guint32, position);
  if ((row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (id))) != NULL)
    return g_object_ref (row);
  row = _csp_row_new (id, self->live, self->expanded);
  record = find_ready (self, id);
  if (record != NULL)
    _csp_row_set_item (row, record);
  else
    want_record (self, id);
  return row;
}

static void
csp_paged_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = csp_paged_list_get_item_type;
  iface->get_n_items = csp_paged_list_get_n_items;
  iface->get_item = csp_paged_list_get_item;
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
  self->item_type = csp_list_definition_get (query->kind)->get_type ();
  start_steps (self);
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
    forget_base (self);
  else if (g_strcmp0 (self->query->search, query->search) == 0)
    return;
  csp_list_query_free (self->query);
  self->query = csp_list_query_copy (query);
  self->keep_place = FALSE;
  start_steps (self);
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
 * Reads everything anew, after a change. Rows that remain are the same objects; their records are replaced.
 */
void
csp_paged_list_reload (CspPagedList *self)
{
  g_return_if_fail (CSP_IS_PAGED_LIST (self));

  forget_base (self);
  stop_steps (self);
  self->cancellable = g_cancellable_new ();
  self->reloading = TRUE;
  update_loading (self);
  start_step (self, STEP_BASE);
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

  return position < self->n_shown ? g_array_index (self->ids, guint32, position) : 0;
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

  for (guint i = 0; i < self->n_shown; i++)
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
