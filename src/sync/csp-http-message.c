/* csp-http-message.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-service-uri.h"
#include "sync/csp-http-message.h"

/* What came from the service and goes back as a header must not become two of them. */
static gboolean
add_header (SoupMessage *message,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return TRUE;
  for (const char *p = value; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;
  soup_message_headers_replace (soup_message_get_request_headers (message), name, value);
  return TRUE;
}

static gboolean
add_headers (SoupMessage          *message,
             const CspSyncRequest *request,
             CspSecret            *token)
{
  g_autofree char *bearer = g_strconcat ("Bearer ", csp_secret_get_text (token), NULL);
  g_autofree char *if_match = request->if_match ? g_strconcat ("\"", request->if_match, "\"", NULL) : NULL;
  const struct { const char *name, *value; } headers[] = {
    { "Authorization", bearer },
    { "MS-RequestId", request->request_id },
    { "MS-CorrelationId", request->correlation_id },
    { "MS-Contract-Version", "v1" },
    { "MS-PartnerCenter-Application", "Parceria" },
    { "X-Locale", request->locale },
    { "If-Match", if_match },
    { "MS-ContinuationToken", request->continuation },
  };
  gboolean added = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (headers) && added; i++)
    added = add_header (message, headers[i].name, headers[i].value);
  explicit_bzero (bearer, strlen (bearer));
  return added;
}

/* Ids in the path came from the service: whatever they hold, the request stays below the base address. */
static SoupMessage *
new_message (const char           *base_uri,
             const CspSyncRequest *request)
{
  g_autofree char *base = g_strdup (base_uri);
  g_autofree char *uri = NULL;

  if (!csp_service_uri_is_allowed (base_uri) || request->path[0] != '/' || strstr (request->path, "/../") != NULL ||
      strpbrk (request->path, " \t\r\n#\\") != NULL)
    return NULL;
  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  uri = g_strconcat (base, request->path, NULL);
  return soup_message_new (request->method, uri);
}

/**
 * csp_http_message_new:
 * @base_uri: base address of the service
 * @request: what to send
 * @token: an access token
 *
 * Returns: (transfer full) (nullable): the message with the headers of the contract (partner-center-api §3.1), still
 *   without its body; %NULL when it cannot be sent there
 */
SoupMessage *
csp_http_message_new (const char           *base_uri,
                      const CspSyncRequest *request,
                      CspSecret            *token)
{
  g_autoptr(SoupMessage) message = new_message (base_uri, request);

  return message != NULL && add_headers (message, request, token) ? g_steal_pointer (&message) : NULL;
}
