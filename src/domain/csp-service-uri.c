/* csp-service-uri.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-service-uri.h"

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_ascii_strcasecmp (host, "localhost") == 0;
}

/**
 * csp_service_uri_is_allowed:
 * @uri: (nullable): base address of a service
 *
 * Returns: whether tokens may be sent there: through TLS, or to this computer
 */
gboolean
csp_service_uri_is_allowed (const char *uri)
{
  g_autoptr(GUri) parsed = uri ? g_uri_parse (uri, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL) : NULL;

  if (parsed == NULL || csp_is_empty (g_uri_get_host (parsed)) || g_uri_get_userinfo (parsed) != NULL ||
      g_uri_get_query (parsed) != NULL || g_uri_get_fragment (parsed) != NULL || strstr (uri, "/..") != NULL)
    return FALSE;
  return g_str_equal (g_uri_get_scheme (parsed), "https") ||
         (g_str_equal (g_uri_get_scheme (parsed), "http") && is_loopback (g_uri_get_host (parsed)));
}

/**
 * csp_service_uri_check:
 * @uri: (nullable): base address of a service; an empty one is none
 * @field: whose it is
 * @problems: problems are added to it
 */
void
csp_service_uri_check (const char  *uri,
                       const char  *field,
                       CspProblems *problems)
{
  if (!csp_is_empty (uri) && !csp_service_uri_is_allowed (uri))
    csp_problems_error (problems, field,
                        _("Enter an address that begins with https://, without a user name or a “?”. "
                          "Only addresses of this computer may begin with http://."));
}
