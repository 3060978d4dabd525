/* csp-table-order.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-table-order.h"

/**
 * CspTableOrder:
 *
 * Finds out which column a column view is sorted by. GTK 4.8 knows, but does not tell: it only offers a sorter that
 * compares two rows. So every column gets a sorter that notes when it is asked, and the view's sorter is asked about
 * two rows that are none: the first column asked is the one with the arrow, and the answer turned round means
 * descending.
 */
struct _CspTableOrder
{
  GObject   *low;
  GObject   *high;
  gpointer   asked;             /* the first column asked in this reading */
};

typedef struct
{
  CspTableOrder        *order;
  const CspTableColumn *column;
} Witness;

static int
compare_and_note (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  Witness *witness = user_data;

  if (witness->order->asked == NULL)
    witness->order->asked = (gpointer) witness->column;
  if (a == b)
    return 0;
  return a == (gconstpointer) witness->order->low ? -1 : 1;
}

/**
 * csp_table_order_new:
 *
 * Returns: (transfer full): a reader for the order of one column view; it must outlive the view's columns
 */
CspTableOrder *
csp_table_order_new (void)
{
  CspTableOrder *self = g_new0 (CspTableOrder, 1);

  self->low = g_object_new (G_TYPE_OBJECT, NULL);
  self->high = g_object_new (G_TYPE_OBJECT, NULL);
  return self;
}

/**
 * csp_table_order_free:
 * @self: (transfer full): a reader
 */
void
csp_table_order_free (CspTableOrder *self)
{
  g_object_unref (self->low);
  g_object_unref (self->high);
  g_free (self);
}

/**
 * csp_table_order_add:
 * @self: a reader
 * @view_column: a column of the view
 * @column: what it shows
 *
 * Makes the heading of @view_column one that sorts.
 */
void
csp_table_order_add (CspTableOrder        *self,
                     GtkColumnViewColumn  *view_column,
                     const CspTableColumn *column)
{
  Witness *witness = g_new0 (Witness, 1);
  g_autoptr(GtkCustomSorter) sorter = NULL;

  witness->order = self;
  witness->column = column;
  sorter = gtk_custom_sorter_new (compare_and_note, witness, g_free);
  gtk_column_view_column_set_sorter (view_column, GTK_SORTER (sorter));
}

/**
 * csp_table_order_read:
 * @self: a reader
 * @view: the column view
 * @descending: (out): whether the arrow points the other way
 *
 * Returns: (transfer none) (nullable): the column whose heading has the arrow
 */
const CspTableColumn *
csp_table_order_read (CspTableOrder *self,
                      GtkColumnView *view,
                      gboolean      *descending)
{
  self->asked = NULL;
  *descending =
    gtk_sorter_compare (gtk_column_view_get_sorter (view), self->low, self->high) == GTK_ORDERING_LARGER;
  return self->asked;
}
