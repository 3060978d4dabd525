/* simulation-batch.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a job of the program does in one transaction: it stores the answers to reads that have come, and chooses what
 * to send next. */

#include "config.h"

#include "tests/sync/simulation.h"

static gboolean
choose (Simulation *self,
        GPtrArray  *requests,
        gint64     *wake_at)
{
  g_autoptr(GError) error = NULL;
  CspSyncRequest *request;
  CspSyncTurn next;

  do
    {
      next = csp_sync_engine_next (self->engine, self->conn, self->now, &request, wake_at, &error);
      if (request != NULL)
        g_ptr_array_add (requests, request);
    }
  while (next == CSP_SYNC_SEND);
  return simulation_check_error (self, error, "next in a batch");
}

static gboolean
fill_batch (Simulation *self,
            GPtrArray  *requests)
{
  gint64 wake_at;

  for (guint i = 0; i < self->flights->len;)
    if (simulation_has_read (self, i))
      simulation_progress (self, i);
    else
      i++;
  return self->failure == NULL && choose (self, requests, &wake_at);
}

/**
 * simulation_batch:
 * @self: a run, with room on the disk
 *
 * Does what a job does, or dies in its middle.
 *
 * Returns: whether the program has been killed before anything was stored
 */
gboolean
simulation_batch (Simulation *self)
{
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_sync_request_free);
  g_autoptr(GError) error = NULL;
  gint64 not_before = self->not_before;

  simulation_log (self, "a batch");
  csp_sync_engine_begin_batch (self->engine, self->conn, &error);
  if (!simulation_check_error (self, error, "begin a batch") || !fill_batch (self, requests))
    {
      csp_conn_rollback (self->conn);
      return FALSE;
    }
  if (simulation_chance (self, 10))
    {
      csp_conn_rollback (self->conn);
      self->not_before = not_before; /* nobody has heard what the answers said */
      return TRUE;
    }
  csp_sync_engine_end_batch (self->engine, self->conn, &error);
  if (!simulation_check_error (self, error, "end a batch"))
    return FALSE;
  for (guint i = 0; i < requests->len; i++)
    simulation_send (self, g_ptr_array_index (requests, i));
  g_ptr_array_set_free_func (requests, NULL);
  return FALSE;
}
