/* sync-bench.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "operations/csp-subscription-change.h"
#include "sync/csp-sync-session.h"

/* Synchronizes a profile without the pace that Partner Center asks for. Arguments: the profile, how many requests may
 * be on their way, and how many subscriptions get another quantity first. It prints seconds, without making those
 * changes, and the peak of memory in MiB. */

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static CspStore *
open_store (const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CspStore *store;

  csp_store_open_async (path, CSP_CONN_READ_WRITE, NULL, take_result_cb, &result);
  store = csp_store_open_finish (await_result (&result), &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
change_quantity (CspStore *store,
                 gint64    id)
{
  g_autoptr(CspSubscriptionChangeOperation) change = csp_subscription_change_operation_new (id);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  change->has_quantity = TRUE;
  change->quantity = 20;
  csp_operation_run_async (CSP_OPERATION (change), store, CSP_ORIGIN_PERSON, NULL, take_result_cb, &result);
  if (!csp_operation_run_finish (CSP_OPERATION (change), await_result (&result), NULL, &error))
    g_error ("%s", error->message);
}

static CspSyncSession *
new_session (CspStore *store,
             guint     connections)
{
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspTokenStore) tokens = csp_token_store_new ();
  g_autoptr(CspSignIn) sign_in = csp_sign_in_new (client, tokens, csp_store_get_profile (store));
  g_autoptr(CspSecret) token = csp_secret_new ("token");
  CspSyncSession *session = csp_sync_session_new (store, client, sign_in);

  csp_sign_in_set_fixed_token (sign_in, token);
  csp_sync_session_set_unlimited (session, connections);
  return session;
}

static void
synchronize (CspSyncSession *session,
             gboolean        pulls)
{
  csp_sync_session_start (session);
  if (pulls)
    csp_sync_session_pull (session);
  do
    g_main_context_iteration (NULL, TRUE);
  while (!csp_sync_session_is_done (session));
}

static void
stop (CspSyncSession *session)
{
  csp_sync_session_stop (session);
  while (csp_sync_session_get_state (session) != CSP_SYNC_STATE_STOPPED)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(CspStore) store = NULL;
  g_autoptr(CspSyncSession) session = NULL;
  struct rusage usage;
  gint64 changes = argc > 3 ? atoi (argv[3]) : 0;
  gint64 start;

  if (argc < 3)
    return 2;
  store = open_store (argv[1]);
  session = new_session (store, atoi (argv[2]));
  for (gint64 id = 1; id <= changes; id++)
    change_quantity (store, id);
  start = g_get_monotonic_time ();
  synchronize (session, changes == 0);
  start = g_get_monotonic_time () - start;
  stop (session);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.3f %.1f\n", start / (double) G_USEC_PER_SEC, usage.ru_maxrss / 1024.0);
  csp_store_close (store);
  return 0;
}
