/* test-token-store.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync/csp-token-store.h"
#include "tests/lib/test-suite.h"

static const CspTokenKey key = { "https://login.microsoftonline.com", "T", "C", "Ana@contoso.example" };

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
save (CspTokenStore     *store,
      const CspTokenKey *whose,
      const char        *text)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CspSecret) token = text ? csp_secret_new (text) : NULL;

  csp_token_store_save_async (store, whose, token, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  csp_token_store_save_finish (store, result);
}

static CspSecret *
load (CspTokenStore     *store,
      const CspTokenKey *whose)
{
  g_autoptr(GAsyncResult) result = NULL;

  csp_token_store_load_async (store, whose, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return csp_token_store_load_finish (store, result);
}

static void
holds (CspTokenStore     *store,
       const CspTokenKey *whose,
       const char        *text)
{
  g_autoptr(CspSecret) token = load (store, whose);

  if (text == NULL)
    ck_assert_ptr_null (token);
  else
    ck_assert_str_eq (csp_secret_get_text (token), text);
}

START_TEST (a_sign_in_in_the_keyring_outlives_the_program)
{
  static const CspTokenKey other_case = { "HTTPS://login.microsoftonline.com", "t", "c", "ana@CONTOSO.example" };
  static const CspTokenKey others[] = {
    { "https://login.microsoftonline.us", "T", "C", "Ana@contoso.example" },
    { "https://login.microsoftonline.com", "U", "C", "Ana@contoso.example" },
    { "https://login.microsoftonline.com", "T", "D", "Ana@contoso.example" },
    { "https://login.microsoftonline.com", "T", "C", "Bob@contoso.example" },
    { "https://login.microsoftonline.com", "T", "C", NULL },
  };
  g_autoptr(CspTokenStore) first = csp_token_store_new ();
  g_autoptr(CspTokenStore) restarted = csp_token_store_new ();

  save (first, &key, "R1");
  ck_assert (csp_token_store_is_persistent (first));
  save (first, &key, "R2");
  holds (restarted, &key, "R2");
  holds (restarted, &other_case, "R2");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    holds (restarted, &others[i], NULL);
  save (restarted, &key, NULL);
  holds (first, &key, NULL);
}
END_TEST

static void
list_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GPtrArray **) user_data = csp_token_store_list_finish (CSP_TOKEN_STORE (object), result);
}

static char *
list (CspTokenStore *store)
{
  GPtrArray *accounts = NULL;
  char *names;

  csp_token_store_list_async (store, &key, NULL, list_cb, &accounts);
  while (accounts == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_add (accounts, NULL);
  names = g_strjoinv (" ", (char **) accounts->pdata);
  g_ptr_array_unref (accounts);
  return names;
}

static void
all_accounts_are_listed (CspTokenStore *store)
{
  static const CspTokenKey bob = { "https://login.microsoftonline.com", "T", "C", "Bob@contoso.example" };
  static const CspTokenKey elsewhere = { "https://login.microsoftonline.com", "U", "C", "Eve@contoso.example" };
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;

  save (store, &bob, "R1");
  save (store, &key, "R2");
  save (store, &elsewhere, "R3");
  both = list (store);
  ck_assert_str_eq (both, "ana@contoso.example bob@contoso.example");
  save (store, &key, NULL);
  one = list (store);
  ck_assert_str_eq (one, "bob@contoso.example");
  save (store, &bob, NULL);
  save (store, &elsewhere, NULL);
}

START_TEST (the_accounts_of_an_application_are_listed)
{
  g_autoptr(CspTokenStore) store = csp_token_store_new ();
  g_autoptr(CspTokenStore) without_keyring = NULL;

  all_accounts_are_listed (store);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  without_keyring = csp_token_store_new ();
  all_accounts_are_listed (without_keyring);
}
END_TEST

START_TEST (a_sign_in_without_a_keyring_lasts_as_long_as_the_program)
{
  g_autoptr(CspTokenStore) first = NULL;
  g_autoptr(CspTokenStore) restarted = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  first = csp_token_store_new ();
  restarted = csp_token_store_new ();
  save (first, &key, "R1");
  ck_assert (!csp_token_store_is_persistent (first));
  holds (first, &key, "R1");
  holds (restarted, &key, NULL);
  ck_assert (!csp_token_store_is_persistent (restarted));
  save (first, &key, NULL);
  holds (first, &key, NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("token-store");
  TCase *tcase = tcase_create ("tokens");

  tcase_add_test (tcase, a_sign_in_in_the_keyring_outlives_the_program);
  tcase_add_test (tcase, the_accounts_of_an_application_are_listed);
  tcase_add_test (tcase, a_sign_in_without_a_keyring_lasts_as_long_as_the_program);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
