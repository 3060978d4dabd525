/* csp-partner-center-backend.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-backend.h"

G_BEGIN_DECLS

#define CSP_TYPE_PARTNER_CENTER_BACKEND (csp_partner_center_backend_get_type ())
G_DECLARE_FINAL_TYPE (CspPartnerCenterBackend, csp_partner_center_backend, CSP, PARTNER_CENTER_BACKEND, GObject)

G_END_DECLS
