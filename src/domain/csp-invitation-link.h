/* csp-invitation-link.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"

G_BEGIN_DECLS

/* The longest mailto: URI that mail programs take (functional-spec §4.8). */
#define CSP_MAILTO_MAX 2000

char    *csp_invitation_link_build     (const CspProfile  *profile,
                                        const char        *kind,
                                        const char        *provider_tenant,
                                        gboolean           delegated_access,
                                        GError           **error);
gboolean csp_invitation_link_check     (const char        *text,
                                        char             **link,
                                        char             **reason);
gboolean csp_invitation_text_has_link  (const char        *message,
                                        const char        *link);
char    *csp_invitation_text_to_html   (const char        *message,
                                        const char        *link);
char    *csp_invitation_mailto         (const char        *to,
                                        const char        *subject,
                                        const char        *body,
                                        gboolean          *too_long);

G_END_DECLS
