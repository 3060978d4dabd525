/* csp-http-answer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sync/csp-http-answer.h"

static gboolean
is_json (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return type == NULL || g_ascii_strcasecmp (type, "application/json") == 0 || g_str_has_suffix (type, "+json");
}

/* Seconds, also where the service gives a date: counted from its own clock, which ours need not agree with. */
static char *
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  const char *date = soup_message_headers_get_one (headers, "Date");
  g_autoptr(GDateTime) until = NULL;
  g_autoptr(GDateTime) now = NULL;
  guint64 seconds;

  if (text == NULL)
    return NULL;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, MIN (seconds, 24 * 60 * 60));
  until = soup_date_time_new_from_http_string (text);
  now = date ? soup_date_time_new_from_http_string (date) : NULL;
  if (now == NULL)
    now = g_date_time_new_now_utc ();
  if (until == NULL)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, CLAMP (g_date_time_difference (until, now) / G_TIME_SPAN_SECOND, 0,
                                                      24 * 60 * 60));
}

/**
 * csp_http_answer_read_headers:
 * @message: a message whose answer has begun
 * @reply: gets what its headers say
 */
void
csp_http_answer_read_headers (SoupMessage  *message,
                              CspSyncReply *reply)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  reply->status = soup_message_get_status (message);
  reply->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  reply->correlation_id = g_strdup (soup_message_headers_get_one (headers, "MS-CorrelationId"));
  reply->retry_after = read_retry_after (headers);
}

/**
 * csp_http_answer_judge:
 * @message: a message whose answer is complete
 * @reply: its answer; gets its outcome
 *
 * What is not the service's own answer to a change leaves open whether the change was made.
 */
void
csp_http_answer_judge (SoupMessage  *message,
                       CspSyncReply *reply)
{
  gboolean is_write = !g_str_equal (soup_message_get_method (message), "GET");
  guint status = reply->status;

  reply->outcome = CSP_SYNC_ANSWERED;
  if (status >= 300 && status < 400)
    {
      reply->outcome = CSP_SYNC_LOST;
      reply->error = g_strdup (_("The service sends on to another address. That is not followed, because your sign-in "
                                 "would go there too."));
    }
  else if (is_write && status >= 200 && status < 300 && reply->length > 0 &&
           !is_json (soup_message_get_response_headers (message)))
    {
      reply->outcome = CSP_SYNC_LOST;
      reply->error = g_strdup (_("Something between here and the service answered in its place."));
    }
}

/**
 * csp_http_answer_describe_failure:
 * @error: why there is no answer
 * @is_late: whether it took too long
 *
 * Returns: (transfer full): that in words for the person
 */
char *
csp_http_answer_describe_failure (const GError *error,
                                  gboolean      is_late)
{
  if (is_late || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_("The service did not answer in time."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("The request was canceled."));
  if (error->domain == G_RESOLVER_ERROR)
    return g_strdup (_("The address of the service cannot be found. Is this computer online?"));
  if (error->domain == G_TLS_ERROR)
    /* translators: %s is what is wrong, in words of the system */
    return g_strdup_printf (_("The connection to the service is not safe, so nothing was sent: %s"), error->message);
  /* translators: %s is what happened, in words of the system */
  return g_strdup_printf (_("The service cannot be reached: %s"), error->message);
}
