/* csp-language.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspLanguage:
 * @id: as in LANGUAGE and in po/LINGUAS
 * @name: what its speakers call it
 *
 * A language the window speaks.
 */
typedef struct
{
  const char *id;
  const char *name;
} CspLanguage;

const CspLanguage *csp_languages                  (guint      *n_languages);
void               csp_language_start             (const char *preference);
gboolean           csp_language_is_started_with   (const char *preference);
void               csp_language_leave             (void);
const char        *csp_language_get               (void);
gboolean           csp_language_is_right_to_left  (void);
const char        *csp_language_get_format_locale (void);
const char        *csp_language_get_country       (void);

G_END_DECLS
