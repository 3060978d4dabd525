/* csp-application.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/csp-window.h"
#include "sync/csp-http-log.h"

G_BEGIN_DECLS

#define CSP_TYPE_APPLICATION (csp_application_get_type ())
G_DECLARE_FINAL_TYPE (CspApplication, csp_application, CSP, APPLICATION, AdwApplication)

CspApplication *csp_application_new          (void);
void            csp_application_open_profile (CspApplication *self,
                                              const char     *path,
                                              CspConnMode     mode);
CspHttpLog     *csp_application_get_http_log (CspApplication *self);
int             csp_application_main         (int             argc,
                                              char          **argv);

G_END_DECLS
