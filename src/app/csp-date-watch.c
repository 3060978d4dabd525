/* csp-date-watch.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-app"

#include "config.h"

#include "app/csp-date-watch.h"
#include "operations/csp-date-reached.h"

/* Dates change once a day; a laptop that wakes up shall notice soon. */
#define WATCH_SECONDS (15 * 60)

static void
date_reached_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Another process that is writing does the same; the next look will tell. */
  if (!csp_operation_run_finish (CSP_OPERATION (object), result, NULL, &error))
    g_debug ("states whose date has come: %s", error->message);
}

static void
look (CspStore *store)
{
  g_autoptr(CspDateReachedOperation) operation = csp_date_reached_operation_new ();

  csp_operation_run_async (CSP_OPERATION (operation), store, CSP_ORIGIN_CLOCK, NULL, date_reached_cb, NULL);
}

static gboolean
look_again_cb (gpointer user_data)
{
  g_autoptr(CspStore) store = g_weak_ref_get (user_data);

  if (store == NULL)
    return G_SOURCE_REMOVE;
  look (store);
  return G_SOURCE_CONTINUE;
}

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

/**
 * csp_date_watch_start:
 * @store: a profile that has just been opened
 *
 * Moves subscriptions and invitations on when their dates come, now and as long as @store lives. A profile that
 * is open for reading only is left as it is.
 */
void
csp_date_watch_start (CspStore *store)
{
  GWeakRef *weak;

  g_return_if_fail (CSP_IS_STORE (store));

  if (csp_store_is_read_only (store))
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, store);
  look (store);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, WATCH_SECONDS, look_again_cb, weak, weak_ref_free);
}
