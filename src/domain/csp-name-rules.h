/* csp-name-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-problem.h"

G_BEGIN_DECLS

gboolean csp_single_line_check  (const char  *value,
                                 const char  *field,
                                 CspProblems *problems);
void     csp_company_name_check (const char  *name,
                                 const char  *field,
                                 CspProblems *problems);
void     csp_contact_name_check (const char  *name,
                                 const char  *field,
                                 CspProblems *problems);
void     csp_email_check        (const char  *email,
                                 const char  *field,
                                 gboolean     is_company_account,
                                 CspProblems *problems);
void     csp_mpn_id_check       (const char  *mpn_id,
                                 const char  *own_mpn_id,
                                 const char  *field,
                                 CspProblems *problems);

G_END_DECLS
