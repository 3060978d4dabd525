/* test-outbox.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "operations/csp-bill-to-rename.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox-change.h"
#include "operations/csp-outbox-move.h"
#include "operations/csp-outbox.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-support-contact-set.h"
#include "operations/csp-undo.h"
#include "store/csp-repo.h"
#include "tests/operations/commerce-fixture.h"

static TestStore store;
static CspCustomer *customer;
static CspSubscription *subscription;

static void
set_up (void)
{
  commerce_set_up (&store);
  commerce_change_profile (&store, "backend = 'partner-center'");
  customer = test_store_add_customer (&store, "Fabrikam", 0);
  subscription = test_store_add_subscription (&store, customer->id, "Basic", 5, "active");
}

static void
tear_down (void)
{
  g_clear_object (&customer);
  g_clear_object (&subscription);
  test_store_tear_down (&store);
}

static CspOutboxEntry *
last_entry (void)
{
  return csp_repo_find_where (store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL, "TRUE ORDER BY outbox.id DESC LIMIT 1", "");
}

static CspSubscriptionChangeOperation *
change_quantity (gint64 quantity)
{
  CspSubscriptionChangeOperation *operation = csp_subscription_change_operation_new (subscription->id);

  operation->has_quantity = TRUE;
  operation->quantity = quantity;
  commerce_run (&store, operation);
  return operation;
}

static void
change_nickname (const char *nickname)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = csp_subscription_change_operation_new (subscription->id);

  operation->has_nickname = TRUE;
  operation->nickname = g_strdup (nickname);
  commerce_run (&store, operation);
}

static void
set_state (const char *state)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE outbox SET state = '%s', body = '{}', attempts = 1", state);
  g_autoptr(GError) error = NULL;

  csp_conn_exec (store.conn, sql, &error);
  ck_no_error (error);
}

static gboolean
is_refused (gpointer operation)
{
  g_autoptr(GError) error = NULL;

  return !csp_operation_run (operation, store.conn, CSP_ORIGIN_PERSON, NULL, &error) &&
         (g_error_matches (error, CSP_ERROR, CSP_ERROR_CONFLICT) ||
          g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
}

START_TEST (a_change_queues_what_the_service_shall_be_told)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = change_quantity (7);
  g_autoptr(CspOutboxEntry) entry = last_entry ();

  ck_assert_str_eq (entry->request, CSP_REQUEST_SUBSCRIPTION_CHANGE);
  ck_assert_str_eq (entry->operation_id, csp_operation_get_id (CSP_OPERATION (operation)));
  ck_assert_str_eq (entry->before, "{\"quantity\":5}");
  ck_assert_str_eq (entry->after, "{\"quantity\":7}");
  ck_assert_str_eq (entry->state, CSP_OUTBOX_WAITING);
  ck_assert_int_eq (entry->customer_id, customer->id);
  ck_assert_int_eq (entry->depends_on, 0);
  ck_assert (!entry->attended);
}
END_TEST

START_TEST (what_stays_here_is_not_queued)
{
  g_autoptr(CspBillToRenameOperation) operation = csp_bill_to_rename_operation_new (customer->id, "New name");

  commerce_run (&store, operation);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
}
END_TEST

START_TEST (a_local_profile_queues_nothing)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = NULL;

  commerce_change_profile (&store, "backend = 'local'");
  operation = change_quantity (7);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
}
END_TEST

START_TEST (a_later_wish_joins_one_that_was_not_sent)
{
  g_autoptr(CspSubscriptionChangeOperation) first = change_quantity (7);
  g_autoptr(CspOutboxEntry) before = last_entry ();
  g_autoptr(CspSubscriptionChangeOperation) second = NULL;
  g_autoptr(CspOutboxEntry) entry = NULL;

  set_state (CSP_OUTBOX_READY);
  second = change_quantity (9);
  change_nickname ("Ours");
  entry = last_entry ();
  ck_assert_int_eq (commerce_count (&store, "outbox"), 1);
  ck_assert_str_eq (entry->before, "{\"quantity\":5,\"friendly-name\":null}");
  ck_assert_str_eq (entry->after, "{\"quantity\":9,\"friendly-name\":\"Ours\"}");
  ck_assert_str_eq (entry->state, CSP_OUTBOX_WAITING);
  ck_assert_ptr_null (entry->body);
  ck_assert_str_ne (entry->request_id, before->request_id);
}
END_TEST

START_TEST (a_wish_that_came_back_to_its_base_is_dropped)
{
  g_autoptr(CspSubscriptionChangeOperation) first = change_quantity (7);
  g_autoptr(CspSubscriptionChangeOperation) second = change_quantity (5);

  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
}
END_TEST

START_TEST (undoing_a_wish_that_was_not_sent_withdraws_it)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = change_quantity (7);

  commerce_undo (&store, operation);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
}
END_TEST

START_TEST (undo_leaves_what_the_service_brought_along)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = change_quantity (7);
  g_autoptr(CspSubscription) before = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, NULL);
  g_autoptr(CspSubscription) after = csp_record_copy (before);
  g_autoptr(CspSubscription) now = NULL;
  CspOperationContext context;

  g_object_set (after, "friendly-name", "Theirs", NULL);
  ck_assert (csp_conn_begin_write (store.conn, NULL));
  ck_assert (csp_operation_context_init (&context, store.conn, CSP_ORIGIN_SERVICE,
                                         csp_operation_get_id (CSP_OPERATION (operation)), csp_clock_now (), NULL));
  ck_assert (csp_history_update (&context, "service-update", before, after, NULL));
  ck_assert (csp_conn_exec (store.conn, "DELETE FROM outbox", NULL) && csp_conn_commit (store.conn, NULL));
  csp_operation_context_clear (&context);
  commerce_undo (&store, operation);
  now = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, NULL);
  ck_assert_int_eq (now->quantity, 5);
  ck_assert_str_eq (now->friendly_name, "Theirs");
}
END_TEST

START_TEST (undo_of_a_contact_that_was_set_where_none_was_known_names_the_own_company)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Tailspin", "5000001");
  g_autoptr(CspSupportContactSetOperation) operation = NULL;
  g_autoptr(CspOutboxEntry) entry = NULL;

  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE customer SET reseller_id = ?1", "i", reseller->id));
  operation = csp_support_contact_set_operation_new (subscription->id, reseller->id);
  commerce_run (&store, operation);
  ck_assert (csp_conn_exec (store.conn, "DELETE FROM outbox", NULL));
  commerce_undo (&store, operation);
  entry = last_entry ();
  ck_assert_str_eq (entry->after, "{\"support-mpn-id\":\"" OWN_MPN "\",\"support-name\":\"" OWN_NAME
                                  "\",\"support-tenant-id\":\"" OWN_TENANT "\"}");
}
END_TEST

START_TEST (undo_of_a_contact_that_was_not_sent_withdraws_it_where_none_was_known)
{
  g_autoptr(CspSupportContactSetOperation) operation = csp_support_contact_set_operation_new (subscription->id, 0);

  commerce_run (&store, operation);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 1);
  commerce_undo (&store, operation);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
}
END_TEST

static const char * const acted[] = { CSP_OUTBOX_SENDING, CSP_OUTBOX_UNKNOWN, CSP_OUTBOX_RUNNING };

START_TEST (a_later_wish_follows_one_that_may_have_acted)
{
  g_autoptr(CspSubscriptionChangeOperation) first = change_quantity (7);
  g_autoptr(CspOutboxEntry) sent = last_entry ();
  g_autoptr(CspOutboxEntry) entry = NULL;

  set_state (acted[_i]);
  commerce_undo (&store, first);
  entry = last_entry ();
  ck_assert_int_eq (commerce_count (&store, "outbox"), 2);
  ck_assert_int_gt (entry->id, sent->id);
  ck_assert_str_eq (entry->before, "{\"quantity\":7}");
  ck_assert_str_eq (entry->after, "{\"quantity\":5}");
  ck_assert_str_eq (entry->state, CSP_OUTBOX_WAITING);
}
END_TEST

START_TEST (an_order_that_was_not_sent_is_withdrawn_by_undo)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();

  order->customer_id = customer->id;
  commerce_add (&store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&store, order);
  ck_assert_int_eq (commerce_count (&store, "outbox WHERE request = 'order-place'"), 1);
  commerce_undo (&store, order);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 0);
}
END_TEST

START_TEST (an_order_that_may_have_been_placed_cannot_be_undone)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();
  g_autoptr(CspOperation) undo = NULL;

  order->customer_id = customer->id;
  commerce_add (&store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&store, order);
  set_state (acted[_i]);
  undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (order)));
  ck_assert (is_refused (undo));
  ck_assert_int_eq (commerce_count (&store, "outbox"), 1);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 1);
}
END_TEST

START_TEST (an_order_that_waits_to_be_repeated_cannot_be_undone)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();
  g_autoptr(CspOperation) undo = NULL;

  order->customer_id = customer->id;
  commerce_add (&store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&store, order);
  set_state (CSP_OUTBOX_READY);
  ck_assert (csp_conn_exec (store.conn, "UPDATE outbox SET first_sent_at = 1", NULL));
  undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (order)));
  ck_assert (is_refused (undo));
}
END_TEST

START_TEST (an_order_that_was_placed_cannot_be_undone)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();
  g_autoptr(CspOperation) undo = NULL;

  order->customer_id = customer->id;
  commerce_add (&store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&store, order);
  ck_assert (csp_conn_exec (store.conn, "DELETE FROM outbox", NULL));
  undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (order)));
  ck_assert (is_refused (undo));
}
END_TEST

static CspCustomerCreateOperation *
create_customer_with_order (void)
{
  CspCustomerCreateOperation *operation = commerce_new_customer ("Tailspin", "tailspin", 0);

  g_object_set (operation->customer, "agreement", "accepted", NULL);
  commerce_add (&store, &operation->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&store, operation);
  return operation;
}

START_TEST (what_a_new_customer_needs_waits_for_its_creation)
{
  g_autoptr(CspCustomerCreateOperation) operation = create_customer_with_order ();
  g_autoptr (CspOutboxEntry) create = csp_repo_find_where (store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL,
                                                           "request = 'customer-create'", "");
  g_autoptr (CspOutboxEntry) agreement = csp_repo_find_where (store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL,
                                                              "request = 'agreement-confirm'", "");
  g_autoptr (CspOutboxEntry) order = csp_repo_find_where (store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL,
                                                          "request = 'order-place'", "");

  ck_assert_int_eq (commerce_count (&store, "outbox"), 3);
  ck_assert (create->attended);
  ck_assert_int_eq (create->depends_on, 0);
  ck_assert_int_eq (agreement->depends_on, create->id);
  ck_assert_int_eq (order->depends_on, create->id);
  ck_assert_int_eq (order->customer_id, create->customer_id);
}
END_TEST

START_TEST (a_change_of_a_new_subscription_waits_for_its_order)
{
  g_autoptr(CspSubscription) bought = commerce_buy (&store, customer->id, 0, OFFER_BASIC, 3);
  g_autoptr(CspOutboxEntry) order = last_entry ();
  g_autoptr(CspSupportContactSetOperation) operation = csp_support_contact_set_operation_new (bought->id, 0);
  g_autoptr(CspOutboxEntry) entry = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE subscription SET support_name = 'somebody else'", NULL));
  commerce_run (&store, operation);
  entry = last_entry ();
  ck_assert_str_eq (entry->request, CSP_REQUEST_SUPPORT_CONTACT_SET);
  ck_assert_int_eq (entry->depends_on, order->id);
}
END_TEST

START_TEST (removing_an_entry_takes_its_change_back)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = change_quantity (7);
  g_autoptr(CspOutboxEntry) entry = last_entry ();
  g_autoptr(CspOutboxRemoveOperation) removal = csp_outbox_remove_operation_new (entry->id);
  g_autoptr(CspSubscription) now = NULL;

  set_state (CSP_OUTBOX_REJECTED);
  commerce_run (&store, removal);
  now = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, NULL);
  ck_assert_int_eq (now->quantity, 5);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
}
END_TEST

START_TEST (removing_a_refused_customer_removes_all_that_waits_for_it)
{
  g_autoptr(CspCustomerCreateOperation) operation = create_customer_with_order ();
  g_autoptr (CspOutboxEntry) create = csp_repo_find_where (store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL,
                                                           "request = 'customer-create'", "");
  g_autoptr(CspOutboxRemoveOperation) removal = csp_outbox_remove_operation_new (create->id);

  set_state (CSP_OUTBOX_REJECTED);
  commerce_run (&store, removal);
  ck_assert_int_eq (commerce_count (&store, "outbox"), 0);
  ck_assert_int_eq (commerce_count (&store, "customer"), 1);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 0);
}
END_TEST

START_TEST (an_entry_that_may_have_acted_cannot_be_removed)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = change_quantity (7);
  g_autoptr(CspOutboxEntry) entry = last_entry ();
  g_autoptr(CspOutboxRemoveOperation) removal = csp_outbox_remove_operation_new (entry->id);

  set_state (acted[_i]);
  ck_assert (is_refused (removal));
  ck_assert_int_eq (commerce_count (&store, "outbox"), 1);
}
END_TEST

START_TEST (no_number_of_an_entry_is_used_twice)
{
  g_autoptr(CspSubscriptionChangeOperation) first = change_quantity (7);
  g_autoptr(CspOutboxEntry) before = last_entry ();
  g_autoptr(CspSubscriptionChangeOperation) second = change_quantity (5);
  g_autoptr(CspSubscriptionChangeOperation) third = change_quantity (8);
  g_autoptr(CspOutboxEntry) after = last_entry ();

  ck_assert_int_ne (before->id, after->id);
}
END_TEST

/* Two changes of Fabrikam, then one of Contoso, and one more of Fabrikam. */
static void
queue_for_two (void)
{
  g_autoptr(CspSubscriptionChangeOperation) first = change_quantity (7);
  g_autoptr(CspCustomer) other = test_store_add_customer (&store, "Contoso", 0);
  g_autoptr(CspSubscription) theirs = test_store_add_subscription (&store, other->id, "Other", 5, "active");
  g_autoptr(CspSubscription) second = test_store_add_subscription (&store, customer->id, "More", 5, "active");
  CspSubscription *own = subscription;
  CspSubscription * const order[] = { second, theirs };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr(CspSubscriptionChangeOperation) operation = NULL;

      subscription = order[i];
      operation = change_quantity (8);
    }
  subscription = own;
}

/* The names in the order in which they stand in the line. */
static char *
line (void)
{
  return csp_conn_get_text (store.conn, NULL,
                            "SELECT group_concat (subject_name, ' ') FROM"
                            " (SELECT subject_name FROM outbox ORDER BY asked_at, id)",
                            "");
}

static gboolean
move (const char    *name,
      CspOutboxMove  where)
{
  g_autoptr (CspOutboxEntry) entry =
      csp_repo_find_where (store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL, "outbox.subject_name = ?1", "t", name);
  g_autoptr(CspOutboxMoveOperation) operation = csp_outbox_move_operation_new (entry->id, where);

  return csp_operation_run (CSP_OPERATION (operation), store.conn, CSP_ORIGIN_PERSON, NULL, NULL);
}

static void
expect_line (const char *expected)
{
  g_autofree char *now = line ();

  ck_assert_str_eq (now, expected);
}

START_TEST (an_entry_of_another_customer_can_be_moved_up_and_down)
{
  queue_for_two ();
  expect_line ("Basic More Other");
  ck_assert (move ("Other", CSP_OUTBOX_MOVE_UP));
  expect_line ("Basic Other More");
  ck_assert (move ("Other", CSP_OUTBOX_MOVE_UP));
  expect_line ("Other Basic More");
  ck_assert (move ("Other", CSP_OUTBOX_MOVE_UP));
  expect_line ("Other Basic More");
  ck_assert (move ("Other", CSP_OUTBOX_MOVE_DOWN));
  expect_line ("Basic Other More");
}
END_TEST

START_TEST (what_waits_for_one_customer_keeps_its_order)
{
  queue_for_two ();
  ck_assert (!move ("More", CSP_OUTBOX_MOVE_UP));
  ck_assert (!move ("Basic", CSP_OUTBOX_MOVE_DOWN));
  expect_line ("Basic More Other");
  ck_assert (move ("Other", CSP_OUTBOX_MOVE_FIRST));
  expect_line ("Other Basic More");
  ck_assert (move ("More", CSP_OUTBOX_MOVE_FIRST));
  expect_line ("Basic More Other");
}
END_TEST

START_TEST (what_somebody_sends_now_goes_first)
{
  g_autoptr(CspOutboxEntry) entry = NULL;
  g_autoptr(CspOutboxRetryOperation) retry = NULL;

  queue_for_two ();
  entry = last_entry ();
  retry = csp_outbox_retry_operation_new (entry->id);
  commerce_run (&store, retry);
  expect_line ("Other Basic More");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("outbox");
  TCase *tcase = tcase_create ("outbox");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, a_change_queues_what_the_service_shall_be_told);
  tcase_add_test (tcase, what_stays_here_is_not_queued);
  tcase_add_test (tcase, an_entry_of_another_customer_can_be_moved_up_and_down);
  tcase_add_test (tcase, what_waits_for_one_customer_keeps_its_order);
  tcase_add_test (tcase, what_somebody_sends_now_goes_first);
  tcase_add_test (tcase, a_local_profile_queues_nothing);
  tcase_add_test (tcase, a_later_wish_joins_one_that_was_not_sent);
  tcase_add_test (tcase, a_wish_that_came_back_to_its_base_is_dropped);
  tcase_add_test (tcase, undoing_a_wish_that_was_not_sent_withdraws_it);
  tcase_add_test (tcase, undo_leaves_what_the_service_brought_along);
  tcase_add_test (tcase, undo_of_a_contact_that_was_set_where_none_was_known_names_the_own_company);
  tcase_add_test (tcase, undo_of_a_contact_that_was_not_sent_withdraws_it_where_none_was_known);
  tcase_add_loop_test (tcase, a_later_wish_follows_one_that_may_have_acted, 0, G_N_ELEMENTS (acted));
  tcase_add_test (tcase, an_order_that_was_not_sent_is_withdrawn_by_undo);
  tcase_add_loop_test (tcase, an_order_that_may_have_been_placed_cannot_be_undone, 0, G_N_ELEMENTS (acted));
  tcase_add_test (tcase, an_order_that_waits_to_be_repeated_cannot_be_undone);
  tcase_add_test (tcase, an_order_that_was_placed_cannot_be_undone);
  tcase_add_test (tcase, what_a_new_customer_needs_waits_for_its_creation);
  tcase_add_test (tcase, a_change_of_a_new_subscription_waits_for_its_order);
  tcase_add_test (tcase, removing_an_entry_takes_its_change_back);
  tcase_add_test (tcase, removing_a_refused_customer_removes_all_that_waits_for_it);
  tcase_add_loop_test (tcase, an_entry_that_may_have_acted_cannot_be_removed, 0, G_N_ELEMENTS (acted));
  tcase_add_test (tcase, no_number_of_an_entry_is_used_twice);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
