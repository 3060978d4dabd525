/* test-paged-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-fold.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static TestStore store;
static CspDb *db;

static void
set_up (void)
{
  test_store_set_up (&store);
  db = NULL;
}

static void
tear_down (void)
{
  if (db != NULL)
    csp_db_close (db);
  g_clear_object (&db);
  test_store_tear_down (&store);
}

static gboolean
is_quiet (gpointer list)
{
  return !csp_paged_list_is_loading (list);
}

static CspPagedList *
open_list (const CspListQuery *query)
{
  CspPagedList *list;

  if (db == NULL)
    db = csp_db_new (store.path, CSP_CONN_READ_WRITE);
  list = csp_paged_list_new (db, query);
  ck_assert (test_wait_until (is_quiet, list));
  ck_assert_ptr_null (csp_paged_list_get_error (list));
  return list;
}

static void
quiet (CspPagedList *list)
{
  ck_assert (test_wait_until (is_quiet, list));
}

static gboolean
has_item (gpointer row)
{
  return csp_row_get_item (row) != NULL;
}

static char *
name_at (CspPagedList *list,
         guint         position)
{
  g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  ck_assert_ptr_nonnull (row);
  ck_assert (test_wait_until (has_item, row));
  return g_strdup (CSP_CUSTOMER (csp_row_get_item (row))->company_name);
}

static char *
names_of (CspPagedList *list)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autofree char *name = name_at (list, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_customers (const char *names)
{
  g_auto(GStrv) parts = g_strsplit (names, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_object_unref (test_store_add_customer (&store, parts[i], 0));
}

START_TEST (customers_are_sorted_as_the_profile_s_locale_does)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  g_autofree char *names = NULL;

  add_customers ("Zebra|ábaco|Contoso 10|Contoso 2|Abacaxi|Яблоко");
  list = open_list (query);
  names = names_of (list);
  ck_assert_str_eq (names, "Abacaxi|ábaco|Contoso 2|Contoso 10|Zebra|Яблоко");
}
END_TEST

START_TEST (the_order_can_be_turned_round)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  g_autofree char *names = NULL;

  add_customers ("B|C|A");
  query->descending = TRUE;
  list = open_list (query);
  names = names_of (list);
  ck_assert_str_eq (names, "C|B|A");
}
END_TEST

START_TEST (sorting_by_reseller_puts_direct_customers_last)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspReseller) zeta = test_store_add_reseller (&store, "Zeta", "1");
  g_autoptr(CspReseller) alfa = test_store_add_reseller (&store, "Alfa", "2");
  g_autoptr(CspPagedList) list = NULL;
  g_autofree char *ascending = NULL;
  g_autofree char *descending = NULL;

  g_object_unref (test_store_add_customer (&store, "Direct", 0));
  g_object_unref (test_store_add_customer (&store, "Of Zeta", zeta->id));
  g_object_unref (test_store_add_customer (&store, "Of Alfa 2", alfa->id));
  g_object_unref (test_store_add_customer (&store, "Of Alfa 1", alfa->id));
  query->sort = g_strdup ("reseller-name");
  list = open_list (query);
  ascending = names_of (list);
  ck_assert_str_eq (ascending, "Of Alfa 1|Of Alfa 2|Of Zeta|Direct");
  query->descending = TRUE;
  csp_paged_list_set_query (list, query);
  quiet (list);
  descending = names_of (list);
  ck_assert_str_eq (descending, "Direct|Of Zeta|Of Alfa 2|Of Alfa 1");
}
END_TEST

START_TEST (the_reseller_filter_shows_only_its_customers)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "ReleCloud", "1");
  g_autoptr(CspPagedList) list = NULL;
  g_autofree char *filtered = NULL;
  g_autofree char *all = NULL;

  g_object_unref (test_store_add_customer (&store, "Direct", 0));
  g_object_unref (test_store_add_customer (&store, "Theirs", reseller->id));
  query->reseller_id = reseller->id;
  list = open_list (query);
  filtered = names_of (list);
  ck_assert_str_eq (filtered, "Theirs");
  query->reseller_id = 0;
  csp_paged_list_set_query (list, query);
  quiet (list);
  all = names_of (list);
  ck_assert_str_eq (all, "Direct|Theirs");
}
END_TEST

START_TEST (every_sort_order_of_every_list_lists_everything_both_ways)
{
  static const char * const sorts[][8] = {
    [CSP_LIST_CUSTOMERS] = { "company-name", "domain", "relationship", "country", "microsoft-id", "reseller-name" },
    [CSP_LIST_SUBSCRIPTIONS] = { "customer-name", "label", "quantity", "status", "commitment-end", "reseller-name",
                                 "subscription-id" },
  };
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "ReleCloud", "77");

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Same name", i % 2 ? reseller->id : 0);

      g_object_unref (test_store_add_subscription (&store, customer->id, "Exchange", i, "active"));
    }
  for (guint kind = 0; kind < G_N_ELEMENTS (sorts); kind++)
    for (guint i = 0; i < 8 && sorts[kind][i] != NULL; i++)
      {
        g_autoptr(CspListQuery) query = csp_list_query_new (kind);
        g_autoptr(CspPagedList) list = NULL;
        g_autoptr(GArray) up = NULL;
        g_autoptr(GArray) down = NULL;

        query->sort = g_strdup (sorts[kind][i]);
        list = open_list (query);
        up = csp_paged_list_get_ids (list);
        query->descending = TRUE;
        csp_paged_list_set_query (list, query);
        quiet (list);
        down = csp_paged_list_get_ids (list);
        ck_assert_uint_eq (up->len, 5);
        ck_assert_uint_eq (down->len, 5);
        for (guint j = 0; j < 5; j++)
          ck_assert_uint_eq (g_array_index (up, guint32, j), g_array_index (down, guint32, 4 - j));
      }
}
END_TEST

START_TEST (the_same_id_is_the_same_row_and_rows_die)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  CspRow *first, *again;

  add_customers ("A|B|C");
  list = open_list (query);
  first = g_list_model_get_item (G_LIST_MODEL (list), 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  ck_assert_ptr_eq (first, again);
  ck_assert_uint_eq (csp_paged_list_count_live (list), 1);
  ck_assert (test_wait_until (has_item, first));
  g_object_unref (first);
  g_object_unref (again);
  ck_assert_uint_eq (csp_paged_list_count_live (list), 0);
}
END_TEST

static gboolean
is_called_d (gpointer row)
{
  return g_str_equal (CSP_CUSTOMER (csp_row_get_item (row))->company_name, "D");
}

START_TEST (a_reload_keeps_rows_and_brings_their_new_records)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  g_autoptr(CspRow) row = NULL;
  g_autoptr(CspRow) same = NULL;
  g_autoptr(CspCustomer) changed = NULL;
  g_autoptr(GError) error = NULL;
  guint position;

  add_customers ("A|B|C");
  list = open_list (query);
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  ck_assert (test_wait_until (has_item, row));
  changed = csp_record_copy (csp_row_get_item (row));
  g_object_set (changed, "company-name", "D", NULL);
  ck_assert (csp_repo_update (store.conn, changed, &error));

  csp_paged_list_reload (list);
  quiet (list);
  ck_assert (csp_paged_list_find (list, csp_row_get_id (row), &position));
  ck_assert_uint_eq (position, 2);
  same = g_list_model_get_item (G_LIST_MODEL (list), 2);
  ck_assert_ptr_eq (row, same);
  ck_assert (test_wait_until (is_called_d, row));
}
END_TEST

static const char * const name_parts[] = {
  "Contoso", "São", "ÄRZTE", "ООО", "Ромашка", "日本", "商事", "شركة", "תל", "ไทย", "Müller", "& Co", "10", "x",
};

static char *
random_name (GRand *rand)
{
  g_autoptr(GString) name = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    g_string_append_printf (name, "%s%s", name->len > 0 && g_rand_boolean (rand) ? " " : "",
                            name_parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (name_parts))]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* What a person would find by looking at every record: each word somewhere in the name, domain or id. */
static gboolean
naive_matches (CspCustomer *customer,
               const char  *search)
{
  g_autofree char *text = g_strjoin ("\n", customer->company_name, customer->domain, customer->microsoft_id, NULL);
  g_autofree char *folded = csp_fold (text, -1, NULL);
  g_autofree char *folded_search = csp_fold (search, -1, NULL);
  g_auto(GStrv) words = g_strsplit (folded_search, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
change_at_random (GRand     *rand,
                  GPtrArray *customers)
{
  g_autoptr(GError) error = NULL;
  int chance = g_rand_int_range (rand, 0, 10);
  guint index = customers->len > 0 ? g_rand_int_range (rand, 0, customers->len) : 0;
  g_autofree char *name = random_name (rand);

  if (customers->len == 0 || chance < 6)
    g_ptr_array_add (customers, test_store_add_customer (&store, name, 0));
  else if (chance < 8)
    {
      g_object_set (customers->pdata[index], "company-name", name, NULL);
      csp_repo_update (store.conn, customers->pdata[index], &error);
    }
  else
    {
      csp_repo_delete (store.conn, CSP_TYPE_CUSTOMER, CSP_CUSTOMER (customers->pdata[index])->id, &error);
      g_ptr_array_remove_index_fast (customers, index);
    }
  ck_no_error (error);
}

typedef struct
{
  GArray *shadow;           /* what a view would believe, from items-changed alone */
  guint   items_changed;
} Watcher;

static void
items_changed_cb (CspPagedList *list,
                  guint         position,
                  guint         removed,
                  guint         added,
                  Watcher      *watcher)
{
  if (removed > 0)
    g_array_remove_range (watcher->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    {
      guint32 id = csp_paged_list_get_id (list, position + i);

      g_array_insert_val (watcher->shadow, position + i, id);
    }
  watcher->items_changed++;
}

static void
compare_with_naive (CspPagedList *list,
                    Watcher      *watcher,
                    GPtrArray    *customers,
                    const char   *search)
{
  guint expected = 0;
  g_autoptr(GArray) ids = csp_paged_list_get_ids (list);

  for (guint i = 0; i < customers->len; i++)
    {
      CspCustomer *customer = customers->pdata[i];

      if (!naive_matches (customer, search))
        continue;
      expected++;
      ck_assert_msg (csp_paged_list_find (list, customer->id, NULL), "“%s” does not find “%s”", search,
                     customer->company_name);
    }
  ck_assert_msg (ids->len == expected, "“%s”: %u instead of %u", search, ids->len, expected);
  ck_assert_uint_eq (watcher->shadow->len, ids->len);
  if (ids->len > 0)
    ck_assert_mem_eq (watcher->shadow->data, ids->data, ids->len * sizeof (guint32));
}

/* As while the service is read page by page. */
static gboolean
has_two_though_changes_go_on (gpointer list)
{
  csp_paged_list_reload (list);
  return g_list_model_get_n_items (list) == 2;
}

START_TEST (changes_one_after_the_other_do_not_keep_a_list_from_being_read)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;

  query->search = g_strdup ("contoso");
  add_customers ("Contoso A");
  list = open_list (query);
  add_customers ("Contoso B");
  ck_assert (test_wait_until (has_two_though_changes_go_on, list));
  quiet (list);
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 2);
}
END_TEST

START_TEST (it_agrees_with_a_naive_list_under_random_changes)
{
  static const char * const searches[] = {
    "", "contoso", "sao", "日本", "o", "ärzte", "ООО ромашка", "co 10", "onmicrosoft", "дом", "ไท", "müller & co", "a1",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260101 + _i);
  g_autoptr(GPtrArray) customers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  Watcher watcher = { g_array_new (FALSE, FALSE, sizeof (guint32)), 0 };

  ck_assert (csp_conn_exec (store.conn, "PRAGMA synchronous = OFF", NULL));
  list = open_list (query);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &watcher);
  for (guint round = 0; round < 30; round++)
    {
      for (guint i = 0; i < 20; i++)
        change_at_random (rand, customers);
      g_free (query->search);
      query->search = g_strdup (searches[g_rand_int_range (rand, 0, G_N_ELEMENTS (searches))]);
      query->descending = g_rand_boolean (rand);
      csp_paged_list_set_query (list, query);
      csp_paged_list_reload (list);
      quiet (list);
      compare_with_naive (list, &watcher, customers, query->search);
    }
  g_array_unref (watcher.shadow);
}
END_TEST

START_TEST (a_list_that_cannot_be_read_says_why)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;

  query->sort = g_strdup ("shoe-size");
  db = csp_db_new (store.path, CSP_CONN_READ_WRITE);
  list = csp_paged_list_new (db, query);
  quiet (list);
  ck_assert (g_error_matches (csp_paged_list_get_error (list), CSP_ERROR, CSP_ERROR_INVALID));
}
END_TEST

START_TEST (a_subscription_is_found_by_product_customer_and_id)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Ромашка", 0);
  g_autoptr(CspSubscription) subscription =
    test_store_add_subscription (&store, customer->id, "Office 365 E3", 5, "active");
  g_autoptr(CspSubscription) other =
    test_store_add_subscription (&store, customer->id, "Power BI", 5, "suspended");
  g_autofree char *beginning = g_strndup (subscription->subscription_id, 8);
  const char * const searches[] = { "office", "ромашка office", "ice ром", beginning };
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_SUBSCRIPTIONS);
  g_autoptr(CspPagedList) list = open_list (query);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_free (query->search);
      query->search = g_strdup (searches[i]);
      csp_paged_list_set_query (list, query);
      quiet (list);
      ck_assert_msg (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1, "%s", searches[i]);
      ck_assert_uint_eq (csp_paged_list_get_id (list, 0), subscription->id);
    }
  g_free (query->search);
  query->search = NULL;
  query->status = g_strdup ("suspended");
  csp_paged_list_set_query (list, query);
  quiet (list);
  ck_assert_uint_eq (csp_paged_list_get_id (list, 0), other->id);
}
END_TEST

/* Enough that a list view would not make widgets for all of them. */
#define MANY 600

static void
add_many_customers (void)
{
  ck_assert (csp_conn_begin_write (store.conn, NULL));
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %03u%s", i % 3 == 0 ? "Alfa" : "Beta", i, i == 300 ? " Ltd" : "");

      g_object_unref (test_store_add_customer (&store, name, 0));
    }
  ck_assert (csp_conn_commit (store.conn, NULL));
}

/* Follows a list as a list view does; each change must fit what was there before. */
typedef struct
{
  guint    n_items;
  gboolean is_lost;
  guint    most_added;      /* together with removed ones */
  guint    n_replaced;
} Follower;

static void
follow_cb (GListModel *list,
           guint       position,
           guint       removed,
           guint       added,
           Follower   *self)
{
  self->is_lost |= position + removed > self->n_items;
  self->n_items += added - removed;
  self->is_lost |= g_list_model_get_n_items (list) != self->n_items;
  if (removed > 0)
    self->most_added = MAX (self->most_added, added);
}

static void
replaced_cb (CspPagedList *list,
             guint         n,
             Follower     *self)
{
  self->n_replaced += n;
}

static void
search_for (CspPagedList *list,
            const char   *text)
{
  g_autoptr(CspListQuery) query = csp_list_query_copy (csp_paged_list_get_query (list));

  g_free (query->search);
  query->search = g_strdup (text);
  csp_paged_list_set_query (list, query);
  ck_assert (csp_paged_list_is_stale (list));
  quiet (list);
  ck_assert (!csp_paged_list_is_stale (list));
}

START_TEST (another_query_never_adds_many_rows_in_the_place_of_others)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  Follower follower = { 0 };
  g_autoptr(CspRow) row = NULL;

  add_many_customers ();
  list = open_list (query);
  csp_paged_list_set_keeps_rows (list, _i);
  follower.n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  ck_assert_uint_eq (follower.n_items, MANY);
  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), &follower);
  row = g_list_model_get_item (G_LIST_MODEL (list), 450);
  search_for (list, "b");
  search_for (list, "beta");
  ck_assert_uint_eq (follower.n_items, MANY - MANY / 3);
  search_for (list, "alfa ltd");
  ck_assert_uint_eq (follower.n_items, 1);
  search_for (list, NULL);
  ck_assert_uint_eq (follower.n_items, MANY);
  ck_assert (!follower.is_lost);
  ck_assert_uint_le (follower.most_added, 200);
}
END_TEST

START_TEST (rows_that_are_kept_get_the_records_of_their_places)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  g_autoptr(CspRow) row = NULL;
  g_autoptr(CspRow) same = NULL;
  g_autoptr(CspRow) last = NULL;
  g_autofree char *first = NULL;
  Follower follower = { 0 };

  add_many_customers ();
  list = open_list (query);
  csp_paged_list_set_keeps_rows (list, TRUE);
  g_signal_connect (list, "replaced", G_CALLBACK (replaced_cb), &follower);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  last = g_list_model_get_item (G_LIST_MODEL (list), MANY - 1);
  csp_row_set_expanded (row, TRUE);
  search_for (list, "beta");
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  ck_assert_ptr_eq (row, same);
  ck_assert_uint_eq (csp_row_get_id (row), csp_paged_list_get_id (list, 0));
  first = name_at (list, 0);
  ck_assert_str_eq (first, "Beta 001");
  ck_assert (!csp_row_get_expanded (row));
  ck_assert_uint_gt (follower.n_replaced, 0);
  search_for (list, NULL);
  ck_assert (csp_row_get_expanded (row));
  ck_assert_uint_eq (csp_row_get_id (row), csp_paged_list_get_id (list, 0));
}
END_TEST

/* What a view of the first row and of one far below has been told when the list says that rows were replaced. */
typedef struct
{
  guint n_first;
  guint n_far;
  guint n_far_at_once;
} Told;

static void
count_cb (CspRow     *row,
          GParamSpec *pspec,
          guint      *n)
{
  ++*n;
}

static void
look_at_told_cb (CspPagedList *list,
                 guint         n,
                 Told         *told)
{
  if (told->n_first == 1)
    told->n_far_at_once = told->n_far;
}

START_TEST (rows_far_below_are_told_of_after_those_in_sight)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;
  g_autoptr(CspRow) first = NULL;
  g_autoptr(CspRow) far = NULL;
  Told told = { 0, 0, 1 };

  add_many_customers ();
  list = open_list (query);
  csp_paged_list_set_keeps_rows (list, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  far = g_list_model_get_item (G_LIST_MODEL (list), 150);
  g_signal_connect (first, "notify::item", G_CALLBACK (count_cb), &told.n_first);
  g_signal_connect (far, "notify::item", G_CALLBACK (count_cb), &told.n_far);
  g_signal_connect (list, "replaced", G_CALLBACK (look_at_told_cb), &told);
  search_for (list, "beta");
  ck_assert_uint_eq (told.n_first, 1);
  ck_assert_uint_eq (told.n_far_at_once, 0);
  ck_assert_uint_eq (told.n_far, 1);
  ck_assert_uint_eq (csp_row_get_id (far), csp_paged_list_get_id (list, 150));
}
END_TEST

START_TEST (letters_typed_one_by_one_find_what_the_whole_word_finds)
{
  static const char * const words[] = { "beta 5", "alfa", "BÉTA 001", "zzz", "{ab" };
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) typed = NULL;

  add_many_customers ();
  typed = open_list (query);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(CspListQuery) whole = csp_list_query_new (CSP_LIST_CUSTOMERS);
      g_autoptr(CspPagedList) at_once = NULL;

      for (const char *end = words[i]; *end != '\0';)
        {
          g_autofree char *text = NULL;

          end = g_utf8_next_char (end);
          text = g_strndup (words[i], end - words[i]);
          search_for (typed, text);
        }
      whole->search = g_strdup (words[i]);
      at_once = open_list (whole);
      ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (typed)),
                         g_list_model_get_n_items (G_LIST_MODEL (at_once)));
      ck_assert_uint_eq (csp_paged_list_get_id (typed, 0), csp_paged_list_get_id (at_once, 0));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("paged list");
  TCase *tcase = tcase_create ("paged list");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, customers_are_sorted_as_the_profile_s_locale_does);
  tcase_add_test (tcase, the_order_can_be_turned_round);
  tcase_add_test (tcase, sorting_by_reseller_puts_direct_customers_last);
  tcase_add_test (tcase, the_reseller_filter_shows_only_its_customers);
  tcase_add_test (tcase, every_sort_order_of_every_list_lists_everything_both_ways);
  tcase_add_test (tcase, the_same_id_is_the_same_row_and_rows_die);
  tcase_add_test (tcase, a_reload_keeps_rows_and_brings_their_new_records);
  tcase_add_test (tcase, changes_one_after_the_other_do_not_keep_a_list_from_being_read);
  tcase_add_loop_test (tcase, it_agrees_with_a_naive_list_under_random_changes, 0, 5);
  tcase_add_test (tcase, a_list_that_cannot_be_read_says_why);
  tcase_add_test (tcase, a_subscription_is_found_by_product_customer_and_id);
  tcase_add_loop_test (tcase, another_query_never_adds_many_rows_in_the_place_of_others, FALSE, TRUE + 1);
  tcase_add_test (tcase, rows_far_below_are_told_of_after_those_in_sight);
  tcase_add_test (tcase, rows_that_are_kept_get_the_records_of_their_places);
  tcase_add_test (tcase, letters_typed_one_by_one_find_what_the_whole_word_finds);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
