/* csp-list-definition.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"
#include "store/csp-list-query.h"

G_BEGIN_DECLS

/**
 * CspListPart:
 * @from: FROM clause
 * @ascending: ORDER BY clause that an index or nested indexes serve
 * @descending: the same turned round
 * @where: (nullable): condition instead of the list's, for the same records or the stretch's
 *
 * One stretch of a sorted list. A list whose order no single statement can take from indexes is read as
 * several stretches one after the other.
 */
typedef struct
{
  const char *from;
  const char *ascending;
  const char *descending;
  const char *where;
} CspListPart;

/**
 * CspListSort:
 * @name: field that the list can be sorted by
 * @parts: its stretches in ascending order, ended by an empty one
 * @sorted: the same as one stretch that has to be sorted, for few rows; empty when @parts is one stretch
 * @filter: offset of the filter in #CspListQuery whose index holds this order too, 0 for none
 */
typedef struct
{
  const char  *name;
  CspListPart  parts[4];
  CspListPart  sorted;
  gsize        filter;
} CspListSort;

/**
 * CspListSearch:
 * @hits: finds the ids of records that may contain one word; ?1 is an FTS5 expression, ?2 the folded word
 * @texts: columns in which a word may occur anywhere, from the table's own FROM; ended by %NULL
 * @beginning: (nullable): column that a word may begin
 */
typedef struct
{
  const char *hits;
  const char *texts[6];
  const char *beginning;
} CspListSearch;

/**
 * CspListDefinition:
 * @kind: which list
 * @get_type: type of its records
 * @table: whose ids are listed
 * @where: condition that all its records fulfil
 * @status: (nullable): the column of its status, with @ for its table
 * @search: how it is searched
 * @sorts: its orders, the first being its own; ended by an empty one
 */
typedef struct
{
  CspListKind    kind;
  GType        (*get_type) (void);
  const char    *table;
  const char    *where;
  const char    *status;
  CspListSearch  search;
  CspListSort    sorts[9];
} CspListDefinition;

const CspListDefinition *csp_list_definition_get       (CspListKind              kind);
const CspListSort       *csp_list_definition_find_sort (const CspListDefinition *definition,
                                                        const char              *name);
CspStmt                 *csp_list_prepare_part         (CspConn                 *conn,
                                                        const CspListQuery      *query,
                                                        guint                    part,
                                                        GError                 **error);
CspStmt                 *csp_list_prepare_filtered     (CspConn                 *conn,
                                                        const CspListQuery      *query,
                                                        guint                    limit,
                                                        GError                 **error);
gboolean                 csp_list_search_has_index     (const CspListSearch     *search);
gboolean                 csp_list_filter_is_quick      (const CspListQuery      *query);

G_END_DECLS
