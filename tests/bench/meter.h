/* meter.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MeterRows:
 * @view: a table
 * @n_waiting: (out): how many rows in sight still wait for their record
 *
 * Returns: how many rows are in sight
 */
typedef guint (*MeterRows) (GtkColumnView *view,
                            guint         *n_waiting);

/**
 * Meter:
 * @view: the table that is measured
 * @count_rows: looks at its rows
 *
 * Measures a table from the inside. Times of frames are processor time of the main thread from the change of the
 * position to the end of the frame that shows it: what another process does at that time does not count.
 */
typedef struct
{
  GtkColumnView *view;
  MeterRows      count_rows;
  guint          n_frames;      /* painted so far */
  guint          n_rows;        /* in sight in the last frame */
  guint          n_waiting;     /* of them, those without a record */
} Meter;

void    meter_init         (Meter         *self,
                            GtkColumnView *view,
                            MeterRows      count_rows);
void    meter_watch_turns  (void);
void    meter_print_turn   (const char    *name);
guint   meter_count_rows   (GtkColumnView *view,
                            gboolean     (*waits) (GtkWidget *row),
                            guint         *n_waiting);
void    meter_settle       (Meter         *self);
double  meter_get_line     (GtkColumnView *view);
void    meter_scroll       (Meter         *self);
void    meter_scroll_page  (Meter         *self);
void    meter_print        (const char    *name,
                            double         value);
void    meter_print_p95    (const char    *name,
                            GArray        *values);
void    meter_print_memory (void);
void    meter_print_open   (void);

G_END_DECLS
