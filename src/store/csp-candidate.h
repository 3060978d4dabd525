/* csp-candidate.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"
#include "store/csp-list-query.h"

G_BEGIN_DECLS

#define CSP_TYPE_CANDIDATE (csp_candidate_get_type ())
G_DECLARE_FINAL_TYPE (CspCandidate, csp_candidate, CSP, CANDIDATE, GObject)

/**
 * CspCandidate:
 * @id: local id
 * @title: its name
 * @detail: (nullable): what tells it from others of that name: a domain, an MPN ID
 *
 * One record among those that a drop-down offers. Immutable.
 */
struct _CspCandidate
{
  GObject  parent_instance;

  gint64   id;
  char    *title;
  char    *detail;
};

CspCandidate *csp_candidate_new         (gint64               id,
                                         const char          *title,
                                         const char          *detail);
GPtrArray    *csp_candidate_load        (CspConn             *conn,
                                         const CspListQuery  *query,
                                         guint                limit,
                                         GError             **error);
GPtrArray    *csp_candidate_load_labels (CspConn             *conn,
                                         const char          *text,
                                         guint                limit,
                                         GError             **error);

G_END_DECLS
