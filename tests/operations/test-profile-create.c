/* test-profile-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "operations/csp-profile-create.h"
#include "store/csp-offer-repo.h"
#include "tests/operations/commerce-fixture.h"

static char *folder;
static char *path;
static CspProfile *profile;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("parceria-test-XXXXXX", NULL);
  path = g_build_filename (folder, "new.parceria", NULL);
  profile = test_store_new_profile ();
}

static void
tear_down (void)
{
  test_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&path, g_free);
  g_clear_object (&profile);
}

START_TEST (a_new_profile_has_the_starter_catalogue_of_its_country)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CspConn) conn = NULL;
  g_autoptr(GPtrArray) offers = NULL;
  g_autoptr(CspCatalogue) catalogue = NULL;

  csp_profile_create (path, profile, NULL, &error);
  ck_no_error (error);
  conn = csp_conn_open (path, CSP_CONN_READ_ONLY, &error);
  ck_no_error (error);
  offers = csp_offer_repo_load_all (conn, "br", &error);
  catalogue = csp_offer_repo_catalogue (conn, "br", &error);
  ck_no_error (error);
  ck_assert_uint_ge (offers->len, 20);
  ck_assert_int_eq (CSP_OFFER (offers->pdata[0])->position, 1);
  ck_assert_str_eq (catalogue->source, "starter");
  ck_assert_str_eq (catalogue->country, "BR");
}
END_TEST

START_TEST (an_offer_knows_the_names_of_its_bases)
{
  g_autoptr(CspConn) conn = NULL;
  g_autoptr(GPtrArray) offers = NULL;
  g_autoptr(GError) error = NULL;

  csp_profile_create (path, profile, NULL, &error);
  ck_no_error (error);
  conn = csp_conn_open (path, CSP_CONN_READ_ONLY, &error);
  offers = csp_offer_repo_load_all (conn, "br", &error);
  ck_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      CspOffer *add_on = g_ptr_array_index (offers, i);
      g_auto(GStrv) names = g_strsplit (add_on->prerequisite_names ? add_on->prerequisite_names : "", "\n", -1);
      guint n = 0;

      for (guint j = 0; j < offers->len; j++)
        if (csp_offer_ids_contain (add_on->prerequisites, CSP_OFFER (offers->pdata[j])->offer_id))
          ck_assert_str_eq (names[n++], CSP_OFFER (offers->pdata[j])->name);
      ck_assert_uint_eq (g_strv_length (names), n);
    }
}
END_TEST

START_TEST (a_profile_that_breaks_a_rule_makes_no_file)
{
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (profile, "country", "UK", "mpn-id", "48A7", NULL);
  ck_assert (!csp_profile_create (path, profile, &problems, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  ck_assert_problem (problems, "country", CSP_SEVERITY_ERROR, "");
  ck_assert_problem (problems, "mpn-id", CSP_SEVERITY_ERROR, "digits only");
  ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (a_file_that_is_there_is_not_replaced)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;

  ck_assert (g_file_set_contents (path, "mine", -1, NULL));
  ck_assert (!csp_profile_create (path, profile, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_EXISTS));
  ck_assert (g_file_get_contents (path, &content, NULL, NULL));
  ck_assert_str_eq (content, "mine");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("profile-create");
  TCase *tcase = tcase_create ("profile-create");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, a_new_profile_has_the_starter_catalogue_of_its_country);
  tcase_add_test (tcase, an_offer_knows_the_names_of_its_bases);
  tcase_add_test (tcase, a_profile_that_breaks_a_rule_makes_no_file);
  tcase_add_test (tcase, a_file_that_is_there_is_not_replaced);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
