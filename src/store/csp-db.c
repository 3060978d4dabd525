/* csp-db.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-db.h"
#include "store/csp-migrate.h"
#include "store/csp-profile-repo.h"

typedef struct
{
  CspDbFunc       func;
  gpointer        data;
  GDestroyNotify  data_free;
  GDestroyNotify  result_free;
} Job;

typedef struct
{
  CspDb       *db;                /* borrowed: csp_db_close() joins the thread first */
  CspDbLane    lane;
  GThread     *thread;
  GAsyncQueue *jobs;              /* GTask, or QUIT */
} Lane;

struct _CspDb
{
  GObject       parent_instance;

  char         *path;
  CspConnMode   mode;
  Lane          lanes[CSP_DB_N_LANES];
  GMutex        closing;
  gboolean      closed;                 /* set under closing, after which no job is queued */
  GCancellable *exporting;              /* of the export under way, under closing */

  struct
  {
    GMutex   mutex;
    GCond    cond;
    gboolean done;
    GError  *error;
  } migration;                    /* readers open only what the writer has migrated */
};

#define QUIT ((gpointer) &quit_mark)
static char quit_mark;

G_DEFINE_FINAL_TYPE (CspDb, csp_db, G_TYPE_OBJECT)

static void
job_free (gpointer pointer)
{
  Job *job = pointer;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

static void
run_job (CspConn *conn,
         GError  *open_error,
         GTask   *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (conn == NULL)
    {
      g_task_return_error (task, g_error_copy (open_error));
      return;
    }
  csp_conn_set_cancellable (conn, g_task_get_cancellable (task));
  result = job->func (conn, job->data, &error);
  csp_conn_set_cancellable (conn, NULL);
  csp_conn_rollback (conn);
  if (error == NULL)
    g_task_return_pointer (task, result, job->result_free);
  else
    {
      if (result != NULL && job->result_free != NULL)
        job->result_free (result);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static CspConn *
open_writer (CspDb   *self,
             GError **error)
{
  g_autoptr(CspConn) conn = csp_conn_open (self->path, self->mode, error);

  if (conn == NULL || !csp_migrate (conn, error) || !csp_profile_repo_apply_locale (conn, error))
    return NULL;
  return g_steal_pointer (&conn);
}

static void
announce_migration (CspDb        *self,
                    const GError *error)
{
  g_mutex_lock (&self->migration.mutex);
  self->migration.done = TRUE;
  self->migration.error = error ? g_error_copy (error) : NULL;
  g_cond_broadcast (&self->migration.cond);
  g_mutex_unlock (&self->migration.mutex);
}

static gboolean
await_migration (CspDb   *self,
                 GError **error)
{
  g_mutex_lock (&self->migration.mutex);
  while (!self->migration.done)
    g_cond_wait (&self->migration.cond, &self->migration.mutex);
  if (self->migration.error != NULL)
    g_propagate_error (error, g_error_copy (self->migration.error));
  g_mutex_unlock (&self->migration.mutex);
  return self->migration.error == NULL;
}

static CspConn *
open_reader (CspDb   *self,
             GError **error)
{
  g_autoptr(CspConn) conn = NULL;

  if (!await_migration (self, error) ||
      !(conn = csp_conn_open (self->path, self->mode, error)) ||
      !csp_profile_repo_apply_locale (conn, error) ||
      !csp_conn_exec (conn, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&conn);
}

static gpointer
lane_thread (gpointer user_data)
{
  Lane *lane = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspConn) conn = NULL;
  gpointer item;

  if (lane->lane == CSP_DB_WRITE)
    {
      conn = open_writer (lane->db, &error);
      announce_migration (lane->db, error);
    }
  else
    conn = open_reader (lane->db, &error);

  while ((item = g_async_queue_pop (lane->jobs)) != QUIT)
    {
      g_autoptr(GTask) task = item;

      run_job (conn, error, task);
      /* Between scans and between changes much time goes by; pages are read on and on while somebody scrolls. */
      if (conn != NULL && lane->lane != CSP_DB_READ && g_async_queue_length (lane->jobs) <= 0)
        csp_conn_release_memory (conn);
    }
  return NULL;
}

/* The export under way and those that wait are given up once the database is being closed: whoever reads a pipe may
 * never come. */
static void
set_exporting (CspDb        *self,
               GCancellable *cancellable)
{
  gboolean closed;

  g_mutex_lock (&self->closing);
  g_set_object (&self->exporting, cancellable);
  closed = self->closed;
  g_mutex_unlock (&self->closing);
  if (closed)
    g_cancellable_cancel (cancellable);
}

/* Exports are rare: their connection and its cache take no memory between them. */
static gpointer
export_thread (gpointer user_data)
{
  Lane *lane = user_data;
  gpointer item;

  while ((item = g_async_queue_pop (lane->jobs)) != QUIT)
    {
      g_autoptr(GTask) task = item;
      g_autoptr(GError) error = NULL;
      g_autoptr(CspConn) conn = open_reader (lane->db, &error);

      set_exporting (lane->db, g_task_get_cancellable (task));
      run_job (conn, error, task);
      set_exporting (lane->db, NULL);
    }
  return NULL;
}

static void
csp_db_finalize (GObject *object)
{
  CspDb *self = CSP_DB (object);

  if (!self->closed)
    g_critical ("%s was not closed", self->path);
  for (guint i = 0; i < CSP_DB_N_LANES; i++)
    g_clear_pointer (&self->lanes[i].jobs, g_async_queue_unref);
  g_clear_error (&self->migration.error);
  g_mutex_clear (&self->closing);
  g_mutex_clear (&self->migration.mutex);
  g_cond_clear (&self->migration.cond);
  g_free (self->path);

  G_OBJECT_CLASS (csp_db_parent_class)->finalize (object);
}

static void
csp_db_class_init (CspDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = csp_db_finalize;
}

static void
csp_db_init (CspDb *self)
{
  g_mutex_init (&self->closing);
  g_mutex_init (&self->migration.mutex);
  g_cond_init (&self->migration.cond);
}

/**
 * csp_db_new:
 * @path: a profile's file
 * @mode: whether it may be changed
 *
 * Starts the database threads. That the file cannot be opened is told by every job.
 *
 * Returns: (transfer full): the database; csp_db_close() ends its threads
 */
CspDb *
csp_db_new (const char  *path,
            CspConnMode  mode)
{
  static const char * const names[] = { "db-write", "db-read", "db-scan", "db-export" };
  CspDb *self = g_object_new (CSP_TYPE_DB, NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == CSP_DB_N_LANES);
  self->path = g_strdup (path);
  self->mode = mode;
  for (guint i = 0; i < CSP_DB_N_LANES; i++)
    {
      Lane *lane = &self->lanes[i];

      lane->db = self;
      lane->lane = i;
      lane->jobs = g_async_queue_new ();
      lane->thread = g_thread_new (names[i], i == CSP_DB_EXPORT ? export_thread : lane_thread, lane);
    }
  return self;
}

/**
 * csp_db_get_path:
 * @self: the database
 *
 * Returns: (transfer none): the file's path
 */
const char *
csp_db_get_path (CspDb *self)
{
  g_return_val_if_fail (CSP_IS_DB (self), NULL);

  return self->path;
}

/* Takes @task over when the lane still runs: one that came after the end of the queue would never be answered. */
static gboolean
enqueue (CspDb     *self,
         CspDbLane  lane,
         GTask     *task)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->closing);

  if (self->closed)
    return FALSE;
  g_async_queue_push (self->lanes[lane].jobs, task);
  return TRUE;
}

/**
 * csp_db_run_async:
 * @self: the database
 * @lane: which thread
 * @name: what the job is, for the debugger
 * @func: the work
 * @job_data: (transfer full): its argument
 * @job_data_free: (nullable): frees @job_data
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): interrupts the job's statements too; an export's is cancelled by csp_db_close()
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Queues @func; jobs of one lane run in the order they came. A transaction that it leaves open is rolled back.
 */
void
csp_db_run_async (CspDb               *self,
                  CspDbLane            lane,
                  const char          *name,
                  CspDbFunc            func,
                  gpointer             job_data,
                  GDestroyNotify       job_data_free,
                  GDestroyNotify       result_free,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr(GCancellable) closing = lane == CSP_DB_EXPORT && cancellable == NULL ? g_cancellable_new () : NULL;
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (CSP_IS_DB (self));
  g_return_if_fail (lane < CSP_DB_N_LANES);

  job = g_new0 (Job, 1);
  job->func = func;
  job->data = job_data;
  job->data_free = job_data_free;
  job->result_free = result_free;

  task = g_task_new (self, closing != NULL ? closing : cancellable, callback, user_data);
  g_task_set_source_tag (task, csp_db_run_async);
  g_task_set_name (task, name);
  g_task_set_task_data (task, job, job_free);
  /* What was committed before somebody gave up is committed, and has to be told so. */
  g_task_set_check_cancellable (task, lane != CSP_DB_WRITE);
  if (enqueue (self, lane, task))
    (void) g_steal_pointer (&task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s: the profile is closed", name);
}

/**
 * csp_db_run_finish:
 * @self: the database
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
csp_db_run_finish (CspDb         *self,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * csp_db_close:
 * @self: the database
 *
 * Gives up exports, waits for the other jobs that are queued, then ends the threads. Cancel long ones first.
 */
void
csp_db_close (CspDb *self)
{
  g_autoptr(GCancellable) exporting = NULL;

  g_return_if_fail (CSP_IS_DB (self));

  g_mutex_lock (&self->closing);
  if (self->closed)
    {
      g_mutex_unlock (&self->closing);
      return;
    }
  self->closed = TRUE;
  g_set_object (&exporting, self->exporting);
  for (guint i = 0; i < CSP_DB_N_LANES; i++)
    g_async_queue_push (self->lanes[i].jobs, QUIT);
  g_mutex_unlock (&self->closing);
  g_cancellable_cancel (exporting);
  for (guint i = 0; i < CSP_DB_N_LANES; i++)
    g_thread_join (g_steal_pointer (&self->lanes[i].thread));
}
