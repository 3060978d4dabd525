/* csp-persona.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspPersona:
 * @CSP_PERSONA_NONE: not one of ours
 * @CSP_PERSONA_INDIRECT_PROVIDER: "indirect-provider": buys from Microsoft, sells through resellers
 * @CSP_PERSONA_INDIRECT_RESELLER: "indirect-reseller": sells through indirect providers
 * @CSP_PERSONA_DIRECT: "direct": buys from Microsoft and sells to customers
 *
 * What kind of partner a profile is (functional-spec 1.1); flags, so that tables can name several.
 */
typedef enum
{
  CSP_PERSONA_NONE = 0,
  CSP_PERSONA_INDIRECT_PROVIDER = 1 << 0,
  CSP_PERSONA_INDIRECT_RESELLER = 1 << 1,
  CSP_PERSONA_DIRECT = 1 << 2,
} CspPersona;

const char * const *csp_personas             (void);
CspPersona          csp_persona_parse        (const char *id);
const char         *csp_persona_label        (const char *id);
gboolean            csp_persona_needs_mpn_id (const char *id);

G_END_DECLS
