/* csp-list-definition.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "domain/csp-customer.h"
#include "domain/csp-draft.h"
#include "domain/csp-history-entry.h"
#include "domain/csp-invitation.h"
#include "domain/csp-offer.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "store/csp-list-definition.h"

#define CUSTOMER_SEARCH                                                                             \
  { "SELECT rowid FROM customer_search WHERE customer_search MATCH ?1",                             \
    { "customer.company_name", "customer.domain", "customer.microsoft_id", "customer.alias" }, NULL }

/* A subscription is found by its name, its customer or the beginning of its id; UNION ALL
 * keeps the planner from the full scan it prefers for OR. */
#define SUBSCRIPTION_SEARCH                                                                         \
  { "SELECT id FROM subscription WHERE label_id IN"                                                 \
    " (SELECT rowid FROM subscription_label_search WHERE subscription_label_search MATCH ?1)"       \
    " UNION ALL SELECT id FROM subscription WHERE customer_id IN"                                   \
    " (SELECT rowid FROM customer_search WHERE customer_search MATCH ?1)"                           \
    " UNION ALL SELECT id FROM subscription WHERE subscription_key >= ?2"                           \
    " AND subscription_key < ?2 || char(0x10ffff)",                                                 \
    { "subscription_label.name", "customer.company_name", "customer.domain", "customer.microsoft_id",         \
      "customer.alias" },                                                                           \
    "subscription.subscription_key" }

static const CspListDefinition definitions[] = {
  { CSP_LIST_CUSTOMERS, csp_customer_get_type, "customer", "customer.former_at = 0", CUSTOMER_SEARCH,
    { { "company-name",
        { { "customer", "name_key, former_at, id", "name_key DESC, former_at DESC, id DESC" } } },
      { "domain",
        { { "customer", "domain COLLATE NOCASE, id", "domain COLLATE NOCASE DESC, id DESC" } } },
      { "relationship",
        { { "customer", "relationship, name_key, id", "relationship DESC, name_key DESC, id DESC" } } },
      { "country",
        { { "customer", "country, name_key, id", "country DESC, name_key DESC, id DESC" } } },
      { "microsoft-id",
        { { "customer", "microsoft_key", "microsoft_key DESC" } } },
      { "reseller-name",
        { { "reseller CROSS JOIN customer ON customer.reseller_id = reseller.id",
            "reseller.name_key, reseller.id, customer.name_key, customer.id",
            "reseller.name_key DESC, reseller.id DESC, customer.name_key DESC, customer.id DESC" },
          { "(SELECT 1) CROSS JOIN customer ON customer.reseller_id IS NULL",
            "customer.name_key, customer.id", "customer.name_key DESC, customer.id DESC" } } } } },
  { CSP_LIST_FORMER_CUSTOMERS, csp_customer_get_type, "customer", "customer.former_at <> 0", CUSTOMER_SEARCH,
    { { "former-at", { { "customer", "former_at DESC, id DESC", "former_at, id" } } },
      { "company-name", { { "customer", "name_key, id", "name_key DESC, id DESC" } } },
      { "domain", { { "customer", "domain COLLATE NOCASE, id", "domain COLLATE NOCASE DESC, id DESC" } } } } },
  { CSP_LIST_RESELLERS, csp_reseller_get_type, "reseller", "reseller.state <> 'removed'",
    { "SELECT id FROM reseller WHERE ?1 IS NOT NULL", { "reseller.name", "reseller.mpn_id", "reseller.microsoft_id", "reseller.country" }, NULL },
    { { "name", { { "reseller", "name_key, id", "name_key DESC, id DESC" } } },
      { "mpn-id", { { "reseller", "length(mpn_id), mpn_id, id", "length(mpn_id) DESC, mpn_id DESC, id DESC" } } },
      { "country", { { "reseller", "country, name_key, id", "country DESC, name_key DESC, id DESC" } } },
      { "state", { { "reseller", "state, name_key, id", "state DESC, name_key DESC, id DESC" } } },
      { "mpa-state", { { "reseller", "mpa_state, name_key, id", "mpa_state DESC, name_key DESC, id DESC" } } },
      { "customer-count",
        { { "reseller",
            "(SELECT count(*) FROM customer WHERE customer.reseller_id = reseller.id AND customer.former_at = 0), id",
            "(SELECT count(*) FROM customer WHERE customer.reseller_id = reseller.id AND customer.former_at = 0) DESC,"
            " id DESC" } } },
      { "subscription-count",
        { { "reseller",
            "(SELECT count(*) FROM subscription WHERE subscription.reseller_mpn_id = reseller.mpn_id"
            " AND subscription.status = 'active'), id",
            "(SELECT count(*) FROM subscription WHERE subscription.reseller_mpn_id = reseller.mpn_id"
            " AND subscription.status = 'active') DESC, id DESC" } } } } },
  { CSP_LIST_SUBSCRIPTIONS, csp_subscription_get_type, "subscription", "TRUE", SUBSCRIPTION_SEARCH,
    { { "customer-name",
        { { "customer CROSS JOIN subscription ON subscription.customer_id = customer.id",
            "customer.name_key, customer.former_at, customer.id, subscription.label_id, subscription.id",
            "customer.name_key DESC, customer.former_at DESC, customer.id DESC, subscription.label_id DESC,"
            " subscription.id DESC" } } },
      { "label",
        { { "subscription_label CROSS JOIN subscription ON subscription.label_id = subscription_label.id",
            "subscription_label.name_key, subscription_label.id, subscription.id",
            "subscription_label.name_key DESC, subscription_label.id DESC, subscription.id DESC" } } },
      { "quantity", { { "subscription", "quantity, id", "quantity DESC, id DESC" } } },
      { "status", { { "subscription", "status, id", "status DESC, id DESC" } } },
      { "commitment-end",
        { { "subscription", "commitment_end, id", "commitment_end DESC, id DESC" } } },
      { "reseller-name",
        { { "reseller CROSS JOIN subscription ON subscription.reseller_mpn_id = reseller.mpn_id",
            "reseller.name_key, reseller.id, subscription.status, subscription.id",
            "reseller.name_key DESC, reseller.id DESC, subscription.status DESC, subscription.id DESC" },
          { "(SELECT 1) CROSS JOIN subscription ON subscription.reseller_mpn_id IS NULL"
            " OR subscription.reseller_mpn_id NOT IN (SELECT mpn_id FROM reseller WHERE mpn_id IS NOT NULL)",
            "subscription.reseller_mpn_id, subscription.status, subscription.id",
            "subscription.reseller_mpn_id DESC, subscription.status DESC, subscription.id DESC" } } },
      { "subscription-id", { { "subscription", "subscription_key", "subscription_key DESC" } } } } },
  { CSP_LIST_INVITATIONS, csp_invitation_get_type, "invitation", "TRUE",
    { "SELECT id FROM invitation WHERE ?1 IS NOT NULL", { "invitation.recipient", "invitation.email", "invitation.provider", "customer.company_name", "reseller.name" },
      NULL },
    { { "created-at", { { "invitation", "created_at DESC, id DESC", "created_at, id" } } },
      { "recipient", { { "invitation", "recipient_key, id", "recipient_key DESC, id DESC" } } },
      { "kind", { { "invitation", "kind, id", "kind DESC, id DESC" } } },
      { "state", { { "invitation", "state, created_at DESC, id", "state DESC, created_at, id DESC" } } },
      { "sent-at", { { "invitation", "sent_at DESC, id DESC", "sent_at, id" } } },
      { "reminded-at", { { "invitation", "reminded_at DESC, id DESC", "reminded_at, id" } } } } },
  { CSP_LIST_OFFERS, csp_offer_get_type, "offer", "offer.is_available <> 0",
    { "SELECT id FROM offer WHERE ?1 IS NOT NULL", { "offer.name", "offer.offer_id", "offer.product_name", "offer.category_name" }, NULL },
    { { "name", { { "offer", "name_key, id", "name_key DESC, id DESC" } } },
      { "rank", { { "offer", "rank, name_key, id", "rank DESC, name_key DESC, id DESC" } } } } },
  { CSP_LIST_DRAFTS, csp_draft_get_type, "draft", "TRUE",
    { "SELECT id FROM draft WHERE ?1 IS NOT NULL", { "draft.title" }, NULL },
    { { "saved-at", { { "draft", "saved_at DESC, id DESC", "saved_at, id" } } } } },
  { CSP_LIST_HISTORY, csp_history_entry_get_type, "history", "TRUE",
    { "SELECT id FROM history WHERE ?1 IS NOT NULL", { "history.subject_name", "history.actor", "history.kind" }, NULL },
    { { "at", { { "history", "id DESC", "id" } } } } },
};

/**
 * csp_list_definition_get:
 * @kind: which list
 *
 * Returns: (transfer none): what it reads
 */
const CspListDefinition *
csp_list_definition_get (CspListKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (definitions), NULL);
  g_assert (definitions[kind].kind == kind);

  return &definitions[kind];
}

/**
 * csp_list_definition_find_sort:
 * @definition: a list
 * @name: (nullable): name of a field, %NULL for the list's own order
 *
 * Returns: (transfer none) (nullable): the order; %NULL when the list cannot be sorted by @name
 */
const CspListSort *
csp_list_definition_find_sort (const CspListDefinition *definition,
                               const char              *name)
{
  if (name == NULL)
    return &definition->sorts[0];
  for (const CspListSort *sort = definition->sorts; sort->name != NULL; sort++)
    if (g_str_equal (sort->name, name))
      return sort;
  return NULL;
}

/* Each filter is a condition that is in the statement only when the query sets it; its parameter has a fixed
 * number, so that the order of the conditions does not matter. */
enum
{
  PARAM_RESELLER_ID = 1,
  PARAM_CUSTOMER_ID,
  PARAM_RESELLER_MPN_ID,
  PARAM_STATUS,
  PARAM_LABEL_ID,
  PARAM_RENEWS_UNTIL,
  PARAM_COUNTRY,
  PARAM_BILLING,
  PARAM_CATEGORY,
  PARAM_RECORD_TYPE,
  PARAM_RECORD_ID,
};

static void
append_conditions (GString                 *sql,
                   const CspListDefinition *definition,
                   const CspListQuery      *query)
{
  const char *table = definition->table;
  const char *state = query->kind == CSP_LIST_SUBSCRIPTIONS ? "status" : "state";

  if (query->reseller_id > 0)
    g_string_append_printf (sql, " AND %s.reseller_id = ?%d", table, PARAM_RESELLER_ID);
  if (query->reseller_id < 0)
    g_string_append_printf (sql, " AND %s.reseller_id IS NULL", table);
  if (query->customer_id != 0)
    g_string_append_printf (sql, " AND %s.customer_id = ?%d", table, PARAM_CUSTOMER_ID);
  if (query->reseller_mpn_id != NULL)
    g_string_append_printf (sql, query->reseller_mpn_id[0] != '\0' ? " AND %s.reseller_mpn_id = ?%d"
                                                                   : " AND %s.reseller_mpn_id IS NULL AND ?%d = ''",
                            table, PARAM_RESELLER_MPN_ID);
  if (query->status != NULL)
    g_string_append_printf (sql, " AND %s.%s = ?%d", table, state, PARAM_STATUS);
  if (query->label_id != 0)
    g_string_append_printf (sql, " AND %s.label_id = ?%d", table, PARAM_LABEL_ID);
  if (query->renews_until != NULL)
    g_string_append_printf (sql, " AND %s.commitment_end <= ?%d AND %s.status = 'active'", table,
                            PARAM_RENEWS_UNTIL, table);
  if (query->country != NULL)
    g_string_append_printf (sql, " AND %s.country = ?%d", table, PARAM_COUNTRY);
  if (query->publisher != NULL)
    g_string_append_printf (sql, " AND %s.is_microsoft = %d", table, g_str_equal (query->publisher, "microsoft"));
  if (query->billing != NULL)
    g_string_append_printf (sql, " AND %s.billing = ?%d", table, PARAM_BILLING);
  if (query->category != NULL)
    g_string_append_printf (sql, " AND %s.category_name = ?%d", table, PARAM_CATEGORY);
  if (query->record_id != 0)
    g_string_append_printf (sql, " AND %s.subject_type = ?%d AND %s.subject_id = ?%d", table,
                            PARAM_RECORD_TYPE, table, PARAM_RECORD_ID);
}

static void
bind_conditions (CspStmt            *stmt,
                 const CspListQuery *query)
{
  csp_stmt_bind_integer (stmt, PARAM_RESELLER_ID, query->reseller_id);
  csp_stmt_bind_integer (stmt, PARAM_CUSTOMER_ID, query->customer_id);
  csp_stmt_bind_text (stmt, PARAM_RESELLER_MPN_ID, query->reseller_mpn_id);
  csp_stmt_bind_text (stmt, PARAM_STATUS, query->status);
  csp_stmt_bind_integer (stmt, PARAM_LABEL_ID, query->label_id);
  csp_stmt_bind_text (stmt, PARAM_RENEWS_UNTIL, query->renews_until);
  csp_stmt_bind_text (stmt, PARAM_COUNTRY, query->country);
  csp_stmt_bind_text (stmt, PARAM_BILLING, query->billing);
  csp_stmt_bind_text (stmt, PARAM_CATEGORY, query->category);
  csp_stmt_bind_text (stmt, PARAM_RECORD_TYPE, query->record_type);
  csp_stmt_bind_integer (stmt, PARAM_RECORD_ID, query->record_id);
}

/**
 * csp_list_prepare_part:
 * @conn: the connection
 * @query: what to list; its texts must live as long as the statement is used
 * @part: which stretch of the order, from 0
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a statement whose rows are the ids of the stretch in order; %NULL without
 *   error when there are no more stretches; #CSP_ERROR_INVALID when the list knows no such order
 */
CspStmt *
csp_list_prepare_part (CspConn             *conn,
                       const CspListQuery  *query,
                       guint                part,
                       GError             **error)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  const CspListSort *sort = csp_list_definition_find_sort (definition, query->sort);
  g_autoptr(GString) sql = g_string_new (NULL);
  guint n_parts = 0;
  const CspListPart *chosen;
  CspStmt *stmt;

  if (sort == NULL)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, "%s cannot be sorted by %s", definition->table, query->sort);
      return NULL;
    }
  while (n_parts < G_N_ELEMENTS (sort->parts) && sort->parts[n_parts].from != NULL)
    n_parts++;
  if (part >= n_parts)
    return NULL;
  chosen = &sort->parts[query->descending ? n_parts - 1 - part : part];
  g_string_append_printf (sql, "SELECT %s.id FROM %s WHERE %s", definition->table, chosen->from, definition->where);
  append_conditions (sql, definition, query);
  g_string_append_printf (sql, " ORDER BY %s", query->descending ? chosen->descending : chosen->ascending);
  stmt = csp_conn_prepare (conn, sql->str, error);
  if (stmt != NULL)
    bind_conditions (stmt, query);
  return stmt;
}
