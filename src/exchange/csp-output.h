/* csp-output.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CspOutput:
 *
 * A file that is being written: it appears under its name when it is complete, or not at all.
 */
typedef struct _CspOutput CspOutput;

CspOutput *csp_output_new_for_path (const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);
CspOutput *csp_output_new_for_fd   (int            fd);
gboolean   csp_output_write        (CspOutput     *self,
                                    const char    *text,
                                    gssize         length,
                                    GError       **error);
gboolean   csp_output_finish       (CspOutput     *self,
                                    GError       **error);
void       csp_output_free         (CspOutput     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspOutput, csp_output_free)

G_END_DECLS
