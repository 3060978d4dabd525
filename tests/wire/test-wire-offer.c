/* test-wire-offer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-error.h"
#include "domain/csp-basket.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-offers.h"

static GPtrArray *offers;
static char *envelope;
static char *text;

/* CSP_TEST_OFFERS may name another file, such as a recording of the real service. */
static void
setup (void)
{
  const char *other = g_getenv ("CSP_TEST_OFFERS");
  g_autofree char *path = g_build_filename (g_getenv ("CSP_TEST_DATA"), "offers.json", NULL);
  g_autoptr(GError) error = NULL;

  ck_assert (g_file_get_contents (other ? other : path, &text, NULL, &error));
  csp_wire_offers_parse (text, -1, &offers, &envelope, &error);
  ck_no_error (error);
}

static void
teardown (void)
{
  g_clear_pointer (&offers, g_ptr_array_unref);
  g_clear_pointer (&envelope, g_free);
  g_clear_pointer (&text, g_free);
}

static GPtrArray *
json_of (GPtrArray *list)
{
  GPtrArray *json = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (json, ((CspOffer *) g_ptr_array_index (list, i))->json);
  return json;
}

START_TEST (what_was_read_is_written_with_the_same_values)
{
  g_autoptr(GPtrArray) json = json_of (offers);
  g_autoptr(GError) error = NULL;
  g_autofree char *written = csp_wire_offers_write (envelope, json, &error);
  g_autoptr(JsonNode) before = csp_wire_json_parse (text, -1, NULL);
  g_autoptr(JsonNode) after = csp_wire_json_parse (written, -1, NULL);

  ck_no_error (error);
  ck_assert_ptr_null (strstr (envelope, "\"items\""));
  ck_assert (json_node_equal (before, after));
}
END_TEST

START_TEST (each_kind_of_offer_becomes_its_record)
{
  static const struct
  {
    gboolean    add_on;
    gboolean    trial;
    const char *billing;
    const char *cycles;
    const char *category;
    gint64      minimum;
    gint64      maximum;
    gint64      limit;
    const char *limit_unit;
  } rows[] = {
    { FALSE, FALSE, "license", "annual monthly", "Enterprise", 1, 10000000, 0, "None" },
    { TRUE, FALSE, "license", "annual monthly", "", 1, 10000000, 0, "None" },
    { FALSE, TRUE, "license", "none", "Trial", 25, 250, 2, "Lifetime" },
    { FALSE, FALSE, "license", "annual monthly", "Nonprofit", 1, 2000, 1, "Concurrent" },
    { FALSE, FALSE, "usage", "monthly", "Enterprise", 1, 999999999, 0, "None" },
    { FALSE, TRUE, "license", "none", "Trial", 25, 25, 1, "Lifetime" },
  };

  if (g_getenv ("CSP_TEST_OFFERS") != NULL)
    return;
  ck_assert_uint_eq (offers->len, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CspOffer *offer = g_ptr_array_index (offers, i);

      ck_assert (offer->is_add_on == rows[i].add_on && offer->is_trial == rows[i].trial);
      ck_assert_str_eq (offer->billing, rows[i].billing);
      ck_assert_str_eq (offer->billing_cycles, rows[i].cycles);
      ck_assert_str_eq (offer->category_name, rows[i].category);
      ck_assert_int_eq (offer->minimum_quantity, rows[i].minimum);
      ck_assert_int_eq (offer->maximum_quantity, rows[i].maximum);
      ck_assert_int_eq (offer->customer_limit, rows[i].limit);
      ck_assert_str_eq (offer->limit_unit, rows[i].limit_unit);
      ck_assert_str_eq (offer->country, "US");
      ck_assert (offer->is_available && offer->is_microsoft);
    }
}
END_TEST

START_TEST (an_add_on_lists_its_bases)
{
  CspOffer *base = g_ptr_array_index (offers, 0);
  CspOffer *add_on = g_ptr_array_index (offers, 1);

  if (g_getenv ("CSP_TEST_OFFERS") != NULL)
    return;
  ck_assert (csp_offer_ids_contain (add_on->prerequisites, base->offer_id));
  ck_assert (g_str_has_suffix (add_on->prerequisites, " 0F797C58-3B74-40A8-BFA5-383440A99445"));
  ck_assert_ptr_null (add_on->upgrade_targets);
}
END_TEST

START_TEST (other_spellings_of_the_service_are_understood)
{
  static const char text_of_spellings[] =
      "[{\"Id\":\"A\",\"Name\":\"N\",\"Billing\":1,"
      "\"SupportedBillingCycles\":[\"OneTime\",\"Annual\",1,\"weekly\"],"
      "\"limitUnitOfMeasure\":\"LifeTime\",\"category\":null,\"product\":{}}]";
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  CspOffer *offer;

  csp_wire_offers_parse (text_of_spellings, -1, &list, NULL, &error);
  ck_no_error (error);
  offer = g_ptr_array_index (list, 0);
  ck_assert_str_eq (offer->billing, "usage");
  ck_assert_str_eq (offer->billing_cycles, "one_time annual monthly weekly");
  ck_assert_str_eq (offer->limit_unit, "Lifetime");
  ck_assert_int_eq (offer->minimum_quantity, 1);
  ck_assert_int_eq (offer->maximum_quantity, G_MAXINT32);
  ck_assert (offer->is_available);
}
END_TEST

START_TEST (an_empty_collection_and_a_bare_list_are_taken)
{
  static const struct
  {
    const char *text;
    gboolean    has_envelope;
  } rows[] = {
    { "{\"totalCount\":0}", TRUE },
    { "{\"totalCount\":0,\"items\":null}", TRUE },
    { "{\"items\":[]}", TRUE },
    { "[]", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) list = NULL;
      g_autofree char *head = NULL;
      g_autofree char *written = NULL;
      g_autoptr(JsonNode) node = NULL;

      ck_assert (csp_wire_offers_parse (rows[i].text, -1, &list, &head, NULL));
      ck_assert_uint_eq (list->len, 0);
      ck_assert ((head != NULL) == rows[i].has_envelope);
      written = csp_wire_offers_write (head, list, NULL);
      node = csp_wire_json_parse (written, -1, NULL);
      ck_assert (JSON_NODE_HOLDS_OBJECT (node) == rows[i].has_envelope);
    }
}
END_TEST

START_TEST (hostile_input_is_refused_with_item_and_field)
{
  static const struct
  {
    const char *text;
    const char *named[3];       /* what the message mentions */
  } rows[] = {
    { "{}", { "items" } },
    { "{\"items\":{}}", { "items" } },
    { "{\"items\":\"x\"}", { "items" } },
    { "[1]", { "1" } },
    { "[{\"id\":\"A\",\"name\":\"N\"},[]]", { "2" } },
    { "[{\"name\":\"N\"}]", { "1", "id" } },
    { "[{\"id\":null,\"name\":\"N\"}]", { "1", "id" } },
    { "[{\"id\":7,\"name\":\"N\"}]", { "1", "id" } },
    { "[{\"id\":\"\",\"name\":\"N\"}]", { "1", "id" } },
    { "[{\"id\":\"A B\",\"name\":\"N\"}]", { "1", "id" } },
    { "[{\"id\":\"A\"}]", { "A", "name" } },
    { "[{\"id\":\"A\",\"name\":\" \"}]", { "A", "name" } },
    { "[{\"id\":\"A\",\"name\":[\"N\"]}]", { "A", "name" } },
    { "[{\"id\":\"A\",\"name\":\"N\"},{\"id\":\"a\",\"name\":\"M\"}]", { "2", "item 1", "a" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"minimumQuantity\":-1}]", { "A", "minimumQuantity" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"minimumQuantity\":\"1\"}]", { "A", "minimumQuantity" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"minimumQuantity\":1.5}]", { "A", "minimumQuantity" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"maximumQuantity\":2147483648}]", { "A", "maximumQuantity" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"minimumQuantity\":9,\"maximumQuantity\":8}]", { "A", "minimumQuantity" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"isTrial\":1}]", { "A", "isTrial" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"category\":\"x\"}]", { "A", "category" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"category\":{\"id\":1}}]", { "A", "id" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"prerequisiteOffers\":\"B\"}]", { "A", "prerequisiteOffers" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"prerequisiteOffers\":[\"B C\"]}]", { "A", "prerequisiteOffers" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"prerequisiteOffers\":[null]}]", { "A", "prerequisiteOffers" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"prerequisiteOffers\":[[\"B\"]]}]", { "A", "prerequisiteOffers" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"billing\":{}}]", { "A", "billing" } },
    { "[{\"id\":\"A\",\"name\":\"N\",\"billing\":9}]", { "A", "billing" } },
    { "[{\"id\":\"A\",\"name\":\"\xff\"}]", { "UTF-8" } },
    { "[{\"id\":\"A\"", { "1" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      GPtrArray *list = offers;
      char *head = NULL;

      ck_assert_msg (!csp_wire_offers_parse (rows[i].text, -1, &list, &head, &error), "%s", rows[i].text);
      ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
      ck_assert (list == NULL && head == NULL);
      for (guint n = 0; n < G_N_ELEMENTS (rows[i].named) && rows[i].named[n] != NULL; n++)
        ck_assert_msg (strstr (error->message, rows[i].named[n]) != NULL, "row %u: %s", i, error->message);
    }
}
END_TEST

START_TEST (an_envelope_that_is_no_object_is_refused)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_null (csp_wire_offers_write ("[]", none, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  ck_assert_ptr_null (csp_wire_offers_write ("{", none, NULL));
}
END_TEST

static CspOffer *
find_offer (GPtrArray  *list,
            const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (csp_offer_id_equal (((CspOffer *) g_ptr_array_index (list, i))->offer_id, id))
      return g_ptr_array_index (list, i);
  return NULL;
}

static void
assert_targets_exist (GPtrArray  *list,
                      const char *ids)
{
  g_auto(GStrv) words = g_strsplit (ids ? ids : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    ck_assert (*words[i] == '\0' || find_offer (list, words[i]) != NULL);
}

START_TEST (the_starter_catalogue_fits_together_in_any_country)
{
  g_autofree char *head = NULL;
  g_autoptr(GPtrArray) list = csp_wire_offers_starter ("BR", &head);
  guint kinds[5] = { 0 };

  ck_assert_ptr_nonnull (strstr (head, "country=BR"));
  ck_assert_uint_ge (list->len, 25);
  for (guint i = 0; i < list->len; i++)
    {
      CspOffer *offer = g_ptr_array_index (list, i);

      ck_assert_str_eq (offer->country, "BR");
      ck_assert_ptr_null (strstr (offer->json, "\"US\""));
      ck_assert_ptr_null (strstr (offer->json, "country=US"));
      ck_assert (offer->is_add_on == (*offer->prerequisites != '\0'));
      ck_assert (offer->is_trial == (*offer->conversion_targets != '\0'));
      assert_targets_exist (list, offer->prerequisites);
      assert_targets_exist (list, offer->conversion_targets);
      assert_targets_exist (list, offer->upgrade_targets);
      kinds[0] += offer->is_add_on;
      kinds[1] += offer->is_trial;
      kinds[2] += g_str_equal (offer->billing, "usage");
      kinds[3] += g_str_equal (offer->category_name, "Nonprofit");
      kinds[4] += offer->has_add_ons;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    ck_assert_uint_gt (kinds[i], 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-offer");
  TCase *tcase = tcase_create ("wire-offer");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, what_was_read_is_written_with_the_same_values);
  tcase_add_test (tcase, each_kind_of_offer_becomes_its_record);
  tcase_add_test (tcase, an_add_on_lists_its_bases);
  tcase_add_test (tcase, other_spellings_of_the_service_are_understood);
  tcase_add_test (tcase, an_empty_collection_and_a_bare_list_are_taken);
  tcase_add_test (tcase, hostile_input_is_refused_with_item_and_field);
  tcase_add_test (tcase, an_envelope_that_is_no_object_is_refused);
  tcase_add_test (tcase, the_starter_catalogue_fits_together_in_any_country);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
