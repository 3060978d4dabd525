/* test-record.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-customer.h"
#include "tests/lib/test-suite.h"

START_TEST (a_copy_has_equal_fields_and_is_independent)
{
  g_autoptr(CspCustomer) customer = g_object_new (CSP_TYPE_CUSTOMER, "company-name", "Fabrikam",
                                                  "issued-here", TRUE, NULL);
  g_autoptr(CspCustomer) copy = csp_record_copy (customer);
  guint n_fields;
  const CspField *fields = csp_record_get_fields (CSP_RECORD (customer), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    ck_assert (csp_record_field_equal (CSP_RECORD (customer), CSP_RECORD (copy), &fields[i]));

  g_object_set (copy, "company-name", "Contoso", NULL);
  ck_assert_str_eq (customer->company_name, "Fabrikam");
  ck_assert_str_eq (copy->company_name, "Contoso");
  ck_assert (copy->issued_here);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("record");
  TCase *tcase = tcase_create ("record");

  tcase_add_test (tcase, a_copy_has_equal_fields_and_is_independent);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
