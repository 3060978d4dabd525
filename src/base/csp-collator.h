/* csp-collator.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CspCollator CspCollator;

/* Long enough for nearly every name; a longer key is cut, which keeps the order of all but ties. */
#define CSP_COLLATOR_KEY_SIZE 128

CspCollator *csp_collator_new         (const char  *locale);
void         csp_collator_free        (CspCollator *self);
const char  *csp_collator_get_version (CspCollator *self);
gsize        csp_collator_key         (CspCollator *self,
                                       const char  *text,
                                       guint8      *buffer,
                                       gsize        size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspCollator, csp_collator_free)

G_END_DECLS
