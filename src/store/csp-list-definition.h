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
 * @from: FROM clause, with any condition that belongs to the part
 * @ascending: ORDER BY clause that an index or nested indexes serve
 * @descending: the same turned round
 *
 * One stretch of a sorted list. A list whose order no single statement can take from indexes is read as
 * several stretches one after the other.
 */
typedef struct
{
  const char *from;
  const char *ascending;
  const char *descending;
} CspListPart;

/**
 * CspListSort:
 * @name: field that the list can be sorted by
 * @parts: its stretches in ascending order, ended by an empty one
 */
typedef struct
{
  const char  *name;
  CspListPart  parts[3];
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
 * @search: how it is searched
 * @sorts: its orders, the first being its own; ended by an empty one
 */
typedef struct
{
  CspListKind    kind;
  GType        (*get_type) (void);
  const char    *table;
  const char    *where;
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

G_END_DECLS
