/* csp-problem-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_PROBLEM_PAGE (csp_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (CspProblemPage, csp_problem_page, CSP, PROBLEM_PAGE, GtkWidget)

GtkWidget *csp_problem_page_new (const char   *path,
                                 const GError *error);

G_END_DECLS
