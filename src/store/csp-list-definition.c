/* csp-list-definition.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "domain/csp-customer.h"
#include "domain/csp-draft.h"
#include "domain/csp-history-entry.h"
#include "domain/csp-invitation.h"
#include "domain/csp-offer.h"
#include "domain/csp-outbox-entry.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "store/csp-list-definition.h"

#define CUSTOMER_SEARCH                                                                             \
  { "SELECT rowid FROM customer_search WHERE customer_search MATCH ?1",                             \
    { "customer.company_name", "customer.domain", "customer.microsoft_id", "customer.alias" }, NULL }

/* A subscription is found by its name, its customer or the beginning of its id; UNION ALL
 * keeps the planner from the full scan it prefers for OR, and CROSS JOIN from collecting what the index finds
 * before it looks for the subscriptions. */
#define SUBSCRIPTION_SEARCH                                                                         \
  { "SELECT subscription.id FROM subscription_label_search CROSS JOIN subscription"                 \
    " ON label_id = subscription_label_search.rowid WHERE subscription_label_search MATCH ?1"       \
    " UNION ALL SELECT subscription.id FROM customer_search CROSS JOIN subscription"                \
    " ON customer_id = customer_search.rowid WHERE customer_search MATCH ?1"                        \
    " UNION ALL SELECT id FROM subscription WHERE subscription_key >= ?2"                           \
    " AND subscription_key < ?2 || char(0x10ffff)",                                                 \
    { "subscription_label.name", "customer.company_name", "customer.domain", "customer.microsoft_id",         \
      "customer.alias" },                                                                           \
    "subscription.subscription_key" }

/* The MPN IDs of resellers of record that are no resellers of ours: few, and each found by one look into the index. */
#define UNKNOWN_MPN_IDS                                                                             \
  "(WITH RECURSIVE used (mpn_id) AS (SELECT min(reseller_mpn_id) FROM subscription"                 \
  " UNION ALL SELECT (SELECT min(reseller_mpn_id) FROM subscription WHERE reseller_mpn_id > used.mpn_id)" \
  " FROM used WHERE used.mpn_id IS NOT NULL)"                                                       \
  " SELECT mpn_id FROM used WHERE mpn_id NOT IN (SELECT mpn_id FROM reseller WHERE mpn_id IS NOT NULL))"

/* clang-format off */
static const CspListDefinition definitions[] = {
  { CSP_LIST_CUSTOMERS, csp_customer_get_type, "customer", "customer.former_at = 0", NULL, CUSTOMER_SEARCH,
    { { "company-name",
        { { "customer", "name_key, former_at, id", "name_key DESC, former_at DESC, id DESC",
            "customer.former_at <= 0" } },
        { NULL }, G_STRUCT_OFFSET (CspListQuery, reseller_id) },
      { "domain",
        { { "customer", "domain COLLATE NOCASE, id", "domain COLLATE NOCASE DESC, id DESC" } } },
      { "relationship",
        { { "customer", "relationship, name_key, id", "relationship DESC, name_key DESC, id DESC" } } },
      { "country",
        { { "customer", "country, name_key, id", "country DESC, name_key DESC, id DESC" } } },
      { "microsoft-id",
        { { "customer", "microsoft_key", "microsoft_key DESC",
            "customer.id NOT IN (SELECT id FROM customer WHERE former_at <> 0)" } } },
      { "reseller-name",
        { { "reseller CROSS JOIN customer ON customer.reseller_id = reseller.id",
            "reseller.name_key, reseller.id, customer.name_key, customer.id",
            "reseller.name_key DESC, reseller.id DESC, customer.name_key DESC, customer.id DESC" },
          { "customer", "name_key, id", "name_key DESC, id DESC",
            "customer.reseller_id IS NULL AND customer.former_at = 0" } },
        { "customer LEFT JOIN reseller ON reseller.id = customer.reseller_id",
          "reseller.id IS NULL, reseller.name_key, reseller.id, customer.name_key, customer.id",
          "reseller.id IS NULL DESC, reseller.name_key DESC, reseller.id DESC, customer.name_key DESC,"
          " customer.id DESC" } } } },
  { CSP_LIST_FORMER_CUSTOMERS, csp_customer_get_type, "customer", "customer.former_at <> 0", NULL, CUSTOMER_SEARCH,
    { { "former-at", { { "customer", "former_at DESC, id DESC", "former_at, id" } } },
      /* Few customers are former ones: SQLite would go through the names of all. */
      { "company-name", { { "customer INDEXED BY customer_former", "name_key, id", "name_key DESC, id DESC" } } },
      { "domain", { { "customer", "domain COLLATE NOCASE, id", "domain COLLATE NOCASE DESC, id DESC" } } } } },
  { CSP_LIST_RESELLERS, csp_reseller_get_type, "reseller", "reseller.state <> 'removed'", "@state",
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
  { CSP_LIST_SUBSCRIPTIONS, csp_subscription_get_type, "subscription", "TRUE", "@status", SUBSCRIPTION_SEARCH,
    { { "customer-name",
        { { "customer CROSS JOIN subscription ON subscription.customer_id = customer.id",
            "customer.name_key, customer.former_at, customer.id, subscription.label_id, subscription.id",
            "customer.name_key DESC, customer.former_at DESC, customer.id DESC, subscription.label_id DESC,"
            " subscription.id DESC" } },
        { "subscription JOIN customer ON customer.id = subscription.customer_id",
          "customer.name_key, customer.former_at, customer.id, subscription.label_id, subscription.id",
          "customer.name_key DESC, customer.former_at DESC, customer.id DESC, subscription.label_id DESC,"
          " subscription.id DESC" } },
      { "label",
        { { "subscription_label CROSS JOIN subscription ON subscription.label_id = subscription_label.id",
            "subscription_label.name_key, subscription_label.id, subscription.id",
            "subscription_label.name_key DESC, subscription_label.id DESC, subscription.id DESC" } },
        { "subscription JOIN subscription_label ON subscription_label.id = subscription.label_id",
          "subscription_label.name_key, subscription_label.id, subscription.id",
          "subscription_label.name_key DESC, subscription_label.id DESC, subscription.id DESC" } },
      { "quantity", { { "subscription", "quantity, id", "quantity DESC, id DESC" } } },
      { "status", { { "subscription", "status, id", "status DESC, id DESC" } },
        { NULL }, G_STRUCT_OFFSET (CspListQuery, status) },
      { "commitment-end",
        { { "subscription", "commitment_end, id", "commitment_end DESC, id DESC" } },
        { NULL }, G_STRUCT_OFFSET (CspListQuery, renews_until) },
      { "reseller-name",
        { { "reseller CROSS JOIN subscription ON subscription.reseller_mpn_id = reseller.mpn_id",
            "reseller.name_key, reseller.id, subscription.status, subscription.id",
            "reseller.name_key DESC, reseller.id DESC, subscription.status DESC, subscription.id DESC" },
          { "subscription", "status, id", "status DESC, id DESC", "subscription.reseller_mpn_id IS NULL" },
          { UNKNOWN_MPN_IDS " AS unknown CROSS JOIN subscription ON subscription.reseller_mpn_id = unknown.mpn_id",
            "subscription.reseller_mpn_id, subscription.status, subscription.id",
            "subscription.reseller_mpn_id DESC, subscription.status DESC, subscription.id DESC" } },
        { "subscription LEFT JOIN reseller ON reseller.mpn_id = subscription.reseller_mpn_id",
          "reseller.id IS NULL, reseller.name_key, reseller.id, subscription.reseller_mpn_id, subscription.status,"
          " subscription.id",
          "reseller.id IS NULL DESC, reseller.name_key DESC, reseller.id DESC, subscription.reseller_mpn_id DESC,"
          " subscription.status DESC, subscription.id DESC" } },
      { "subscription-id", { { "subscription", "subscription_key", "subscription_key DESC" } } } } },
  { CSP_LIST_INVITATIONS, csp_invitation_get_type, "invitation", "TRUE", "@state",
    { "SELECT id FROM invitation WHERE ?1 IS NOT NULL", { "invitation.recipient", "invitation.email", "invitation.provider", "customer.company_name", "reseller.name" },
      NULL },
    { { "created-at", { { "invitation", "created_at DESC, id DESC", "created_at, id" } } },
      { "recipient", { { "invitation", "recipient_key, id", "recipient_key DESC, id DESC" } } },
      { "kind", { { "invitation", "kind, id", "kind DESC, id DESC" } } },
      { "state", { { "invitation", "state, created_at DESC, id", "state DESC, created_at, id DESC" } } },
      { "sent-at", { { "invitation", "sent_at DESC, id DESC", "sent_at, id" } } },
      { "reminded-at", { { "invitation", "reminded_at DESC, id DESC", "reminded_at, id" } } } } },
  { CSP_LIST_OFFERS, csp_offer_get_type, "offer", "offer.is_available <> 0", NULL,
    { "SELECT id FROM offer WHERE ?1 IS NOT NULL", { "offer.name", "offer.offer_id", "offer.product_name", "offer.category_name" }, NULL },
    { { "name", { { "offer", "name_key, id", "name_key DESC, id DESC" } } },
      { "rank", { { "offer", "rank, name_key, id", "rank DESC, name_key DESC, id DESC" } } } } },
  { CSP_LIST_DRAFTS, csp_draft_get_type, "draft", "TRUE", NULL,
    { "SELECT id FROM draft WHERE ?1 IS NOT NULL", { "draft.title" }, NULL },
    { { "saved-at", { { "draft", "saved_at DESC, id DESC", "saved_at, id" } } } } },
  { CSP_LIST_HISTORY, csp_history_entry_get_type, "history", "TRUE", NULL,
    { "SELECT id FROM history WHERE ?1 IS NOT NULL", { "history.subject_name", "history.actor", "history.kind" }, NULL },
    { { "at", { { "history", "id DESC", "id" } } } } },
  { CSP_LIST_OUTBOX, csp_outbox_entry_get_type, "outbox", "TRUE", "@state",
    { "SELECT id FROM outbox WHERE ?1 IS NOT NULL", { "outbox.subject_name", "customer.company_name", "outbox.error_code", "outbox.correlation_id" }, NULL },
    { { "place", { { "outbox", "asked_at, id", "asked_at DESC, id DESC" } } },
      { "id", { { "outbox", "id", "id DESC" } } },
      { "state", { { "outbox", "state, next_try_at, id", "state DESC, next_try_at DESC, id DESC" } } },
      { "created-at", { { "outbox", "created_at, id", "created_at DESC, id DESC" } } },
      { "next-try-at", { { "outbox", "next_try_at, id", "next_try_at DESC, id DESC" } } } } },
};
/* clang-format on */

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

typedef enum
{
  FILTER_TEXT,
  FILTER_INTEGER,
} FilterType;

/* A filter is a condition that is in the statement only when the query sets it; its parameter has the number of
 * its line, so that the order of the conditions does not matter. The first that is set finds the rows: those that
 * leave fewest come first, and @ keeps the others from being asked for rows too. */
typedef struct
{
  FilterType   type;
  gsize        offset;          /* of the field of CspListQuery */
  const char  *condition;       /* @ stands for the list's table */
  const char  *none;            /* instead, where the field is negative or "" */
  gboolean     leaves_few;      /* its condition leaves so few that they are sorted at once */
} Filter;

#define FILTER(type, field, condition, none, leaves_few) \
  { type, G_STRUCT_OFFSET (CspListQuery, field), condition, none, leaves_few }

static const Filter filters[] = {
  FILTER (FILTER_INTEGER, customer_id, "@customer_id = ?1", NULL, TRUE),
  FILTER (FILTER_INTEGER, record_id, "subject_id = ?2", NULL, TRUE),
  FILTER (FILTER_TEXT, record_type, "subject_type = ?3", NULL, TRUE),
  FILTER (FILTER_INTEGER, reseller_id, "@reseller_id = ?4", "@reseller_id IS NULL", TRUE),
  FILTER (FILTER_TEXT, reseller_mpn_id, "@reseller_mpn_id = ?5", "@reseller_mpn_id IS NULL", TRUE),
  FILTER (FILTER_INTEGER, label_id, "@label_id = ?6", NULL, FALSE),
  FILTER (FILTER_TEXT, renews_until, "@commitment_end <= ?7 AND +subscription.status = 'active'", NULL, FALSE),
  FILTER (FILTER_TEXT, category, "@category_name = ?8", NULL, FALSE),
  FILTER (FILTER_TEXT, billing, "@billing = ?9", NULL, FALSE),
  FILTER (FILTER_TEXT, publisher, "@is_microsoft = (?10 = 'microsoft')", NULL, FALSE),
  FILTER (FILTER_TEXT, country, "@country = ?11", NULL, FALSE),
  FILTER (FILTER_TEXT, status, "@status = ?12", NULL, FALSE),
};

static const char *
filter_text (const Filter       *filter,
             const CspListQuery *query)
{
  return G_STRUCT_MEMBER (const char *, query, filter->offset);
}

static gint64
filter_integer (const Filter       *filter,
                const CspListQuery *query)
{
  return G_STRUCT_MEMBER (gint64, query, filter->offset);
}

static const char *
filter_condition (const Filter       *filter,
                  const CspListQuery *query)
{
  if (filter->type == FILTER_INTEGER && filter_integer (filter, query) == 0)
    return NULL;
  if (filter->type == FILTER_TEXT && filter_text (filter, query) == NULL)
    return NULL;
  if (filter->none != NULL && (filter->type == FILTER_INTEGER ? filter_integer (filter, query) < 0
                                                              : filter_text (filter, query)[0] == '\0'))
    return filter->none;
  return filter->condition;
}

static const Filter *
first_filter (const CspListQuery *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (filter_condition (&filters[i], query) != NULL)
      return &filters[i];
  return NULL;
}

static void
append_conditions (GString                 *sql,
                   const CspListDefinition *definition,
                   const CspListQuery      *query)
{
  const Filter *first = first_filter (query);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      const char *condition = filter_condition (&filters[i], query);
      g_autofree char *column = g_strdup_printf ("%s%s.", &filters[i] == first ? "" : "+", definition->table);
      g_autoptr(GString) text = g_string_new (condition);

      if (definition->status != NULL)
        g_string_replace (text, "@status", definition->status, 0);
      g_string_replace (text, "@", column, 0);
      if (condition != NULL)
        g_string_append_printf (sql, " AND %s", text->str);
    }
}

static void
bind_conditions (CspStmt            *stmt,
                 const CspListQuery *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (filter_condition (&filters[i], query) != filters[i].condition)
        continue;
      if (filters[i].type == FILTER_TEXT)
        csp_stmt_bind_text (stmt, i + 1, filter_text (&filters[i], query));
      else
        csp_stmt_bind_integer (stmt, i + 1, filter_integer (&filters[i], query));
    }
}

static CspStmt *
prepare (CspConn             *conn,
         const CspListQuery  *query,
         const char          *sql,
         GError             **error)
{
  CspStmt *stmt = csp_conn_prepare (conn, sql, error);

  if (stmt != NULL)
    bind_conditions (stmt, query);
  return stmt;
}

static const CspListSort *
find_sort (const CspListQuery  *query,
           GError             **error)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  const CspListSort *sort = csp_list_definition_find_sort (definition, query->sort);

  if (sort == NULL)
    g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, "%s cannot be sorted by %s", definition->table, query->sort);
  return sort;
}

static gboolean
holds_order (const CspListSort *sort,
             const Filter      *filter)
{
  return filter != NULL && sort->filter != 0 && sort->filter == filter->offset;
}

/**
 * csp_list_prepare_part:
 * @conn: the connection
 * @query: what to list; its texts must live as long as the statement is used
 * @part: which stretch of the order, from 0
 * @error: return location
 *
 * Walks through the whole list in an order that indexes hold, so that the first rows come at once.
 *
 * Returns: (transfer full) (nullable): a statement whose rows are the ids of the stretch in order and whether the
 *   filters let them through; %NULL without error when there are no more stretches; #CSP_ERROR_INVALID when the
 *   list knows no such order
 */
CspStmt *
csp_list_prepare_part (CspConn             *conn,
                       const CspListQuery  *query,
                       guint                part,
                       GError             **error)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  const CspListSort *sort = find_sort (query, error);
  g_autoptr(GString) sql = g_string_new (NULL);
  const CspListPart *chosen;
  guint n_parts = 0;

  if (sort == NULL)
    return NULL;
  while (n_parts < G_N_ELEMENTS (sort->parts) && sort->parts[n_parts].from != NULL)
    n_parts++;
  if (part >= n_parts)
    return NULL;
  chosen = &sort->parts[query->descending ? n_parts - 1 - part : part];
  g_string_append_printf (sql, "SELECT %s.id, TRUE", definition->table);
  append_conditions (sql, definition, query);
  g_string_append_printf (sql, " FROM %s WHERE %s ORDER BY %s", chosen->from,
                          chosen->where != NULL ? chosen->where : definition->where,
                          query->descending ? chosen->descending : chosen->ascending);
  return prepare (conn, query, sql->str, error);
}

/**
 * csp_list_prepare_filtered:
 * @conn: the connection
 * @query: what to list, with a filter; its texts must live as long as the statement is used
 * @limit: how many ids at the most
 * @error: return location
 *
 * Finds what the filters let through by the index of one of them, and sorts it where that index does not hold the
 * order.
 *
 * Returns: (transfer full) (nullable): a statement whose rows are ids in order, and TRUE; errors as in
 *   csp_list_prepare_part()
 */
CspStmt *
csp_list_prepare_filtered (CspConn             *conn,
                           const CspListQuery  *query,
                           guint                limit,
                           GError             **error)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  const CspListSort *sort = find_sort (query, error);
  g_autoptr(GString) sql = g_string_new (NULL);
  const CspListPart *order;

  if (sort == NULL)
    return NULL;
  order = sort->sorted.from != NULL ? &sort->sorted : &sort->parts[0];
  g_string_append_printf (sql, "SELECT %s.id, TRUE FROM %s WHERE %s", definition->table, order->from,
                          definition->where);
  append_conditions (sql, definition, query);
  /* The plus keeps the planner from walking through the whole order instead. */
  g_string_append_printf (sql, " ORDER BY %s%s LIMIT %u", holds_order (sort, first_filter (query)) ? "" : "+",
                          query->descending ? order->descending : order->ascending, limit);
  return prepare (conn, query, sql->str, error);
}

/**
 * csp_list_search_has_index:
 * @search: how a list is searched
 *
 * Returns: whether a full-text index finds its hits; otherwise each row has to be looked at
 */
gboolean
csp_list_search_has_index (const CspListSearch *search)
{
  return strstr (search->hits, "MATCH") != NULL;
}

/**
 * csp_list_filter_is_quick:
 * @query: what to list
 *
 * Returns: whether csp_list_prepare_filtered() has its first row at once, because its filter leaves few or holds
 *   the order too
 */
gboolean
csp_list_filter_is_quick (const CspListQuery *query)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  const CspListSort *sort = csp_list_definition_find_sort (definition, query->sort);
  const Filter *first = first_filter (query);

  if (first == NULL || sort == NULL)
    return FALSE;
  if (first->leaves_few && filter_condition (first, query) == first->condition)
    return TRUE;
  return holds_order (sort, first);
}
