/* test-requests.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include "domain/csp-draft.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-invitation.h"
#include "operations/csp-bill-to-rename.h"
#include "operations/csp-customer-add.h"
#include "operations/csp-customer-change.h"
#include "operations/csp-customer-erase.h"
#include "operations/csp-draft-discard.h"
#include "operations/csp-draft-save.h"
#include "operations/csp-invitation-change.h"
#include "operations/csp-invitation-create.h"
#include "operations/csp-profile-change.h"
#include "operations/csp-reseller-add.h"
#include "operations/csp-reseller-change.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-undo.h"
#include "store/csp-profile-repo.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define LINK "https://partner.microsoft.com/partnership/4847383"

static TestStore store;

static void
set_up (void)
{
  test_store_set_up (&store);
}

static void
tear_down (void)
{
  test_store_tear_down (&store);
}

static void
run (gpointer operation)
{
  g_autoptr(GError) error = NULL;

  csp_operation_run (operation, store.conn, CSP_ORIGIN_PERSON, NULL, &error);
  ck_no_error (error);
}

/* Runs an operation that must be refused and tells whether the problem is tied to @field. */
static void
refused (gpointer    operation,
         const char *field)
{
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert (!csp_operation_run (operation, store.conn, CSP_ORIGIN_PERSON, &problems, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  ck_assert_msg (csp_problems_find (problems, field) != NULL, "no problem with %s: %s", field, error->message);
}

static void
undo (gpointer operation)
{
  g_autoptr(CspOperation) inverse = csp_undo_operation_new (csp_operation_get_id (operation));

  run (inverse);
}

static CspInvitation *
new_invitation (void)
{
  return g_object_new (CSP_TYPE_INVITATION, "kind", "partnership", "recipient", "First Up Consultants",
                       "email", "ana@firstup.example.com", "language", "pt_BR", "subject", "Parceria",
                       "message", "Olá! " LINK, "link", LINK, NULL);
}

static CspInvitation *
stored_invitation (gboolean sent)
{
  CspInvitation *invitation = new_invitation ();
  g_autoptr(CspInvitationCreateOperation) create = csp_invitation_create_operation_new (invitation, sent);

  run (create);
  return invitation;
}

static CspReseller *
new_reseller (const char *name,
              const char *mpn_id)
{
  return g_object_new (CSP_TYPE_RESELLER, "name", name, "mpn-id", mpn_id, NULL);
}

START_TEST (an_accepted_reseller_answers_its_request)
{
  g_autoptr(CspInvitation) invitation = stored_invitation (TRUE);
  g_autoptr(CspReseller) reseller = new_reseller ("First Up Consultants", "1234567");
  g_autoptr(CspResellerAddOperation) add = csp_reseller_add_operation_new (reseller, invitation->id);
  g_autoptr(CspInvitation) after = NULL;
  g_autoptr(CspInvitation) undone = NULL;

  run (add);
  after = csp_repo_find (store.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_str_eq (after->state, "accepted");
  ck_assert_str_eq (after->linked_name, "First Up Consultants");

  undo (add);
  undone = csp_repo_find (store.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_str_eq (undone->state, "sent");
  ck_assert_ptr_null (csp_repo_find (store.conn, CSP_TYPE_RESELLER, reseller->id, NULL));
}
END_TEST

START_TEST (a_reseller_needs_a_free_mpn_id_of_digits)
{
  static const char * const wrong[] = { "", "48A7", "4847383" };
  g_autoptr(CspReseller) existing = test_store_add_reseller (&store, "ReleCloud", "7654321");
  g_autoptr(CspReseller) twin = new_reseller ("Twin", "7654321");
  g_autoptr(CspResellerAddOperation) add_twin = csp_reseller_add_operation_new (twin, 0);

  refused (add_twin, "mpn-id");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(CspReseller) reseller = new_reseller ("First Up Consultants", wrong[i]);
      g_autoptr(CspResellerAddOperation) add = csp_reseller_add_operation_new (reseller, 0);

      refused (add, "mpn-id");
    }
}
END_TEST

START_TEST (a_reseller_of_another_region_is_refused)
{
  g_autoptr(CspReseller) reseller = new_reseller ("Far Away", "1234567");
  g_autoptr(CspResellerAddOperation) add = NULL;

  g_object_set (reseller, "country", "DE", NULL);
  add = csp_reseller_add_operation_new (reseller, 0);
  refused (add, "country");
}
END_TEST

START_TEST (a_changed_reseller_keeps_its_own_mpn_id)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "ReleCloud", "7654321");
  g_autoptr(CspReseller) renamed = csp_record_copy (reseller);
  g_autoptr(CspResellerChangeOperation) change = NULL;
  g_autoptr(CspReseller) after = NULL;

  g_object_set (renamed, "name", "ReleCloud SA", NULL);
  change = csp_reseller_change_operation_new (renamed);
  run (change);
  after = csp_repo_find (store.conn, CSP_TYPE_RESELLER, reseller->id, NULL);
  ck_assert_str_eq (after->name, "ReleCloud SA");
}
END_TEST

START_TEST (a_request_without_its_link_is_refused)
{
  g_autoptr(CspInvitation) invitation = new_invitation ();
  g_autoptr(CspInvitationCreateOperation) create = NULL;

  g_object_set (invitation, "message", "Olá!", NULL);
  create = csp_invitation_create_operation_new (invitation, FALSE);
  refused (create, "message");
}
END_TEST

START_TEST (a_request_that_expired_is_open_again_once_reminded)
{
  static const struct { CspInvitationEvent event; const char *state; } steps[] = {
    { CSP_INVITATION_EVENT_SEND, "sent" },
    { CSP_INVITATION_EVENT_EXPIRE, "expired" },
    { CSP_INVITATION_EVENT_REMIND, "sent" },
    { CSP_INVITATION_EVENT_DECLINE, "declined" },
  };
  g_autoptr(CspInvitation) invitation = stored_invitation (FALSE);
  g_autoptr(CspInvitation) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(CspInvitationChangeOperation) change =
        csp_invitation_change_operation_new (invitation->id, steps[i].event);
      g_autoptr(CspInvitation) after = NULL;

      run (change);
      after = csp_repo_find (store.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
      ck_assert_str_eq (after->state, steps[i].state);
      ck_assert ((after->closed_at == 0) == csp_invitation_is_open (after));
    }
  last = csp_repo_find (store.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_int_eq (last->reminders, 1);
  ck_assert (last->sent_at > 0 && last->reminded_at > 0 && last->closed_at > 0);
}
END_TEST

START_TEST (nothing_is_accepted_without_evidence)
{
  g_autoptr(CspInvitation) invitation = stored_invitation (TRUE);
  g_autoptr(CspInvitationChangeOperation) accept =
    csp_invitation_change_operation_new (invitation->id, CSP_INVITATION_EVENT_ACCEPT);

  refused (accept, "linked-name");
}
END_TEST

START_TEST (a_declined_request_cannot_be_sent_again)
{
  g_autoptr(CspInvitation) invitation = stored_invitation (TRUE);
  g_autoptr(CspInvitationChangeOperation) decline =
    csp_invitation_change_operation_new (invitation->id, CSP_INVITATION_EVENT_DECLINE);
  g_autoptr(CspInvitationChangeOperation) send =
    csp_invitation_change_operation_new (invitation->id, CSP_INVITATION_EVENT_SEND);

  run (decline);
  refused (send, "");
}
END_TEST

START_TEST (a_customer_entered_by_hand_is_found_by_its_id_and_can_be_undone)
{
  g_autoptr(CspCustomer) customer = g_object_new (CSP_TYPE_CUSTOMER, "company-name", "Fabrikam",
                                                  "domain", "fabrikam.onmicrosoft.com",
                                                  "microsoft-id", "{6DF4A3F0-16A4-4C2A-9B5C-0D5D0B1C2E3F}", NULL);
  g_autoptr(CspCustomerAddOperation) add = csp_customer_add_operation_new (customer, 0);
  g_autoptr(CspCustomer) twin = g_object_new (CSP_TYPE_CUSTOMER, "company-name", "Other",
                                              "domain", "FABRIKAM.onmicrosoft.com",
                                              "microsoft-id", "6df4a3f0-16a4-4c2a-9b5c-0d5d0b1c2e3f", NULL);
  g_autoptr(CspCustomerAddOperation) add_twin = csp_customer_add_operation_new (twin, 0);

  run (add);
  ck_assert_str_eq (customer->microsoft_id, "6DF4A3F0-16A4-4C2A-9B5C-0D5D0B1C2E3F");
  refused (add_twin, "domain");
  refused (add_twin, "microsoft-id");
  undo (add);
  ck_assert_ptr_null (csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, customer->id, NULL));
}
END_TEST

START_TEST (only_the_bill_to_name_changes_with_it)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspBillToRenameOperation) rename = csp_bill_to_rename_operation_new (customer->id, " Fabrikam Brasil ");
  g_autoptr(CspCustomer) after = NULL;

  run (rename);
  after = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, customer->id, NULL);
  ck_assert_str_eq (after->company_name, "Fabrikam Brasil");
  ck_assert_str_eq (after->domain, customer->domain);
  ck_assert_str_eq (after->microsoft_id, customer->microsoft_id);
}
END_TEST

START_TEST (an_alias_has_at_most_80_characters)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) longer = csp_record_copy (customer);
  g_autofree char *alias = g_strnfill (81, 'x');
  g_autoptr(CspCustomerChangeOperation) change = csp_customer_change_operation_new (longer);

  g_object_set (longer, "alias", alias, NULL);
  refused (change, "alias");
  alias[80] = '\0';
  g_object_set (longer, "alias", alias, NULL);
  run (change);
}
END_TEST

START_TEST (an_erased_customer_leaves_no_trace_in_the_file)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Xylophonquartett", 0);
  g_autoptr(CspSubscription) subscription =
    test_store_add_subscription (&store, customer->id, "Exchange", 5, "active");
  g_autoptr(CspSubscriptionChangeOperation) nickname = csp_subscription_change_operation_new (subscription->id);
  g_autoptr(CspBillToRenameOperation) rename = csp_bill_to_rename_operation_new (customer->id, "Xylophonsextett");
  g_autoptr(CspCustomerEraseOperation) erase = csp_customer_erase_operation_new (customer->id);
  g_autofree char *content = NULL;
  gsize length;

  nickname->has_nickname = TRUE;
  nickname->nickname = g_strdup ("Xylophonbüro");
  run (nickname);
  run (rename);
  run (erase);
  g_clear_pointer (&store.conn, csp_conn_close);
  ck_assert (g_file_get_contents (store.path, &content, &length, NULL));
  ck_assert (memmem (content, length, "Xylophon", 8) == NULL);
}
END_TEST

START_TEST (the_profile_remembers_a_checked_partnership_link)
{
  g_autoptr(CspProfile) profile = csp_profile_repo_load (store.conn, NULL);
  g_autoptr(CspProfile) wrong = csp_record_copy (profile);
  g_autoptr(CspProfileChangeOperation) refused_change = csp_profile_change_operation_new (wrong);
  g_autoptr(CspProfileChangeOperation) change = csp_profile_change_operation_new (profile);
  g_autoptr(CspProfile) after = NULL;

  g_object_set (wrong, "partnership-link", "https://microsoft.com.evil.example/x", NULL);
  refused (refused_change, "partnership-link");
  g_object_set (profile, "partnership-link", LINK, NULL);
  run (change);
  after = csp_profile_repo_load (store.conn, NULL);
  ck_assert_str_eq (after->partnership_link, LINK);
}
END_TEST

START_TEST (settings_read_earlier_leave_the_reseller_chosen_last)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Adatum Resale", "4000001");
  g_autoptr(CspProfile) profile = csp_profile_repo_load (store.conn, NULL);
  g_autoptr(CspProfileChangeOperation) change = csp_profile_change_operation_new (profile);
  g_autoptr(CspProfile) after = NULL;

  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE profile SET last_reseller_id = ?1", "i", reseller->id));
  g_object_set (profile, "name", "Renamed", NULL);
  run (change);
  after = csp_profile_repo_load (store.conn, NULL);
  ck_assert_str_eq (after->name, "Renamed");
  ck_assert_int_eq (after->last_reseller_id, reseller->id);
}
END_TEST

START_TEST (a_discarded_draft_comes_back_by_undo)
{
  g_autoptr(CspDraft) draft = g_object_new (CSP_TYPE_DRAFT, "kind", "new-customer", "title", "Fabrikam", "page",
                                            "account", "content", "{\"city\":\"Porto\"}", NULL);
  g_autoptr(CspDraftSaveOperation) save = csp_draft_save_operation_new (draft);
  g_autoptr(CspDraftDiscardOperation) discard = NULL;
  g_autoptr(CspDraft) back = NULL;

  run (save);
  discard = csp_draft_discard_operation_new (draft->id);
  run (discard);
  ck_assert_ptr_null (csp_repo_find (store.conn, CSP_TYPE_DRAFT, draft->id, NULL));
  undo (discard);
  back = csp_repo_find (store.conn, CSP_TYPE_DRAFT, draft->id, NULL);
  ck_assert_str_eq (back->content, "{\"city\":\"Porto\"}");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("requests");
  TCase *tcase = tcase_create ("requests");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, an_accepted_reseller_answers_its_request);
  tcase_add_test (tcase, a_reseller_needs_a_free_mpn_id_of_digits);
  tcase_add_test (tcase, a_reseller_of_another_region_is_refused);
  tcase_add_test (tcase, a_changed_reseller_keeps_its_own_mpn_id);
  tcase_add_test (tcase, a_request_without_its_link_is_refused);
  tcase_add_test (tcase, a_request_that_expired_is_open_again_once_reminded);
  tcase_add_test (tcase, nothing_is_accepted_without_evidence);
  tcase_add_test (tcase, a_declined_request_cannot_be_sent_again);
  tcase_add_test (tcase, a_customer_entered_by_hand_is_found_by_its_id_and_can_be_undone);
  tcase_add_test (tcase, only_the_bill_to_name_changes_with_it);
  tcase_add_test (tcase, an_alias_has_at_most_80_characters);
  tcase_add_test (tcase, an_erased_customer_leaves_no_trace_in_the_file);
  tcase_add_test (tcase, the_profile_remembers_a_checked_partnership_link);
  tcase_add_test (tcase, settings_read_earlier_leave_the_reseller_chosen_last);
  tcase_add_test (tcase, a_discarded_draft_comes_back_by_undo);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
