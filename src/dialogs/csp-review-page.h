/* csp-review-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-basket.h"

G_BEGIN_DECLS

#define CSP_TYPE_REVIEW_PAGE (csp_review_page_get_type ())
G_DECLARE_FINAL_TYPE (CspReviewPage, csp_review_page, CSP, REVIEW_PAGE, GtkWidget)

void csp_review_page_clear       (CspReviewPage     *self);
void csp_review_page_add_section (CspReviewPage     *self,
                                  const char        *page,
                                  const char        *title);
void csp_review_page_add_row     (CspReviewPage     *self,
                                  const char        *label,
                                  const char        *value);
void csp_review_page_add_basket  (CspReviewPage     *self,
                                  const CspBasket   *basket);
void csp_review_page_add_warnings (CspReviewPage    *self,
                                   const CspProblems *problems,
                                   const CspBasket   *basket);
void csp_review_page_set_error   (CspReviewPage     *self,
                                  const char        *message);

G_END_DECLS
