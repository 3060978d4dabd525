/* csp-table.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspDerivedKind:
 * @CSP_DERIVED_SORT_KEY: the field's sort key in the profile's locale
 * @CSP_DERIVED_LOOKUP_KEY: the field's lookup key, see csp_guid_key()
 * @CSP_DERIVED_LABEL: the local id of the subscription label that the record shows
 */
typedef enum
{
  CSP_DERIVED_SORT_KEY,
  CSP_DERIVED_LOOKUP_KEY,
  CSP_DERIVED_LABEL,
} CspDerivedKind;

/**
 * CspDerived:
 *
 * A column that is computed from a field of the record whenever it is written.
 */
typedef struct
{
  const char     *column;
  CspDerivedKind  kind;
  const char     *field;
} CspDerived;

/**
 * CspTable:
 * @get_type: type of the records
 * @name: the table
 * @from: the table with what joined fields need
 * @key: column of the primary key, which is the record's first field
 * @derived: columns computed on writing, ended by an empty row
 *
 * How records of one type are stored; the columns are in the type's field table.
 */
typedef struct
{
  GType       (*get_type) (void);
  const char  *name;
  const char  *from;
  const char  *key;
  CspDerived   derived[3];
} CspTable;

const CspTable *csp_table_for           (GType            type);
const char     *csp_table_get_select    (const CspTable  *table);
const char     *csp_table_get_insert    (const CspTable  *table);
const char     *csp_table_get_update    (const CspTable  *table);
gpointer        csp_table_read          (const CspTable  *table,
                                         CspStmt         *stmt);
gboolean        csp_table_bind          (const CspTable  *table,
                                         CspConn         *conn,
                                         CspStmt         *stmt,
                                         CspRecord       *record,
                                         GError         **error);

G_END_DECLS
