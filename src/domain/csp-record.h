/* csp-record.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CspFieldType:
 * @CSP_FIELD_TEXT: an owned string, %NULL when not known
 * @CSP_FIELD_INTEGER: a gint64
 * @CSP_FIELD_BOOLEAN: a gboolean
 * @CSP_FIELD_INSTANT: a gint64, microseconds since 1970 UTC, 0 when not known
 * @CSP_FIELD_DATE: an owned string YYYY-MM-DD without zone, %NULL when not known
 */
typedef enum
{
  CSP_FIELD_TEXT,
  CSP_FIELD_INTEGER,
  CSP_FIELD_BOOLEAN,
  CSP_FIELD_INSTANT,
  CSP_FIELD_DATE,
} CspFieldType;

/**
 * CspFieldFlags:
 * @CSP_FIELD_STORED: a column of the record's own table that repositories write
 * @CSP_FIELD_JOINED: read along with the record from another table, never written with it
 * @CSP_FIELD_LOCAL: never leaves the file: not in history, JSON output or exports
 */
typedef enum
{
  CSP_FIELD_STORED = 0,
  CSP_FIELD_JOINED = 1 << 0,
  CSP_FIELD_LOCAL = 1 << 1,
} CspFieldFlags;

/**
 * CspField:
 * @name: property name; also the name of the field in problems and, with --, on the command line
 * @column: column or SQL expression it is read from
 * @wire: its JSON key, as in the REST contract
 * @type: its type
 * @offset: where the value stands in the record's struct
 * @flags: how it is stored
 *
 * One row of a record's field table. Reading, writing, history, comparison and JSON all work from it.
 */
typedef struct
{
  const char    *name;
  const char    *column;
  const char    *wire;
  CspFieldType   type;
  gsize          offset;
  CspFieldFlags  flags;
} CspField;

#define CSP_TYPE_RECORD (csp_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CspRecord, csp_record, CSP, RECORD, GObject)

struct _CspRecordClass
{
  GObjectClass    parent_class;

  const CspField *fields;
  guint           n_fields;
};

void            csp_record_class_install_fields (CspRecordClass *klass,
                                                 const CspField *fields,
                                                 guint           n_fields);
const CspField *csp_record_get_fields           (CspRecord      *self,
                                                 guint          *n_fields);
const CspField *csp_record_find_field           (CspRecord      *self,
                                                 const char     *name);
gpointer        csp_record_copy                 (gpointer        self);
gboolean        csp_record_field_equal          (CspRecord      *a,
                                                 CspRecord      *b,
                                                 const CspField *field);
const char     *csp_record_get_text             (CspRecord      *self,
                                                 const CspField *field);
gint64          csp_record_get_integer          (CspRecord      *self,
                                                 const CspField *field);
void            csp_record_set_text             (CspRecord      *self,
                                                 const CspField *field,
                                                 const char     *value);
void            csp_record_set_integer          (CspRecord      *self,
                                                 const CspField *field,
                                                 gint64          value);

#define CSP_FIELD(Struct, member, name, column, wire, type, flags) \
  { name, column, wire, CSP_FIELD_##type, G_STRUCT_OFFSET (Struct, member), flags }

/* Defines a record type whose values are all described by the table FIELDS. */
#define CSP_DEFINE_RECORD(TypeName, type_name, FIELDS)                                            \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, CSP_TYPE_RECORD)                                      \
  static void                                                                                     \
  type_name##_class_init (TypeName##Class *klass)                                                 \
  {                                                                                               \
    csp_record_class_install_fields (CSP_RECORD_CLASS (klass), FIELDS, G_N_ELEMENTS (FIELDS));    \
  }                                                                                               \
  static void                                                                                     \
  type_name##_init (TypeName *self)                                                               \
  {                                                                                               \
  }

G_END_DECLS
