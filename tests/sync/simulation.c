/* simulation.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <glib/gstdio.h>

#include "base/csp-clock.h"
#include "store/csp-profile-repo.h"
#include "tests/sync/simulation.h"

/* 2026-01-05 */
#define BEGINNING (G_GINT64_CONSTANT (1767600000) * G_USEC_PER_SEC)
#define TURNS_MAX 6000
#define ROUNDS_MAX 25

void
simulation_fail (Simulation *self,
                 const char *format,
                 ...)
{
  va_list arguments;

  if (self->failure != NULL)
    return;
  va_start (arguments, format);
  self->failure = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

void
simulation_log (Simulation *self,
                const char *format,
                ...)
{
  va_list arguments;

  if (!self->is_verbose)
    return;
  printf ("%10.3f ", (self->now - BEGINNING) / (double) G_USEC_PER_SEC);
  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  printf ("\n");
}

gboolean
simulation_chance (Simulation *self,
                   guint       percent)
{
  return g_rand_int_range (self->rand, 0, 100) < (gint32) percent;
}

gint64
simulation_count (Simulation *self,
                  const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 count = 0;

  csp_conn_get_integer (self->conn, &count, &error, sql, "");
  simulation_check_error (self, error, sql);
  return count;
}

gboolean
simulation_check_error (Simulation *self,
                        GError     *error,
                        const char *what)
{
  if (error == NULL)
    return TRUE;
  simulation_fail (self, "%s: %s", what, error->message);
  return FALSE;
}

static void
open_profile (Simulation *self,
              const char *template,
              gsize       length)
{
  g_autoptr(GError) error = NULL;
  FILE *file = g_fopen (self->path, "w");

  if (file == NULL || fwrite (template, 1, length, file) != length || fclose (file) != 0)
    g_error ("%s cannot be written", self->path);
  self->conn = csp_conn_open (self->path, CSP_CONN_READ_WRITE, &error);
  g_assert_no_error (error);
  /* What the disk does is not what is tried here. */
  csp_conn_exec (self->conn, "PRAGMA journal_mode = MEMORY", &error);
  csp_conn_exec (self->conn, "PRAGMA synchronous = OFF", &error);
  csp_conn_exec (self->conn, "PRAGMA locking_mode = EXCLUSIVE", &error);
  csp_profile_repo_apply_locale (self->conn, &error);
  g_assert_no_error (error);
}

static void
start_engine (Simulation *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->engine);
  self->engine = csp_sync_engine_new (g_rand_int (self->rand));
  csp_sync_engine_set_incremental (self->engine, TRUE);
  csp_sync_engine_start (self->engine, self->conn, &error);
  simulation_check_error (self, error, "start");
}

/* Nothing more fits into the file: an answer that comes now cannot be stored, and the engine starts anew. */
static void
fill_disk (Simulation *self)
{
  g_autoptr(GError) error = NULL;

  simulation_log (self, "the disk is full");
  self->is_full = TRUE;
  csp_conn_exec (self->conn, "PRAGMA max_page_count = 1", &error);
  simulation_check_error (self, error, "max_page_count");
}

/**
 * simulation_free_disk:
 * @self: a run
 * @error: (nullable): what the engine reported
 *
 * There is room again, if there was none.
 *
 * Returns: whether @error says no more than that the disk was full
 */
gboolean
simulation_free_disk (Simulation   *self,
                      const GError *error)
{
  g_autoptr(GError) local_error = NULL;

  if (!self->is_full)
    return FALSE;
  self->is_full = FALSE;
  csp_conn_exec (self->conn, "PRAGMA max_page_count = 1073741823", &local_error);
  simulation_check_error (self, local_error, "max_page_count");
  if (!g_error_matches (error, CSP_ERROR, CSP_ERROR_FULL))
    return FALSE;
  simulation_log (self, "there is room again");
  csp_sync_engine_start (self->engine, self->conn, &local_error);
  return simulation_check_error (self, local_error, "start");
}

static void
kill_program (Simulation *self)
{
  simulation_free_disk (self, NULL);
  simulation_log (self, "the program is killed");
  simulation_forget_flights (self);
  start_engine (self);
  if (simulation_chance (self, 50))
    csp_sync_engine_want_pull (self->engine, TRUE);
}

static void
expire_token (Simulation *self)
{
  g_autofree char *token = g_strdup_printf ("token%u", g_rand_int (self->rand));

  if (simulation_chance (self, 30))
    {
      simulation_log (self, "the token lacks the second factor");
      service_model_demand_factor (self->model);
      return;
    }
  simulation_log (self, "the token expires");
  service_model_set_token (self->model, token);
}

static void
renew_token (Simulation *self)
{
  g_autofree char *token = g_strdup_printf ("token%u", g_rand_int (self->rand));

  simulation_log (self, "a fresh token");
  service_model_set_token (self->model, token);
  g_free (self->token);
  self->token = g_steal_pointer (&token);
  csp_sync_engine_set_token (self->engine, TRUE);
}

static CspSyncTurn
turn (Simulation *self,
      gint64     *wake_at)
{
  g_autoptr(GError) error = NULL;
  CspSyncRequest *request;
  CspSyncTurn next = csp_sync_engine_next (self->engine, self->conn, self->now, &request, wake_at, &error);

  if (simulation_free_disk (self, error))
    return CSP_SYNC_SEND;
  if (!simulation_check_error (self, error, "next"))
    return CSP_SYNC_IDLE;
  if (next == CSP_SYNC_SEND)
    simulation_send (self, request);
  else if (next == CSP_SYNC_NEEDS_TOKEN)
    renew_token (self);
  else if (next == CSP_SYNC_WAIT && *wake_at <= self->now)
    simulation_fail (self, "the engine waits for an instant that has passed");
  else if (next == CSP_SYNC_WAIT && *wake_at == G_MAXINT64 && self->flights->len == 0)
    simulation_fail (self, "the engine waits for nothing");
  return next;
}

static void
let_time_pass (Simulation *self)
{
  gint64 span = simulation_chance (self, 3)    ? 20 * G_TIME_SPAN_MINUTE
                : simulation_chance (self, 10) ? 30 * G_TIME_SPAN_SECOND
                                               : 400 * G_TIME_SPAN_MILLISECOND;

  self->now += 1 + (gint64) (g_rand_double (self->rand) * span);
  csp_clock_set_fixed (self->now);
}

static void
mutate_service (Simulation *self)
{
  g_autofree char *domain = simulation_wanted_domain (self);

  simulation_log (self, "another user changes something");
  service_model_mutate (self->model, self->now, domain);
}

static void
take_step (Simulation *self)
{
  gint64 wake_at;
  guint draw = g_rand_int_range (self->rand, 0, 100);

  let_time_pass (self);
  if (draw < 25 || (draw < 45 && self->is_full))
    turn (self, &wake_at);
  else if (draw < 45 && simulation_batch (self))
    kill_program (self);
  else if (draw < 45)
    return;
  else if (draw < 78 && self->flights->len > 0)
    simulation_progress (self, g_rand_int_range (self->rand, 0, self->flights->len));
  else if (draw < 86 && !self->is_full)
    simulation_act (self);
  else if (draw < 92)
    mutate_service (self);
  else if (draw < 94)
    kill_program (self);
  else if (draw < 95)
    expire_token (self);
  else if (draw < 96 && simulation_chance (self, 30))
    fill_disk (self);
  else if (draw < 96)
    csp_sync_engine_want_pull (self->engine, simulation_chance (self, 80));
  else if (draw < 98)
    simulation_attend_all (self);
  else
    simulation_haunt (self);
}

/* Until the engine has nothing more to do; it must come to an end. */
static void
drain (Simulation *self)
{
  for (guint i = 0; i < TURNS_MAX && self->failure == NULL; i++)
    {
      gint64 wake_at = G_MAXINT64;
      CspSyncTurn next = turn (self, &wake_at);

      if (next == CSP_SYNC_IDLE && self->flights->len == 0)
        return;
      if (next == CSP_SYNC_WAIT || next == CSP_SYNC_IDLE)
        {
          if (self->flights->len > 0 && (wake_at == G_MAXINT64 || simulation_chance (self, 50)))
            simulation_progress (self, g_rand_int_range (self->rand, 0, self->flights->len));
          else if (wake_at != G_MAXINT64)
            self->now = MAX (self->now, wake_at);
        }
      csp_clock_set_fixed (self->now);
    }
  if (self->failure == NULL)
    simulation_fail (self, "the engine does not come to an end");
}

/* The faults stop, people decide what waits for them, and everything is sent. */
static void
come_to_rest (Simulation *self)
{
  self->has_faults = FALSE;
  simulation_free_disk (self, NULL);
  for (guint i = 0; i < ROUNDS_MAX && self->failure == NULL; i++)
    {
      simulation_haunt (self);
      simulation_attend_all (self);
      drain (self);
      if (self->failure == NULL && !simulation_decide (self) &&
          simulation_count (self, "SELECT count(*) FROM outbox") == 0)
        break;
    }
  /* A pull that is still open began before the last change. */
  for (gint64 i = simulation_count (self, "SELECT count(*) FROM pull WHERE finished_at = 0");
       i >= 0 && self->failure == NULL; i--)
    {
      self->now += G_TIME_SPAN_HOUR;
      csp_clock_set_fixed (self->now);
      service_model_settle (self->model, self->now);
      csp_sync_engine_set_incremental (self->engine, service_model_get_traits (self->model)->audit_is_complete);
      csp_sync_engine_want_pull (self->engine, TRUE);
      drain (self);
    }
}

static void
set_up_service (Simulation *self)
{
  guint n = g_rand_int_range (self->rand, 0, 4);

  for (guint i = 0; i < n; i++)
    {
      ServiceCustomer *customer = service_model_add_customer (self->model, self->now, NULL);
      guint n_subscriptions = g_rand_int_range (self->rand, 0, 3);

      for (guint j = 0; j < n_subscriptions; j++)
        service_model_add_subscription (self->model, customer, self->now);
      for (guint j = g_rand_int_range (self->rand, 0, 6); j > 0; j--)
        service_model_add_user (self->model, customer);
    }
}

static void
set_up (Simulation *self,
        const char *persona)
{
  self->rand = g_rand_new_with_seed (self->seed);
  self->model = service_model_new (self->seed);
  service_model_set_persona (self->model, persona);
  self->now = BEGINNING;
  self->token = g_strdup ("token");
  self->operations = g_ptr_array_new_with_free_func (g_free);
  simulation_network_init (self);
  csp_clock_set_fixed (self->now);
  set_up_service (self);
}

static void
tear_down (Simulation *self)
{
  simulation_network_clear (self);
  g_clear_object (&self->engine);
  g_ptr_array_unref (self->operations);
  service_model_free (self->model);
  g_rand_free (self->rand);
  g_free (self->token);
}

/* Most runs begin with what the service has; in the others the first pull meets the faults too. */
static void
begin (Simulation *self)
{
  start_engine (self);
  csp_sync_engine_want_pull (self->engine, simulation_chance (self, 90));
  self->has_faults = FALSE;
  if (simulation_chance (self, 80))
    drain (self);
  self->has_faults = TRUE;
}

static void
check_complaint (Simulation *self)
{
  if (service_model_get_complaint (self->model) != NULL)
    simulation_fail (self, "the service complains: %s", service_model_get_complaint (self->model));
}

/**
 * simulation_run:
 * @template: content of an empty profile
 * @length: of @template
 * @persona: that of the profile
 * @path: where the profile of this run shall be
 * @seed: what happens follows from this
 * @is_verbose: whether to print everything that happens
 * @n_requests: (inout): gets how many requests were sent added
 *
 * Returns: (transfer full) (nullable): what went wrong, %NULL when nothing did
 */
char *
simulation_run (const char *template,
                gsize       length,
                const char *persona,
                const char *path,
                guint32     seed,
                gboolean    is_verbose,
                guint      *n_requests)
{
  Simulation self = { seed, is_verbose };
  guint n_steps;

  self.path = path;
  set_up (&self, persona);
  open_profile (&self, template, length);
  self.is_whole = simulation_count (&self, "SELECT count(*) FROM sqlite_master WHERE name = 'short_details'") == 0;
  begin (&self);
  n_steps = g_rand_int_range (self.rand, 20, 300);
  for (guint i = 0; i < n_steps && self.failure == NULL; i++)
    {
      take_step (&self);
      check_complaint (&self);
    }
  if (self.failure == NULL)
    come_to_rest (&self);
  check_complaint (&self);
  if (self.failure == NULL)
    simulation_check (&self);
  g_clear_pointer (&self.conn, csp_conn_close);
  if (self.failure == NULL)
    simulation_check_file (&self);
  *n_requests += self.n_requests;
  tear_down (&self);
  return self.failure;
}
