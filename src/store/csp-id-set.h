/* csp-id-set.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspIdSet:
 *
 * A set of local ids as a bitmap, for intersecting search hits with a list's order.
 */
typedef struct _CspIdSet CspIdSet;

CspIdSet *csp_id_set_new       (void);
void      csp_id_set_free      (CspIdSet       *self);
void      csp_id_set_add       (CspIdSet       *self,
                                guint32         id);
gboolean  csp_id_set_contains  (const CspIdSet *self,
                                guint32         id);
void      csp_id_set_intersect (CspIdSet       *self,
                                const CspIdSet *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspIdSet, csp_id_set_free)

G_END_DECLS
