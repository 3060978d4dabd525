/* test-date-reached.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-invitation.h"
#include "operations/csp-date-reached.h"
#include "operations/csp-subscription-change.h"
#include "store/csp-repo.h"
#include "tests/operations/commerce-fixture.h"

static TestStore store;
static CspCustomer *customer;

static void
set_up (void)
{
  commerce_set_up (&store);
  csp_clock_set_fixed (csp_instant_from_iso ("2026-01-31T09:00:00Z"));
  customer = test_store_add_customer (&store, "Fabrikam", 0);
}

static void
tear_down (void)
{
  csp_clock_set_fixed (0);
  g_clear_object (&customer);
  test_store_tear_down (&store);
}

/* Runs the operation on that day and returns how many records changed. */
static guint
reach (const char *date)
{
  g_autoptr(CspDateReachedOperation) reached = csp_date_reached_operation_new ();
  g_autofree char *instant = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr(GError) error = NULL;

  csp_clock_set_fixed (csp_instant_from_iso (instant));
  csp_operation_run (CSP_OPERATION (reached), store.conn, CSP_ORIGIN_CLOCK, NULL, &error);
  ck_no_error (error);
  return reached->n_changed;
}

static void
assert_status (CspSubscription *subscription,
               const char      *status,
               const char      *commitment_end)
{
  g_autoptr(CspSubscription) stored = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, NULL);

  ck_assert_str_eq (stored->status, status);
  ck_assert_str_eq (stored->commitment_end, commitment_end);
}

START_TEST (a_suspended_subscription_is_deleted_on_its_erase_date)
{
  g_autoptr(CspSubscription) subscription = commerce_buy (&store, customer->id, 0, OFFER_E3, 1);
  g_autoptr(CspSubscriptionChangeOperation) suspend = csp_subscription_change_operation_new (subscription->id);

  suspend->status = g_strdup ("suspended");
  commerce_run (&store, suspend);
  ck_assert_uint_eq (reach ("2026-04-30"), 0);
  ck_assert_uint_eq (reach ("2026-05-01"), 1);
  assert_status (subscription, "deleted", "2027-01-31");
  ck_assert_int_eq (commerce_count (&store, "history WHERE origin = 'clock' AND kind = 'date-reached'"), 1);
  ck_assert_uint_eq (reach ("2026-05-02"), 0);
}
END_TEST

START_TEST (a_trial_expires)
{
  g_autoptr(CspSubscription) trial = commerce_buy (&store, customer->id, 0, OFFER_TRIAL, 25);

  ck_assert_uint_eq (reach ("2026-03-01"), 0);
  ck_assert_uint_eq (reach ("2026-03-02"), 1);
  assert_status (trial, "expired", "2026-03-02");
}
END_TEST

START_TEST (a_term_renews_or_expires_when_it_ends)
{
  g_autoptr(CspSubscription) renews = commerce_buy (&store, customer->id, 0, OFFER_E3, 1);
  g_autoptr(CspSubscription) ends = commerce_buy (&store, customer->id, 0, OFFER_BASIC, 1);

  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE subscription SET auto_renew = 0 WHERE id = ?1", "i", ends->id));
  ck_assert_uint_eq (reach ("2029-06-01"), 2);
  assert_status (renews, "active", "2030-01-31");
  assert_status (ends, "expired", "2027-01-31");
}
END_TEST

START_TEST (an_invitation_without_an_answer_expires)
{
  g_autoptr(CspInvitation) invitation = g_object_new (CSP_TYPE_INVITATION,
                                                      "invitation-id", "7e5f0b6e-51a2-4a3c-9c83-55bb5a0c2a55",
                                                      "kind", "partnership",
                                                      "recipient", "Litware",
                                                      "state", "sent",
                                                      "created-at", csp_clock_now (),
                                                      "sent-at", csp_clock_now (),
                                                      NULL);
  g_autoptr(CspInvitation) stored = NULL;

  ck_assert (csp_repo_insert (store.conn, invitation, NULL));
  ck_assert_uint_eq (reach ("2026-04-30"), 0);
  ck_assert_uint_eq (reach ("2026-05-01"), 1);
  stored = csp_repo_find (store.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_str_eq (stored->state, "expired");
  ck_assert_int_eq (stored->closed_at, csp_clock_now ());
}
END_TEST

START_TEST (very_many_subscriptions_are_brought_up_to_date)
{
  ck_assert (csp_conn_begin_write (store.conn, NULL));
  for (guint i = 0; i < 600; i++)
    g_object_unref (test_store_add_subscription (&store, customer->id, "Trial", 1, "active"));
  ck_assert (csp_conn_exec (store.conn, "UPDATE subscription SET commitment_end = '2026-02-01'", NULL));
  ck_assert (csp_conn_commit (store.conn, NULL));
  ck_assert_uint_eq (reach ("2026-02-01"), 600);
  ck_assert_int_eq (commerce_count (&store, "subscription WHERE status = 'expired'"), 600);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("date-reached");
  TCase *tcase = tcase_create ("date-reached");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, a_suspended_subscription_is_deleted_on_its_erase_date);
  tcase_add_test (tcase, a_trial_expires);
  tcase_add_test (tcase, a_term_renews_or_expires_when_it_ends);
  tcase_add_test (tcase, an_invitation_without_an_answer_expires);
  tcase_add_test (tcase, very_many_subscriptions_are_brought_up_to_date);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
