/* csp-cli-json.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "cli/csp-cli-json.h"

/**
 * csp_cli_json_append_text:
 * @json: JSON that is being made
 * @text: (nullable): a text, null when missing
 */
void
csp_cli_json_append_text (GString    *json,
                          const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (json, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

static void
append_value (GString        *json,
              CspRecord      *record,
              const CspField *field)
{
  g_autofree char *instant = NULL;
  gint64 number;

  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    {
      csp_cli_json_append_text (json, csp_record_get_text (record, field));
      return;
    }
  number = csp_record_get_integer (record, field);
  if (field->type == CSP_FIELD_INSTANT)
    {
      instant = number != 0 ? csp_instant_to_iso (number) : NULL;
      csp_cli_json_append_text (json, instant);
    }
  else if (field->type == CSP_FIELD_BOOLEAN)
    g_string_append (json, number != 0 ? "true" : "false");
  else
    g_string_append_printf (json, "%" G_GINT64_FORMAT, number);
}

/**
 * csp_cli_json_append_record:
 * @json: JSON that is being made
 * @record: (type CspRecord): a record
 *
 * Appends a flat object with the keys of the REST contract; unlike the service's it always has all keys.
 */
void
csp_cli_json_append_record (GString  *json,
                            gpointer  record)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);
  const char *separator = "{";

  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].wire == NULL || (fields[i].flags & CSP_FIELD_LOCAL) != 0)
        continue;
      g_string_append (json, separator);
      csp_cli_json_append_text (json, fields[i].wire);
      g_string_append (json, ": ");
      append_value (json, record, &fields[i]);
      separator = ", ";
    }
  g_string_append_c (json, '}');
}
