/* csp-sample.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "domain/csp-role.h"
#include "exchange/csp-sample-private.h"
#include "operations/csp-profile-create.h"
#include "store/csp-profile-repo.h"
#include "store/csp-store.h"

#define INVITATION_DAYS 90
#define CLIPBOARD_SECONDS 60
#define REPORT_ROWS 4096

/**
 * csp_sample_new_profile:
 * @country: ISO 3166-1 alpha-2 code of the country it is in
 * @locale: whose order lists are sorted in, as pt_BR
 *
 * Returns: (transfer full): an indirect provider to make up sample data for
 */
CspProfile *
csp_sample_new_profile (const char *country,
                        const char *locale)
{
  return g_object_new (CSP_TYPE_PROFILE,
                       "name", _("Sample provider"),
                       "persona", "indirect-provider",
                       "cloud", g_str_equal (country, "CN") ? "china" : "global",
                       "backend", "local",
                       "tenant-id", "5c1b8a1e-6f0d-4c0e-9a55-7f3a2d9c4b11",
                       "mpn-id", "4847383",
                       "country", country,
                       "roles", CSP_DEFAULT_ROLES,
                       "locale", locale,
                       "partnership-link", "https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship"
                                           "&partnerId=5c1b8a1e-6f0d-4c0e-9a55-7f3a2d9c4b11",
                       "invitation-days", (gint64) INVITATION_DAYS,
                       "clipboard-seconds", (gint64) CLIPBOARD_SECONDS,
                       "created-at", csp_clock_now (),
                       NULL);
}

/* Customers and subscriptions are what takes time; each counts as one. */
void
_csp_sample_report (CspSample *self,
                    guint64    done)
{
  guint64 all = (guint64) self->size.n_customers * (1 + self->size.subscriptions_per_customer);

  if (self->progress != NULL && done % REPORT_ROWS == 0 && all > 0)
    self->progress ((double) done / all, self->progress_data);
}

static gboolean
fill_records (CspSample  *self,
              GError    **error)
{
  return csp_catalogue_load_starter (self->conn, self->profile->country, error) &&
         _csp_sample_add_resellers (self, error) && _csp_sample_add_customers (self, error) &&
         _csp_sample_add_subscriptions (self, error) && _csp_sample_add_invitations (self, error);
}

static gboolean
fill (CspConn   *conn,
      gpointer   user_data,
      GError   **error)
{
  CspSample *self = user_data;
  GCancellable *cancellable = csp_conn_get_cancellable (conn);
  gboolean done;

  self->conn = conn;
  if (!csp_profile_repo_apply_locale (conn, error) || !csp_conn_begin_write (conn, error))
    return FALSE;
  done = fill_records (self, error) && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         csp_conn_commit (conn, error);
  if (!done)
    csp_conn_rollback (conn);
  return done && _csp_sample_add_history (self, error);
}

static gboolean
is_size (CspSampleSize size)
{
  return size.n_customers <= CSP_SAMPLE_MAX_CUSTOMERS && size.n_resellers <= CSP_SAMPLE_MAX_RESELLERS &&
         size.n_resellers >= 2 && size.subscriptions_per_customer <= CSP_SAMPLE_MAX_SUBSCRIPTIONS;
}

typedef struct
{
  CspSample    *sample;
  GCancellable *cancellable;
} Filling;

static gboolean
fill_cb (CspConn   *conn,
         gpointer   user_data,
         GError   **error)
{
  Filling *filling = user_data;
  gboolean done;

  csp_conn_set_cancellable (conn, filling->cancellable);
  done = fill (conn, filling->sample, error);
  csp_conn_set_cancellable (conn, NULL);
  return done;
}

/**
 * csp_sample_create:
 * @path: where the profile shall be; there must be no such file
 * @profile: what it is about, see csp_sample_new_profile()
 * @size: how much data
 * @seed: the same seed gives the same data, but for dates, which are relative to today
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up; nothing is left then
 * @error: return location
 *
 * Makes a profile with made-up data that every view has something to show of. Blocks.
 *
 * Returns: whether it is there; errors are those of csp_store_create()
 */
gboolean
csp_sample_create (const char         *path,
                   CspProfile         *profile,
                   CspSampleSize       size,
                   guint64             seed,
                   CspSampleProgress   progress,
                   gpointer            progress_data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  CspSample sample = { .profile = profile, .size = size, .random = { seed }, .now = csp_clock_now (),
                       .progress = progress, .progress_data = progress_data };
  Filling filling = { &sample, cancellable };
  gboolean done;

  g_return_val_if_fail (is_size (size), FALSE);

  sample.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sample.resellers = g_ptr_array_new_with_free_func (g_object_unref);
  sample.customer_resellers = g_array_new (FALSE, TRUE, sizeof (guint16));
  done = csp_store_create_filled (path, profile, fill_cb, &filling, error);
  g_array_unref (sample.customer_resellers);
  g_ptr_array_unref (sample.resellers);
  g_hash_table_unref (sample.names);
  return done;
}

typedef struct
{
  char          *path;
  CspProfile    *profile;
  CspSampleSize  size;
  guint64        seed;
} Job;

static void
job_free (gpointer pointer)
{
  Job *job = pointer;

  g_free (job->path);
  g_object_unref (job->profile);
  g_free (job);
}

/* A file of its own, which no database thread knows yet: any thread will do. */
static void
create_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (csp_sample_create (job->path, job->profile, job->size, job->seed, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * csp_sample_create_async:
 * @path: where the profile shall be; there must be no such file
 * @profile: what it is about
 * @size: how much data
 * @seed: see csp_sample_create()
 * @cancellable: (nullable): to give up; nothing is left then
 * @callback: called when it is there, or why it is not
 * @user_data: for @callback
 */
void
csp_sample_create_async (const char          *path,
                         CspProfile          *profile,
                         CspSampleSize        size,
                         guint64              seed,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job) { g_strdup (path), csp_record_copy (profile), size, seed };
  g_task_set_source_tag (task, csp_sample_create_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, create_in_thread);
}

/**
 * csp_sample_create_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the profile is there
 */
gboolean
csp_sample_create_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
