/* csp-change-text.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

/**
 * CspChangeFunc:
 * @title: what the field is called, translated
 * @text: a translated sentence part: from what to what
 * @user_data: what the walker was given
 *
 * Told each change of a record.
 */
typedef void (*CspChangeFunc) (const char *title,
                               const char *text,
                               gpointer    user_data);

guint csp_change_text_of_records (CspRecord     *before,
                                  CspRecord     *after,
                                  CspChangeFunc  func,
                                  gpointer       user_data);
guint csp_change_text_of_history (const char    *subject_type,
                                  const char    *before,
                                  const char    *after,
                                  CspChangeFunc  func,
                                  gpointer       user_data);
const char *csp_change_text_title (const char *subject_type,
                                   const char *field);
char       *csp_change_text_value (const char *subject_type,
                                   const char *field,
                                   const char *json);

G_END_DECLS
