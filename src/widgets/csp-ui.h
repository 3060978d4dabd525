/* csp-ui.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * csp_ui_get_resource:
 *
 * Templates, icons and styles. Programs call it once at start: a linker drops resources of a static library that
 * nothing names.
 *
 * Returns: (transfer none): the resource, registered
 */
GResource *csp_ui_get_resource (void);

G_END_DECLS
