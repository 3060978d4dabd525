/* test-store.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "domain/csp-profile.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "store/csp-conn.h"
#include "store/csp-store.h"

/* A profile in a folder of its own, made before and removed after each test. */
typedef struct
{
  char    *folder;
  char    *path;
  CspConn *conn;
} TestStore;

void             test_store_set_up        (TestStore  *self);
void             test_store_tear_down     (TestStore  *self);
CspProfile      *test_store_new_profile   (void);
CspCustomer     *test_store_add_customer  (TestStore  *self,
                                           const char *name,
                                           gint64      reseller_id);
CspReseller     *test_store_add_reseller  (TestStore  *self,
                                           const char *name,
                                           const char *mpn_id);
CspSubscription *test_store_add_subscription (TestStore  *self,
                                              gint64      customer_id,
                                              const char *offer_name,
                                              gint64      quantity,
                                              const char *status);
void             test_remove_folder       (const char *folder);
gboolean         test_wait_until          (gboolean  (*condition) (gpointer),
                                           gpointer    user_data);
