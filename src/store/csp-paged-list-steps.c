/* csp-paged-list-steps.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a list reads, step by step, until it knows its order. */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "base/csp-text.h"
#include "store/csp-list-definition.h"
#include "store/csp-list-reader.h"
#include "store/csp-paged-list-private.h"
#include "store/csp-repo.h"

typedef struct
{
  CspStep       step;
  CspListQuery *query;
  GArray       *base;
} StepJob;

typedef struct
{
  GArray    *ids;
  GPtrArray *records;           /* of the first ids; NULL for an order that is not shown at once */
} StepResult;

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
  g_clear_pointer (&result->records, g_ptr_array_unref);
  g_free (result);
}

static GArray *
read_step (CspConn  *conn,
           StepJob  *job,
           GError  **error)
{
  switch (job->step)
    {
    case CSP_STEP_FIRST_PAGE:
      return csp_list_read_ids (conn, job->query, CSP_FIRST_PAGE, error);
    case CSP_STEP_BASE:
      return csp_list_read_ids (conn, job->query, 0, error);
    case CSP_STEP_FIRST_HITS:
      return csp_list_search_first (conn, job->query, job->base, CSP_FIRST_PAGE, error);
    case CSP_STEP_ALL_HITS:
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
    result->ids = read_step (conn, job, &local_error);
  if (result->ids != NULL && job->step != CSP_STEP_BASE && job->step != CSP_STEP_ALL_HITS)
    result->records = csp_repo_load (conn, type, (guint32 *) (void *) result->ids->data,
                                     MIN (result->ids->len, CSP_FIRST_PAGE), &local_error);
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
  _csp_paged_list_take_error (self, NULL);
  _csp_paged_list_update_loading (self);
  if (self->reloading)
    csp_list_records_want_all (self->records);
  self->reloading = FALSE;
  if (self->reload_again)
    csp_paged_list_reload (self);
}

static void
forget_narrowed (CspPagedList *self)
{
  g_clear_pointer (&self->narrowed, g_array_unref);
  g_clear_pointer (&self->narrowed_search, g_free);
}

/**
 * _csp_paged_list_forget_base:
 * @self: the list
 *
 * The whole order is to be read anew.
 */
void
_csp_paged_list_forget_base (CspPagedList *self)
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
               GArray       *hits)
{
  g_array_ref (hits);
  forget_narrowed (self);
  self->narrowed = hits;
  self->narrowed_search = g_strdup (self->query->search);
}

static void
take_step_result (CspPagedList *self,
                  CspStep       step,
                  StepResult   *result)
{
  gboolean searching = !csp_is_empty (self->query->search);
  GArray *ids = result->ids;
  gboolean has_more = step == CSP_STEP_FIRST_HITS && ids->len >= CSP_FIRST_PAGE;

  if (result->records != NULL)
    csp_list_records_take (self->records, ids, result->records);
  if (step == CSP_STEP_BASE)
    take_base (self, ids);
  if (step >= CSP_STEP_FIRST_HITS && !has_more)
    take_narrowed (self, ids);
  if (step == CSP_STEP_FIRST_PAGE && self->base != NULL)
    _csp_paged_list_show (self, self->base);
  else if (step != CSP_STEP_BASE || !searching)
    _csp_paged_list_show (self, ids);

  if (step == CSP_STEP_FIRST_PAGE && self->base == NULL)
    _csp_paged_list_start_step (self, CSP_STEP_BASE);
  else if (step == CSP_STEP_BASE && searching)
    _csp_paged_list_start_step (self, CSP_STEP_FIRST_HITS);
  else if (has_more)
    _csp_paged_list_start_step (self, CSP_STEP_ALL_HITS);
  else
    finish_steps (self);
}

typedef struct
{
  CspPagedList *self;           /* strong */
  GCancellable *cancellable;    /* tells whether these steps are still the current ones */
  CspStep       step;
} StepCall;

static void
step_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  StepCall *call = user_data;
  g_autoptr(CspPagedList) self = call->self;
  g_autoptr(GCancellable) cancellable = call->cancellable;
  CspStep step = call->step;
  g_autoptr(GError) error = NULL;
  StepResult *step_result = csp_db_run_finish (CSP_DB (object), result, &error);

  g_free (call);
  if (self->cancellable == cancellable && error == NULL)
    take_step_result (self, step, step_result);
  else if (self->cancellable == cancellable)
    {
      g_clear_object (&self->cancellable);
      _csp_paged_list_take_error (self, g_steal_pointer (&error));
      _csp_paged_list_update_loading (self);
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

/* A first page does not wait for a scan that was given up: the search index cannot be interrupted while it collects
 * what begins with one letter. Where there is no such index to find it by, records do not wait for it either. */
static CspDbLane
choose_lane (const CspListQuery *query,
             CspStep             step)
{
  gboolean has_index = csp_list_search_has_index (&csp_list_definition_get (query->kind)->search);
  gboolean is_short = (step == CSP_STEP_FIRST_HITS && has_index) ||
                      (step == CSP_STEP_FIRST_PAGE && !csp_list_query_is_narrowed (query));

  return is_short ? CSP_DB_READ : CSP_DB_SCAN;
}

/**
 * _csp_paged_list_start_step:
 * @self: the list, with a cancellable for its steps
 * @step: what to read
 */
void
_csp_paged_list_start_step (CspPagedList *self,
                            CspStep       step)
{
  StepJob *job = g_new0 (StepJob, 1);
  StepCall *call = g_new0 (StepCall, 1);

  job->step = step;
  job->query = csp_list_query_copy (self->query);
  job->base = step >= CSP_STEP_FIRST_HITS ? choose_base (self) : NULL;
  call->self = g_object_ref (self);
  call->cancellable = g_object_ref (self->cancellable);
  call->step = step;
  csp_db_run_async (self->db, choose_lane (self->query, step), "order of a list", run_step, job, step_job_free,
                    step_result_free, self->cancellable, step_done_cb, call);
}

/**
 * _csp_paged_list_stop:
 * @self: the list
 *
 * Reads no further.
 */
void
_csp_paged_list_stop (CspPagedList *self)
{
  g_autoptr(GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

/**
 * _csp_paged_list_start:
 * @self: the list
 *
 * Reads what its query asks for, from the first step that is needed.
 */
void
_csp_paged_list_start (CspPagedList *self)
{
  gboolean searching = !csp_is_empty (self->query->search);

  _csp_paged_list_stop (self);
  self->cancellable = g_cancellable_new ();
  _csp_paged_list_update_loading (self);
  if (self->base != NULL && searching)
    _csp_paged_list_start_step (self, CSP_STEP_FIRST_HITS);
  else if (searching)
    _csp_paged_list_start_step (self, CSP_STEP_BASE);
  else
    _csp_paged_list_start_step (self, CSP_STEP_FIRST_PAGE);
}
