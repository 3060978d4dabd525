/* csp-record.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-record.h"

/**
 * CspRecord:
 *
 * A plain value whose fields are described by a table (#CspField): made on a database thread, handed
 * over once, then not changed. To change one, copy it and give the copy to an operation.
 */
G_DEFINE_ABSTRACT_TYPE (CspRecord, csp_record, G_TYPE_OBJECT)

static gpointer
field_pointer (CspRecord      *self,
               const CspField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

static gboolean
field_is_text (const CspField *field)
{
  return field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE;
}

static void
csp_record_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CspRecord *self = CSP_RECORD (object);
  const CspField *field = &CSP_RECORD_GET_CLASS (self)->fields[prop_id - 1];

  if (field_is_text (field))
    g_value_set_string (value, csp_record_get_text (self, field));
  else if (field->type == CSP_FIELD_BOOLEAN)
    g_value_set_boolean (value, csp_record_get_integer (self, field) != 0);
  else
    g_value_set_int64 (value, csp_record_get_integer (self, field));
}

static void
csp_record_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CspRecord *self = CSP_RECORD (object);
  const CspField *field = &CSP_RECORD_GET_CLASS (self)->fields[prop_id - 1];

  if (field_is_text (field))
    csp_record_set_text (self, field, g_value_get_string (value));
  else if (field->type == CSP_FIELD_BOOLEAN)
    csp_record_set_integer (self, field, g_value_get_boolean (value));
  else
    csp_record_set_integer (self, field, g_value_get_int64 (value));
}

static void
csp_record_finalize (GObject *object)
{
  CspRecord *self = CSP_RECORD (object);
  CspRecordClass *klass = CSP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (field_is_text (&klass->fields[i]))
      g_free (*(char **) field_pointer (self, &klass->fields[i]));

  G_OBJECT_CLASS (csp_record_parent_class)->finalize (object);
}

static void
csp_record_class_init (CspRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = csp_record_finalize;
}

static void
csp_record_init (CspRecord *self)
{
}

/**
 * csp_record_class_install_fields:
 * @klass: a record class
 * @fields: (array length=n_fields): its table, static
 * @n_fields: rows in @fields
 *
 * Makes each field a property of the same name.
 */
void
csp_record_class_install_fields (CspRecordClass *klass,
                                 const CspField *fields,
                                 guint           n_fields)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /* GObject does not inherit these two. */
  G_OBJECT_CLASS (klass)->get_property = csp_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = csp_record_set_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  for (guint i = 0; i < n_fields; i++)
    {
      const char *name = fields[i].name;
      GParamSpec *pspec;

      if (field_is_text (&fields[i]))
        pspec = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else if (fields[i].type == CSP_FIELD_BOOLEAN)
        pspec = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
      else
        pspec = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, pspec);
    }
}

/**
 * csp_record_get_fields:
 * @self: a record
 * @n_fields: (out): rows in the table
 *
 * Returns: (transfer none): the field table of its type
 */
const CspField *
csp_record_get_fields (CspRecord *self,
                       guint     *n_fields)
{
  CspRecordClass *klass;

  g_return_val_if_fail (CSP_IS_RECORD (self), NULL);

  klass = CSP_RECORD_GET_CLASS (self);
  *n_fields = klass->n_fields;
  return klass->fields;
}

/**
 * csp_record_find_field:
 * @self: a record
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field, %NULL when the type has none of that name
 */
const CspField *
csp_record_find_field (CspRecord  *self,
                       const char *name)
{
  CspRecordClass *klass;

  g_return_val_if_fail (CSP_IS_RECORD (self), NULL);

  klass = CSP_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];
  return NULL;
}

/**
 * csp_record_copy:
 * @self: (type CspRecord): a record
 *
 * Returns: (transfer full) (type CspRecord): an independent copy
 */
gpointer
csp_record_copy (gpointer self)
{
  CspRecord *copy;
  CspRecordClass *klass;

  g_return_val_if_fail (CSP_IS_RECORD (self), NULL);

  klass = CSP_RECORD_GET_CLASS (self);
  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CspField *field = &klass->fields[i];

      if (field_is_text (field))
        csp_record_set_text (copy, field, csp_record_get_text (self, field));
      else
        csp_record_set_integer (copy, field, csp_record_get_integer (self, field));
    }
  return copy;
}

/**
 * csp_record_field_equal:
 * @a: a record
 * @b: a record of the same type
 * @field: a row of their table
 *
 * Returns: whether both hold the same value; text that is missing equals empty text
 */
gboolean
csp_record_field_equal (CspRecord      *a,
                        CspRecord      *b,
                        const CspField *field)
{
  if (field_is_text (field))
    {
      const char *first = csp_record_get_text (a, field);
      const char *second = csp_record_get_text (b, field);

      return g_strcmp0 (first ? first : "", second ? second : "") == 0;
    }
  return csp_record_get_integer (a, field) == csp_record_get_integer (b, field);
}

/**
 * csp_record_get_text:
 * @self: a record
 * @field: a text or date field of it
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
csp_record_get_text (CspRecord      *self,
                     const CspField *field)
{
  g_return_val_if_fail (field_is_text (field), NULL);

  return *(char **) field_pointer (self, field);
}

/**
 * csp_record_get_integer:
 * @self: a record
 * @field: an integer, boolean or instant field of it
 *
 * Returns: the value
 */
gint64
csp_record_get_integer (CspRecord      *self,
                        const CspField *field)
{
  g_return_val_if_fail (!field_is_text (field), 0);

  if (field->type == CSP_FIELD_BOOLEAN)
    return *(gboolean *) field_pointer (self, field);
  return *(gint64 *) field_pointer (self, field);
}

/**
 * csp_record_set_text:
 * @self: a record that is still being made
 * @field: a text or date field of it
 * @value: (nullable): its value, copied
 */
void
csp_record_set_text (CspRecord      *self,
                     const CspField *field,
                     const char     *value)
{
  g_return_if_fail (field_is_text (field));

  csp_set_str (field_pointer (self, field), value);
}

/**
 * csp_record_set_integer:
 * @self: a record that is still being made
 * @field: an integer, boolean or instant field of it
 * @value: its value
 */
void
csp_record_set_integer (CspRecord      *self,
                        const CspField *field,
                        gint64          value)
{
  g_return_if_fail (!field_is_text (field));

  if (field->type == CSP_FIELD_BOOLEAN)
    *(gboolean *) field_pointer (self, field) = value != 0;
  else
    *(gint64 *) field_pointer (self, field) = value;
}
