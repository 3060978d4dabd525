/* csp-table-column.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/csp-table-column.h"

/**
 * csp_table_column_get_title:
 * @self: a column
 *
 * Returns: (transfer none): its heading in the window's language
 */
const char *
csp_table_column_get_title (const CspTableColumn *self)
{
  return self->context != NULL ? g_dpgettext2 (NULL, self->context, self->title) : gettext (self->title);
}

/**
 * csp_table_column_get_text:
 * @self: a column
 * @record: (nullable): a record
 * @buffer: for texts that must be put together
 *
 * Returns: (transfer none): what the cell of @record says, "" when there is nothing to say
 */
const char *
csp_table_column_get_text (const CspTableColumn *self,
                           gpointer              record,
                           GString              *buffer)
{
  const char *text = NULL;

  g_string_truncate (buffer, 0);
  if (record != NULL && self->text != NULL)
    text = self->text (record, buffer);
  return text != NULL ? text : "";
}
