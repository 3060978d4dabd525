/* test-sample.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-country.h"
#include "exchange/csp-sample.h"
#include "store/csp-backup.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static char *folder;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("parceria-test-XXXXXX", NULL);
}

static void
tear_down (void)
{
  test_remove_folder (folder);
  g_free (folder);
}

static CspConn *
make (const char    *name,
      const char    *country,
      CspSampleSize  size,
      guint64        seed)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(CspProfile) profile = csp_sample_new_profile (country, "pt_BR");
  g_autoptr(GError) error = NULL;
  CspConn *conn;

  csp_sample_create (path, profile, size, seed, NULL, NULL, NULL, &error);
  ck_no_error (error);
  conn = csp_conn_open (path, CSP_CONN_READ_WRITE, &error);
  ck_no_error (error);
  return conn;
}

static gint64
count (CspConn    *conn,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value;

  csp_conn_get_integer (conn, &value, &error, sql, "");
  ck_no_error (error);
  return value;
}

START_TEST (a_sample_is_as_large_as_asked_and_sound)
{
  g_autoptr(CspConn) conn = make ("a.parceria", "BR", (CspSampleSize) { 2501, 9, 3 }, 7);
  g_autoptr(GPtrArray) findings = csp_store_check (conn, NULL);

  ck_assert_int_eq (findings->len, 0);
  ck_assert_int_eq (count (conn, "SELECT count(*) FROM customer"), 2501);
  ck_assert_int_eq (count (conn, "SELECT count(*) FROM reseller"), 9);
  ck_assert_int_eq (count (conn, "SELECT count(*) FROM subscription"), 7503);
  ck_assert_int_eq (count (conn, "SELECT count(DISTINCT domain) FROM customer"), 2501);
}
END_TEST

START_TEST (every_view_has_something_to_show)
{
  g_autoptr(CspConn) conn = make ("a.parceria", "BR", CSP_SAMPLE_SIZE_DEFAULT, CSP_SAMPLE_SEED_DEFAULT);

  ck_assert_int_eq (count (conn, "SELECT count(DISTINCT status) FROM subscription"), 7);
  ck_assert_int_eq (count (conn, "SELECT count(DISTINCT state) FROM invitation"), 7);
  ck_assert_int_ge (count (conn, "SELECT count(*) FROM customer WHERE former_at <> 0"), 1);
  ck_assert_int_ge (count (conn, "SELECT count(*) FROM subscription WHERE is_trial AND status = 'active'"), 1);
  ck_assert_int_ge (count (conn, "SELECT count(*) FROM subscription WHERE parent_id IS NOT NULL"), 1);
  ck_assert_int_ge (count (conn, "SELECT count(*) FROM history"), 5);
  ck_assert_int_eq (count (conn, "SELECT count(*) FROM reseller WHERE name IN ('First Up Consultants', 'ReleCloud')"
                                 " AND state = 'active' AND mpa_state = 'signed'"), 2);
  ck_assert_int_ge (count (conn, "SELECT count(*) FROM reseller WHERE state = 'requested'"), 1);
  ck_assert_int_ge (count (conn, "SELECT count(*) FROM reseller WHERE mpa_state = 'not-signed'"), 1);
}
END_TEST

START_TEST (no_two_companies_of_a_sample_share_a_name)
{
  static const CspSampleSize sizes[] = { CSP_SAMPLE_SIZE_DEFAULT, { 9000, 200, 0 } };
  static const char * const names[] = { "a.parceria", "b.parceria" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(CspConn) conn = make (names[i], "BR", sizes[i], CSP_SAMPLE_SEED_DEFAULT);

      ck_assert_int_eq (count (conn, "SELECT count(*) - count(DISTINCT name) FROM (SELECT company_name AS name"
                                     " FROM customer UNION ALL SELECT name FROM reseller)"), 0);
    }
}
END_TEST

START_TEST (accepted_invitations_of_a_sample_lead_to_who_was_invited)
{
  g_autoptr(CspConn) conn = make ("a.parceria", "BR", CSP_SAMPLE_SIZE_DEFAULT, CSP_SAMPLE_SEED_DEFAULT);

  ck_assert_int_eq (count (conn, "SELECT count(*) FROM invitation WHERE state = 'accepted'"), 2);
  ck_assert_int_eq (count (conn, "SELECT count(*) FROM invitation LEFT JOIN customer ON customer.id = customer_id"
                                 " LEFT JOIN reseller ON reseller.id = invitation.reseller_id"
                                 " WHERE invitation.state = 'accepted'"
                                 " AND recipient IS NOT coalesce(company_name, reseller.name)"), 0);
}
END_TEST

START_TEST (only_trials_of_a_sample_end_by_themselves)
{
  g_autoptr(CspConn) conn = make ("a.parceria", "BR", (CspSampleSize) { 500, 9, 3 }, 7);

  ck_assert_int_eq (count (conn, "SELECT count(*) FROM subscription s JOIN offer o ON o.offer_id = s.offer_id"
                                 " AND o.country = 'BR' WHERE s.auto_renew <> (o.is_auto_renewable AND NOT s.is_trial)"), 0);
  ck_assert_int_eq (count (conn, "SELECT count(*) FROM subscription WHERE status = 'expired' AND NOT is_trial"), 0);
}
END_TEST

START_TEST (no_date_of_a_sample_has_come_yet)
{
  g_autoptr(CspConn) conn = make ("a.parceria", "CN", CSP_SAMPLE_SIZE_DEFAULT, 5);
  g_autofree char *today = csp_clock_today ();
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM subscription WHERE (status = 'suspended' AND purge_date <= '%s')"
                     " OR (status = 'active' AND commitment_end <= '%s')", today, today);

  ck_assert_int_eq (count (conn, sql), 0);
}
END_TEST

START_TEST (customers_are_in_the_region_of_the_profile)
{
  g_autoptr(CspConn) conn = make ("a.parceria", "DE", CSP_SAMPLE_SIZE_DEFAULT, 3);
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, "SELECT DISTINCT country FROM customer", NULL);
  gboolean has_row;

  while (csp_stmt_step (stmt, &has_row, NULL) && has_row)
    ck_assert (csp_countries_share_region (csp_stmt_get_text (stmt, 0), "DE"));
}
END_TEST

#define DIGEST "SELECT sum(length(company_name) * id + unicode(domain)) FROM customer"

START_TEST (the_same_seed_gives_the_same_data)
{
  g_autoptr(CspConn) a = make ("a.parceria", "BR", CSP_SAMPLE_SIZE_DEFAULT, 1);
  g_autoptr(CspConn) b = make ("b.parceria", "BR", CSP_SAMPLE_SIZE_DEFAULT, 1);
  g_autoptr(CspConn) c = make ("c.parceria", "BR", CSP_SAMPLE_SIZE_DEFAULT, 2);

  ck_assert_int_eq (count (a, DIGEST), count (b, DIGEST));
  ck_assert_int_ne (count (a, DIGEST), count (c, DIGEST));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sample");
  TCase *tcase = tcase_create ("sample");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, a_sample_is_as_large_as_asked_and_sound);
  tcase_add_test (tcase, every_view_has_something_to_show);
  tcase_add_test (tcase, no_two_companies_of_a_sample_share_a_name);
  tcase_add_test (tcase, accepted_invitations_of_a_sample_lead_to_who_was_invited);
  tcase_add_test (tcase, only_trials_of_a_sample_end_by_themselves);
  tcase_add_test (tcase, no_date_of_a_sample_has_come_yet);
  tcase_add_test (tcase, customers_are_in_the_region_of_the_profile);
  tcase_add_test (tcase, the_same_seed_gives_the_same_data);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
