/* csp-problem.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspSeverity:
 * @CSP_SEVERITY_ERROR: the operation is refused
 * @CSP_SEVERITY_WARNING: shown, but lets the person go on
 */
typedef enum
{
  CSP_SEVERITY_ERROR,
  CSP_SEVERITY_WARNING,
} CspSeverity;

/**
 * CspProblem:
 * @field: name of the field, as "company-name" (also the command line's option); "" for the whole
 * @severity: whether it blocks
 * @message: a translated sentence for the person
 */
typedef struct
{
  char        *field;
  CspSeverity  severity;
  char        *message;
} CspProblem;

/**
 * CspProblems:
 *
 * Everything that is wrong with some input, in the order of its fields.
 */
typedef struct _CspProblems CspProblems;

CspProblems      *csp_problems_new        (void);
void              csp_problems_free       (CspProblems       *self);
void              csp_problems_error      (CspProblems       *self,
                                           const char        *field,
                                           const char        *format,
                                           ...) G_GNUC_PRINTF (3, 4);
void              csp_problems_warning    (CspProblems       *self,
                                           const char        *field,
                                           const char        *format,
                                           ...) G_GNUC_PRINTF (3, 4);
guint             csp_problems_get_count  (const CspProblems *self);
const CspProblem *csp_problems_get        (const CspProblems *self,
                                           guint              index);
const CspProblem *csp_problems_find       (const CspProblems *self,
                                           const char        *field);
gboolean          csp_problems_has_errors (const CspProblems *self);
char             *csp_problems_to_text    (const CspProblems *self,
                                           CspSeverity        severity);
void              csp_problems_take       (CspProblems       *self,
                                           CspProblems       *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspProblems, csp_problems_free)

G_END_DECLS
