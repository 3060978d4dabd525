/* csp-candidate.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription-rules.h"
#include "domain/csp-subscription.h"
#include "store/csp-candidate.h"
#include "store/csp-list-reader.h"
#include "store/csp-repo.h"
#include "store/csp-search.h"

G_DEFINE_FINAL_TYPE (CspCandidate, csp_candidate, G_TYPE_OBJECT)

static void
csp_candidate_finalize (GObject *object)
{
  CspCandidate *self = CSP_CANDIDATE (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (csp_candidate_parent_class)->finalize (object);
}

static void
csp_candidate_class_init (CspCandidateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = csp_candidate_finalize;
}

static void
csp_candidate_init (CspCandidate *self)
{
}

/**
 * csp_candidate_new:
 * @id: local id of a record
 * @title: its name
 * @detail: (nullable): what tells it from others of that name
 *
 * Returns: (transfer full): the candidate
 */
CspCandidate *
csp_candidate_new (gint64      id,
                   const char *title,
                   const char *detail)
{
  CspCandidate *self = g_object_new (CSP_TYPE_CANDIDATE, NULL);

  self->id = id;
  self->title = g_strdup (title != NULL ? title : "");
  self->detail = g_strdup (detail);
  return self;
}

/* The lists whose records can be chosen. */
static GType
record_type_of (const CspListQuery *query)
{
  switch (query->kind)
    {
    case CSP_LIST_CUSTOMERS:
      return CSP_TYPE_CUSTOMER;
    case CSP_LIST_SUBSCRIPTIONS:
      return CSP_TYPE_SUBSCRIPTION;
    default:
      g_return_val_if_fail (query->kind == CSP_LIST_RESELLERS, G_TYPE_INVALID);
      return CSP_TYPE_RESELLER;
    }
}

static CspCandidate *
candidate_of (gpointer record)
{
  if (CSP_IS_CUSTOMER (record))
    return csp_candidate_new (CSP_CUSTOMER (record)->id, CSP_CUSTOMER (record)->company_name,
                              CSP_CUSTOMER (record)->domain);
  if (CSP_IS_SUBSCRIPTION (record))
    return csp_candidate_new (CSP_SUBSCRIPTION (record)->id, CSP_SUBSCRIPTION (record)->label,
                              csp_subscription_status_label (CSP_SUBSCRIPTION (record)->status));
  return csp_candidate_new (CSP_RESELLER (record)->id, CSP_RESELLER (record)->name, CSP_RESELLER (record)->mpn_id);
}

/**
 * csp_candidate_load:
 * @conn: the connection
 * @query: which customers, resellers or subscriptions; what the person typed is its search
 * @limit: how many candidates at the most
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspCandidate): the first of them, in the order of @query
 */
GPtrArray *
csp_candidate_load (CspConn             *conn,
                    const CspListQuery  *query,
                    guint                limit,
                    GError             **error)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean searches = !csp_is_empty (query->search);
  g_autoptr(GArray) base = csp_list_read_ids (conn, query, searches ? 0 : limit, error);
  g_autoptr(GArray) hits = NULL;
  g_autoptr(GPtrArray) records = NULL;

  if (base == NULL)
    return NULL;
  hits = searches ? csp_list_search_ids (conn, query, base, limit, error) : g_array_ref (base);
  if (hits == NULL)
    return NULL;
  records = csp_repo_load (conn, record_type_of (query), (const guint32 *) (gpointer) hits->data, hits->len, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL)
      g_ptr_array_add (candidates, candidate_of (records->pdata[i]));
  return g_steal_pointer (&candidates);
}

/**
 * csp_candidate_load_labels:
 * @conn: the connection
 * @text: (nullable): what the person typed
 * @limit: how many candidates at the most
 * @error: return location
 *
 * The names are read in their order until enough of them match: cheaper than the index, whose short words find
 * nearly everything.
 *
 * Returns: (transfer full) (element-type CspCandidate): the first matches among what subscriptions are called
 */
GPtrArray *
csp_candidate_load_labels (CspConn     *conn,
                           const char  *text,
                           guint        limit,
                           GError     **error)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CspSearch) search = csp_search_new (text);
  g_autoptr(CspStmt) stmt =
    csp_conn_prepare (conn,
                      "SELECT id, name FROM subscription_label"
                      " WHERE EXISTS (SELECT 1 FROM subscription WHERE label_id = subscription_label.id)"
                      " ORDER BY name_key", error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (candidates->len < limit)
    {
      const char *texts[2] = { NULL };

      if (!csp_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      texts[0] = csp_stmt_get_text (stmt, 1);
      if (csp_search_is_empty (search) || csp_search_matches (search, texts))
        g_ptr_array_add (candidates, csp_candidate_new (csp_stmt_get_integer (stmt, 0), texts[0], NULL));
    }
  return g_steal_pointer (&candidates);
}
