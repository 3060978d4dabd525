/* csp-pages.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-permission.h"
#include "domain/csp-persona.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspPage:
 * @name: name in win.show-page; %NULL ends the table
 * @title: title, translated by csp_page_title() in the context "page"
 * @icon: icon in the navigation
 * @personas: which partners have it
 * @nested: whether it belongs below the page before it
 * @permission: what the person must be allowed to do, %CSP_N_ACTIONS for nothing
 * @create: makes its view
 * @is_connected: whether only profiles of Partner Center have it
 * @create_count: (nullable): makes the list whose length the navigation shows
 *
 * A page of the navigation. Adding one is a row in csp-pages.c.
 */
typedef struct
{
  const char  *name;
  const char  *title;
  const char  *icon;
  CspPersona   personas;
  gboolean     nested;
  CspAction    permission;
  GtkWidget *(*create) (CspStore *store);
  gboolean     is_connected;
  CspPagedList *(*create_count) (CspStore *store);
} CspPage;

/**
 * CspDetailPage:
 * @name: name of the page; %NULL ends the table
 * @parent: name of the page that the navigation marks meanwhile
 * @create: makes its view of the record with a local id
 *
 * A page about one record. It stays while the person can go back to it.
 */
typedef struct
{
  const char  *name;
  const char  *parent;
  GtkWidget *(*create) (CspStore *store,
                        gint64    id);
} CspDetailPage;

const CspPage       *csp_pages            (void);
const CspPage       *csp_page_find        (const char    *name);
const char          *csp_page_title       (const CspPage *page);
gboolean             csp_page_is_for      (const CspPage *page,
                                           CspProfile    *profile);
const CspDetailPage *csp_detail_page_find (const char    *name);

G_END_DECLS
