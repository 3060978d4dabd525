/* csp-table-column.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CspColumnFlags:
 * @CSP_COLUMN_EXPAND: takes a share of the room left over
 * @CSP_COLUMN_NUMERIC: aligned at the end of the cell
 * @CSP_COLUMN_OPTIONAL: not shown until the person chooses it
 * @CSP_COLUMN_LINK: the first column's text is a link that opens the record
 */
typedef enum
{
  CSP_COLUMN_NORMAL = 0,
  CSP_COLUMN_EXPAND = 1 << 0,
  CSP_COLUMN_NUMERIC = 1 << 1,
  CSP_COLUMN_OPTIONAL = 1 << 2,
  CSP_COLUMN_LINK = 1 << 3,
} CspColumnFlags;

/**
 * CspColumnText:
 * @record: a record
 * @buffer: empty; for texts that must be put together
 *
 * Returns: (nullable): what the cell says; lives until the next call, also when it is the text of @buffer
 */
typedef const char *(*CspColumnText) (gpointer  record,
                                      GString  *buffer);

/**
 * CspColumnSample:
 * @index: from 0
 * @buffer: for texts that must be put together
 *
 * Returns: (nullable): one of the widest texts that the column can say; %NULL when there are no more
 */
typedef const char *(*CspColumnSample) (guint    index,
                                        GString *buffer);

/**
 * CspTableColumn:
 * @name: name of the column in settings; must not change
 * @context: message context of @title
 * @title: its heading, marked with NC_()
 * @sort: (nullable): name of the list's order that its heading chooses, see csp-list-definition.c
 * @text: what its cells say
 * @chars: characters that should be seen
 * @flags: how it is shown
 * @create: (nullable): makes a cell that is more than text
 * @bind: (nullable): shows a record in what @create made; the record is %NULL while it is being read
 * @sample: (nullable): for a column that says a few words or dates only, which are never to be cut
 *
 * One column of a #CspTableView. Cells are bound by functions, not properties: a list binds hundreds of them
 * while it is being scrolled.
 */
typedef struct
{
  const char      *name;
  const char      *context;
  const char      *title;
  const char      *sort;
  CspColumnText    text;
  guint            chars;
  CspColumnFlags   flags;
  GtkWidget     *(*create) (void);
  void           (*bind)   (GtkWidget *cell,
                            gpointer   record);
  CspColumnSample  sample;
} CspTableColumn;

const char *csp_table_column_get_title (const CspTableColumn *self);
const char *csp_table_column_get_text  (const CspTableColumn *self,
                                        gpointer              record,
                                        GString              *buffer);

G_END_DECLS
