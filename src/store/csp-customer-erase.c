/* csp-customer-erase.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-customer-erase.h"

/* In this order nothing refers to what is deleted. */
static const char * const steps[] = {
  "DELETE FROM history WHERE subject_type = 'subscription'"
  " AND subject_id IN (SELECT id FROM subscription WHERE customer_id = ?1)",
  "DELETE FROM history WHERE subject_type = 'order-line' AND subject_id IN"
  " (SELECT order_line.id FROM order_line JOIN purchase_order ON purchase_order.id = order_line.order_id"
  " WHERE purchase_order.customer_id = ?1)",
  "DELETE FROM history WHERE subject_type = 'order'"
  " AND subject_id IN (SELECT id FROM purchase_order WHERE customer_id = ?1)",
  "DELETE FROM history WHERE subject_type = 'invitation'"
  " AND subject_id IN (SELECT id FROM invitation WHERE customer_id = ?1)",
  "DELETE FROM history WHERE subject_type IN ('customer', 'account') AND subject_id = ?1",
  "DELETE FROM server_copy WHERE subject_type IN ('subscription', 'support-contact')"
  " AND subject_id IN (SELECT id FROM subscription WHERE customer_id = ?1)",
  "DELETE FROM server_copy WHERE subject_type = 'order'"
  " AND subject_id IN (SELECT id FROM purchase_order WHERE customer_id = ?1)",
  "DELETE FROM server_copy WHERE subject_type IN ('customer', 'account') AND subject_id = ?1",
  "DELETE FROM mirror WHERE owner_id = ?1 AND ?1 <> 0",
  "DELETE FROM invitation WHERE customer_id = ?1",
  "DELETE FROM purchase_order WHERE customer_id = ?1",
  "UPDATE subscription SET parent_id = NULL WHERE customer_id = ?1",
  "DELETE FROM subscription WHERE customer_id = ?1",
  "DELETE FROM customer WHERE id = ?1",
  /* A nickname may name the customer. */
  "DELETE FROM subscription_label WHERE ?1 IS NOT NULL"
  " AND NOT EXISTS (SELECT 1 FROM subscription WHERE label_id = subscription_label.id)",
};

/**
 * csp_customer_repo_erase:
 * @conn: the connection, in a write transaction
 * @customer_id: local id of a customer
 * @error: return location
 *
 * Deletes the customer with everything that names it, history and search index too. What was deleted is
 * overwritten in the file.
 *
 * Returns: whether nothing of it is left
 */
gboolean
csp_customer_repo_erase (CspConn  *conn,
                         gint64    customer_id,
                         GError  **error)
{
  gboolean done = csp_conn_exec (conn, "PRAGMA secure_delete = ON", error);

  for (guint i = 0; done && i < G_N_ELEMENTS (steps); i++)
    done = csp_conn_run (conn, error, steps[i], "i", customer_id);
  done = done && csp_conn_exec (conn, "INSERT INTO customer_search (customer_search) VALUES ('optimize');"
                                      "INSERT INTO subscription_label_search (subscription_label_search) VALUES ('optimize')",
                                error);
  csp_conn_exec (conn, "PRAGMA secure_delete = OFF", NULL);
  return done;
}
