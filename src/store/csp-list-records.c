/* csp-list-records.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-list-records.h"
#include "store/csp-repo.h"
#include "store/csp-row-private.h"

/* A list view makes widgets for hardly a page beyond what it shows, which is less than a thread may wait for its turn.
 * So the records of as many rows around are read ahead, anew when the end of them comes near. */
#define AHEAD 200
#define NEAR  100

struct _CspListRecords
{
  CspDb                *db;
  GType                 type;
  GHashTable           *live;       /* id → CspRow, unowned */
  CspListRecordsFailed  failed;     /* NULL once nobody waits any longer */
  gpointer              owner;

  GHashTable           *ready;      /* id → CspRecord, for rows that are not made yet */
  GArray               *wanted;     /* guint32, ids of rows whose records are still to be asked for */
  guint                 source;

  GArray               *ids;        /* guint32, the order of which this stretch is read ahead; NULL for none */
  guint                 start;
  guint                 end;
  guint                 position;   /* around which to read ahead next */
  gboolean              moved;
  guint                 age;        /* grows when what was read may have changed */
};

typedef struct
{
  GType   type;
  GArray *ids;
} LoadJob;

typedef struct
{
  CspListRecords *self;         /* strong */
  GArray         *ids;
  guint           age;
} Request;

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
records_clear (gpointer pointer)
{
  CspListRecords *self = pointer;

  g_object_unref (self->db);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->ready);
  g_array_unref (self->wanted);
  g_clear_pointer (&self->ids, g_array_unref);
}

static void
request_free (Request *request)
{
  g_array_unref (request->ids);
  g_rc_box_release_full (request->self, records_clear);
  g_free (request);
}

static void
start_request (CspListRecords      *self,
               GArray              *ids,
               GAsyncReadyCallback  callback)
{
  Request *request = g_new0 (Request, 1);
  LoadJob *job = g_new0 (LoadJob, 1);

  request->self = g_rc_box_acquire (self);
  request->ids = g_array_ref (ids);
  request->age = self->age;
  job->type = self->type;
  job->ids = g_array_ref (ids);
  csp_db_run_async (self->db, CSP_DB_READ, "records of a list", load_records, job, load_job_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, callback, request);
}

static void
give_records (CspListRecords *self,
              GArray         *ids,
              GPtrArray      *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      CspRow *row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (g_array_index (ids, guint32, i)));
      gpointer record = g_ptr_array_index (records, i);

      if (row != NULL && record != NULL)
        _csp_row_set_item (row, record);
    }
}

static void
wanted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Request *request = user_data;
  CspListRecords *self = request->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = csp_db_run_finish (CSP_DB (object), result, &error);

  if (records != NULL)
    give_records (self, request->ids, records);
  else if (self->failed != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    self->failed (self->owner, g_steal_pointer (&error));
  request_free (request);
}

static void
add_ready (CspListRecords *self,
           GArray         *ids,
           GPtrArray      *records)
{
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      g_hash_table_insert (self->ready, GUINT_TO_POINTER (g_array_index (ids, guint32, i)),
                           g_object_ref (g_ptr_array_index (records, i)));
}

/* Rows that come to want what could not be read tell why. */
static void
ahead_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Request *request = user_data;
  g_autoptr(GPtrArray) records = csp_db_run_finish (CSP_DB (object), result, NULL);

  if (records != NULL && request->age == request->self->age)
    add_ready (request->self, request->ids, records);
  request_free (request);
}

/* Rows that died in the meantime need no record. */
static GArray *
keep_live (CspListRecords *self,
           GArray         *ids)
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

static GHashTable *
create_ready (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/* Moves the stretch to where the rows are that were made last; returns the ids that are new in it. */
static GArray *
move_ahead (CspListRecords *self)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->ready);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->ready = create_ready ();
  self->start = self->position - MIN (self->position, AHEAD);
  self->end = MIN (self->position + AHEAD, self->ids->len);
  for (guint i = self->start; i < self->end; i++)
    {
      guint32 id = g_array_index (self->ids, guint32, i);
      gpointer record;

      if (g_hash_table_steal_extended (before, GUINT_TO_POINTER (id), NULL, &record))
        g_hash_table_insert (self->ready, GUINT_TO_POINTER (id), record);
      else
        g_array_append_val (missing, id);
    }
  return missing;
}

static gboolean
ask_cb (gpointer user_data)
{
  CspListRecords *self = user_data;
  g_autoptr(GArray) wanted = g_steal_pointer (&self->wanted);

  self->source = 0;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (keep_live (self, wanted)->len > 0)
    start_request (self, wanted, wanted_cb);
  if (self->moved)
    {
      g_autoptr(GArray) missing = move_ahead (self);

      if (missing->len > 0)
        start_request (self, missing, ahead_cb);
    }
  self->moved = FALSE;
  return G_SOURCE_REMOVE;
}

/* What is asked for in one turn of the main loop is read together; the high priority brings the answer before the
 * next frame is drawn. */
static void
ask_soon (CspListRecords *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH, ask_cb, self, NULL);
}

/**
 * csp_list_records_new:
 * @db: the profile's database
 * @type: type of the records
 * @live: the list's table of rows somebody holds
 * @failed: told when records that are wanted cannot be read
 * @owner: for @failed
 *
 * Returns: (transfer full): a reader of records
 */
CspListRecords *
csp_list_records_new (CspDb                *db,
                      GType                 type,
                      GHashTable           *live,
                      CspListRecordsFailed  failed,
                      gpointer              owner)
{
  CspListRecords *self = g_rc_box_new0 (CspListRecords);

  self->db = g_object_ref (db);
  self->type = type;
  self->live = g_hash_table_ref (live);
  self->failed = failed;
  self->owner = owner;
  self->ready = create_ready ();
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * csp_list_records_close:
 * @self: (transfer full): the reader
 *
 * Asks for nothing more; rows still get what has been asked for.
 */
void
csp_list_records_close (CspListRecords *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->failed = NULL;
  g_rc_box_release_full (self, records_clear);
}

/**
 * csp_list_records_find:
 * @self: the reader
 * @id: local id of a record
 *
 * Returns: (transfer none) (nullable): the record, when it is there already
 */
gpointer
csp_list_records_find (CspListRecords *self,
                       guint32         id)
{
  return g_hash_table_lookup (self->ready, GUINT_TO_POINTER (id));
}

/**
 * csp_list_records_take:
 * @self: the reader
 * @ids: (element-type guint32): the order that is about to be shown
 * @records: (element-type CspRecord): those of its first ids
 *
 * Keeps records for rows that are about to be made, in the place of all others.
 */
void
csp_list_records_take (CspListRecords *self,
                       GArray         *ids,
                       GPtrArray      *records)
{
  csp_list_records_forget (self);
  add_ready (self, ids, records);
}

/**
 * csp_list_records_forget:
 * @self: the reader
 *
 * Drops what was read ahead, because it may have changed.
 */
void
csp_list_records_forget (CspListRecords *self)
{
  self->age++;
  self->moved = FALSE;
  g_clear_pointer (&self->ids, g_array_unref);
  g_hash_table_remove_all (self->ready);
}

/**
 * csp_list_records_want:
 * @self: the reader
 * @id: local id of a live row's record
 *
 * Gives the row its record, as it is now, as soon as possible.
 */
void
csp_list_records_want (CspListRecords *self,
                       guint32         id)
{
  g_array_append_val (self->wanted, id);
  ask_soon (self);
}

/**
 * csp_list_records_want_all:
 * @self: the reader
 *
 * Gives every live row its record as it is now.
 */
void
csp_list_records_want_all (CspListRecords *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    csp_list_records_want (self, GPOINTER_TO_UINT (key));
}

/**
 * csp_list_records_approach:
 * @self: the reader
 * @ids: (element-type guint32): the order that is shown
 * @position: of a row that was just made
 *
 * Reads ahead around the row, where that has not been done.
 */
void
csp_list_records_approach (CspListRecords *self,
                           GArray         *ids,
                           guint           position)
{
  gboolean has_before, has_after;

  if (self->ids != ids)
    {
      g_array_ref (ids);
      g_clear_pointer (&self->ids, g_array_unref);
      self->ids = ids;
      self->start = self->end = 0;
    }
  has_before = self->start == 0 || position >= self->start + NEAR;
  has_after = self->end == ids->len || position + NEAR <= self->end;
  if (has_before && has_after)
    return;
  self->position = position;
  self->moved = TRUE;
  ask_soon (self);
}
