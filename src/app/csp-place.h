/* csp-place.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/csp-pages.h"
#include "store/csp-list-query.h"

G_BEGIN_DECLS

/* Where the person is or can go back to. */
typedef struct
{
  const CspPage       *page;      /* %NULL for a page about one record */
  const CspDetailPage *detail;
  gint64               id;
  GtkWidget           *view;      /* borrowed */
  CspListQuery        *query;     /* what a list showed when it was left */
  GtkWidget           *focus;     /* weak; what had the keyboard focus then */
} CspPlace;

CspPlace *csp_place_new        (const CspPage       *page,
                                const CspDetailPage *detail,
                                gint64               id,
                                GtkWidget           *view);
void      csp_place_free       (CspPlace            *self);
void      csp_place_leave      (CspPlace            *self);
void      csp_place_restore    (CspPlace            *self);
void      csp_place_grab_focus (CspPlace            *self);
gboolean  csp_place_view_has   (GtkWidget           *view,
                                const char          *property);

G_END_DECLS
