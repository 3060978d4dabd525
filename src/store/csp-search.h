/* csp-search.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _CspSearch CspSearch;

CspSearch  *csp_search_new            (const char         *text);
void        csp_search_free           (CspSearch          *self);
gboolean    csp_search_is_empty       (const CspSearch    *self);
const char *csp_search_get_match      (const CspSearch    *self);
gboolean    csp_search_is_exact       (const CspSearch    *self);
gboolean    csp_search_matches        (const CspSearch    *self,
                                       const char * const *texts);
GPtrArray  *csp_search_split          (const CspSearch    *self);
const char *csp_search_get_first_word (const CspSearch    *self);
guint       csp_search_get_worth      (const CspSearch    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSearch, csp_search_free)

G_END_DECLS
