/* test-store.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <stdio.h>

#include "base/csp-clock.h"
#include "store/csp-profile-repo.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define DEADLINE_SECONDS 30

/* A provider in Brazil: sort keys of its locale are the dearest. */
CspProfile *
test_store_new_profile (void)
{
  return g_object_new (CSP_TYPE_PROFILE,
                       "name", "Contoso Distribution",
                       "persona", "indirect-provider",
                       "cloud", "global",
                       "backend", "local",
                       "tenant-id", "0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10",
                       "mpn-id", "4847383",
                       "country", "BR",
                       "roles", "global-admin,admin-agent",
                       "locale", "pt_BR",
                       "invitation-days", G_GINT64_CONSTANT (90),
                       "clipboard-seconds", G_GINT64_CONSTANT (60),
                       "created-at", csp_clock_now (),
                       NULL);
}

void
test_store_set_up (TestStore *self)
{
  g_autoptr(CspProfile) profile = test_store_new_profile ();
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("parceria-test-XXXXXX", &error);
  ck_no_error (error);
  self->path = g_build_filename (self->folder, "test.parceria", NULL);
  csp_store_create (self->path, profile, &error);
  ck_no_error (error);
  self->conn = csp_conn_open (self->path, CSP_CONN_READ_WRITE, &error);
  ck_no_error (error);
  ck_assert (csp_profile_repo_apply_locale (self->conn, &error));
}

void
test_remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (path);
      else
        remove (path);
    }
  remove (folder);
}

void
test_store_tear_down (TestStore *self)
{
  g_clear_pointer (&self->conn, csp_conn_close);
  test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

CspCustomer *
test_store_add_customer (TestStore  *self,
                         const char *name,
                         gint64      reseller_id)
{
  g_autofree char *guid = g_uuid_string_random ();
  g_autofree char *domain = g_strdup_printf ("c%.8s.onmicrosoft.com", guid);
  CspCustomer *customer = g_object_new (CSP_TYPE_CUSTOMER,
                                        "microsoft-id", guid,
                                        "company-name", name,
                                        "domain", domain,
                                        "relationship", "reseller",
                                        "reseller-id", reseller_id,
                                        "country", "BR",
                                        "created-at", csp_clock_now (),
                                        NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (self->conn, customer, &error);
  ck_no_error (error);
  return customer;
}

CspReseller *
test_store_add_reseller (TestStore  *self,
                         const char *name,
                         const char *mpn_id)
{
  CspReseller *reseller = g_object_new (CSP_TYPE_RESELLER,
                                        "name", name,
                                        "mpn-id", mpn_id,
                                        "country", "BR",
                                        "state", "active",
                                        "mpa-state", "signed",
                                        "created-at", csp_clock_now (),
                                        NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (self->conn, reseller, &error);
  ck_no_error (error);
  return reseller;
}

CspSubscription *
test_store_add_subscription (TestStore  *self,
                             gint64      customer_id,
                             const char *offer_name,
                             gint64      quantity,
                             const char *status)
{
  g_autofree char *guid = g_uuid_string_random ();
  CspSubscription *subscription = g_object_new (CSP_TYPE_SUBSCRIPTION,
                                                "subscription-id", guid,
                                                "customer-id", customer_id,
                                                "offer-name", offer_name,
                                                "quantity", quantity,
                                                "status", status,
                                                "created-at", csp_clock_now (),
                                                NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (self->conn, subscription, &error);
  ck_no_error (error);
  return subscription;
}

static gboolean
deadline_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds; returns whether it did before the deadline. */
gboolean
test_wait_until (gboolean (*condition) (gpointer),
                 gpointer   user_data)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (DEADLINE_SECONDS, deadline_cb, &late);

  while (!late && !condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (source);
  return !late;
}
