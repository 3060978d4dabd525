/* csp-candidate-list.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-candidate.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CANDIDATE_LIST (csp_candidate_list_get_type ())
G_DECLARE_FINAL_TYPE (CspCandidateList, csp_candidate_list, CSP, CANDIDATE_LIST, GtkWidget)

void csp_candidate_list_set_source (CspCandidateList   *self,
                                    CspStore           *store,
                                    const CspListQuery *query);
void csp_candidate_list_set_none   (CspCandidateList   *self,
                                    const char         *label);
void csp_candidate_list_set_empty  (CspCandidateList   *self,
                                    const char         *text);
void csp_candidate_list_start      (CspCandidateList   *self);
void csp_candidate_list_activate   (CspCandidateList   *self,
                                    guint               position);

G_END_DECLS
