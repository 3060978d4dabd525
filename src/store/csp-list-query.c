/* csp-list-query.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "store/csp-list-query.h"

G_DEFINE_BOXED_TYPE (CspListQuery, csp_list_query, csp_list_query_copy, csp_list_query_free)

/**
 * csp_list_query_new:
 * @kind: which list
 *
 * Returns: (transfer full): a query for all of it in its own order
 */
CspListQuery *
csp_list_query_new (CspListKind kind)
{
  CspListQuery *self = g_new0 (CspListQuery, 1);

  self->kind = kind;
  return self;
}

/**
 * csp_list_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a copy
 */
CspListQuery *
csp_list_query_copy (const CspListQuery *self)
{
  CspListQuery *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  copy->sort = g_strdup (self->sort);
  copy->reseller_mpn_id = g_strdup (self->reseller_mpn_id);
  copy->status = g_strdup (self->status);
  copy->renews_until = g_strdup (self->renews_until);
  copy->country = g_strdup (self->country);
  copy->publisher = g_strdup (self->publisher);
  copy->billing = g_strdup (self->billing);
  copy->category = g_strdup (self->category);
  copy->record_type = g_strdup (self->record_type);
  return copy;
}

/**
 * csp_list_query_free:
 * @self: (transfer full): a query
 */
void
csp_list_query_free (CspListQuery *self)
{
  g_free (self->search);
  g_free (self->sort);
  g_free (self->reseller_mpn_id);
  g_free (self->status);
  g_free (self->renews_until);
  g_free (self->country);
  g_free (self->publisher);
  g_free (self->billing);
  g_free (self->category);
  g_free (self->record_type);
  g_free (self);
}

static gboolean
has_filter (const CspListQuery *self)
{
  return self->reseller_id != 0 || self->customer_id != 0 || self->reseller_mpn_id != NULL ||
         self->status != NULL || self->label_id != 0 || self->renews_until != NULL ||
         self->country != NULL || self->publisher != NULL || self->billing != NULL ||
         self->category != NULL || self->record_id != 0;
}

/**
 * csp_list_query_is_narrowed:
 * @self: a query
 *
 * Returns: whether a search or filter leaves records out
 */
gboolean
csp_list_query_is_narrowed (const CspListQuery *self)
{
  return !csp_is_empty (self->search) || has_filter (self);
}

/**
 * csp_list_query_same_base:
 * @a: a query
 * @b: another
 *
 * Returns: whether both are the same but for what is searched, so that one sorted list of ids serves both
 */
gboolean
csp_list_query_same_base (const CspListQuery *a,
                          const CspListQuery *b)
{
  return a->kind == b->kind && g_strcmp0 (a->sort, b->sort) == 0 && a->descending == b->descending &&
         a->reseller_id == b->reseller_id && a->customer_id == b->customer_id &&
         a->label_id == b->label_id && a->record_id == b->record_id &&
         g_strcmp0 (a->reseller_mpn_id, b->reseller_mpn_id) == 0 && g_strcmp0 (a->status, b->status) == 0 &&
         g_strcmp0 (a->renews_until, b->renews_until) == 0 && g_strcmp0 (a->country, b->country) == 0 &&
         g_strcmp0 (a->publisher, b->publisher) == 0 && g_strcmp0 (a->billing, b->billing) == 0 &&
         g_strcmp0 (a->category, b->category) == 0 &&
         g_strcmp0 (a->record_type, b->record_type) == 0;
}
