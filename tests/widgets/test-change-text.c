/* test-change-text.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "sync/csp-push-kind.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-change-text.h"

/* What can be changed on both sides, and whose it is. */
static const struct
{
  const char *request;
  const char *subject_type;
} requests[] = {
  { CSP_REQUEST_CUSTOMER_CREATE, "customer" },
  { CSP_REQUEST_AGREEMENT_CONFIRM, "account" },
  { CSP_REQUEST_BILLING_UPDATE, "account" },
  { CSP_REQUEST_ORDER_PLACE, "order" },
  { CSP_REQUEST_SUBSCRIPTION_CHANGE, "subscription" },
  { CSP_REQUEST_SUPPORT_CONTACT_SET, "subscription" },
};

static gboolean
may_be_sent (const CspWireResource *resource,
             CspRecord             *record,
             const CspField        *field)
{
  const char *names[] = { field->name, NULL };
  g_autoptr(JsonObject) object = json_object_new ();

  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    csp_record_set_text (record, field, "x");
  csp_wire_resource_write (resource, record, names, object);
  return json_object_get_size (object) > 0;
}

START_TEST (each_field_that_both_sides_can_change_has_a_name_for_people)
{
  const CspPushKind *kind = csp_push_kind_find (requests[_i].request);
  GType type = csp_history_subject_to_type (requests[_i].subject_type);
  g_autoptr(CspRecord) record = g_object_new (type, NULL);
  guint n_fields, n_merged = 0;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  ck_assert_ptr_nonnull (kind);
  for (guint i = 0; kind->resource != NULL && i < n_fields; i++)
    if (may_be_sent (kind->resource, record, &fields[i]))
      {
        const char *title = csp_change_text_title (requests[_i].subject_type, fields[i].name);

        n_merged++;
        ck_assert_msg (title != NULL && !g_str_equal (title, fields[i].name), "%s has no name for people",
                       fields[i].name);
      }
  ck_assert (kind->resource == NULL || n_merged > 0);
}
END_TEST

static void
count_cb (const char *title,
          const char *text,
          gpointer    user_data)
{
  ++*(guint *) user_data;
}

START_TEST (a_change_of_the_support_contact_is_told_once)
{
  guint n_told = 0;

  csp_change_text_of_history ("subscription",
                              "{\"support-name\":\"A\",\"support-mpn-id\":\"1\",\"support-tenant-id\":\"x\"}",
                              "{\"support-name\":\"B\",\"support-mpn-id\":\"2\",\"support-tenant-id\":\"y\"}", count_cb,
                              &n_told);
  ck_assert_uint_eq (n_told, 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("change-text");
  TCase *tcase = tcase_create ("change-text");

  tcase_add_loop_test (tcase, each_field_that_both_sides_can_change_has_a_name_for_people, 0, G_N_ELEMENTS (requests));
  tcase_add_test (tcase, a_change_of_the_support_contact_is_told_once);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
