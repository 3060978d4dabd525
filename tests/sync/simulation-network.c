/* simulation-network.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-customer.h"
#include "domain/csp-outbox-entry.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"
#include "tests/sync/simulation.h"

/* After it the client gives up what has not arrived. */
#define TIMEOUT (2 * G_TIME_SPAN_MINUTE)

/* What becomes of a request on its way to the service and back. */
typedef enum
{
  FATE_ARRIVES,
  FATE_NOT_SENT,
  FATE_LOST_BEFORE,             /* the service never sees it */
  FATE_LOST_AFTER,              /* the answer is lost */
  FATE_LATE,                    /* the client gives up, then it arrives */
  FATE_TWICE,                   /* it arrives twice */
  FATE_ERROR_BEFORE,            /* a gateway answers 5xx instead of the service */
  FATE_ERROR_AFTER,             /* a gateway answers 5xx after the service did it */
  FATE_THROTTLED,
  FATE_TRUNCATED,
  FATE_HTML_SUCCESS,
  FATE_HTML_UNAVAILABLE,
  FATE_HTML_REFUSAL,            /* a proxy refuses instead of the service */
  N_FATES,
} Fate;

/* In percent; the rest arrives. */
static const guint chances[N_FATES] = { 0, 4, 4, 6, 2, 4, 3, 4, 3, 2, 2, 2, 2 };
static const char * const fate_names[N_FATES] = {
  "arrives", "not sent", "lost before", "lost after", "late", "twice", "error before", "error after", "throttled",
  "truncated", "html success", "html unavailable", "html refusal"
};

typedef struct
{
  CspSyncRequest *request;      /* NULL once the client has given it up */
  char           *method;
  char           *path;
  char           *body;
  char           *if_match;
  char           *continuation;
  char           *request_id;
  char           *correlation_id;
  char           *authorization;
  char           *wishes;       /* (nullable): what the outbox entry wants, as JSON */
  Fate            fate;
  CspSyncReply   *reply;
  gint64          sent_at;
  gint64          until;        /* of a ghost: it is gone for good */
} Flight;

static void
flight_free (gpointer pointer)
{
  Flight *self = pointer;

  g_clear_pointer (&self->request, csp_sync_request_free);
  g_clear_pointer (&self->reply, csp_sync_reply_free);
  g_free (self->method);
  g_free (self->path);
  g_free (self->body);
  g_free (self->if_match);
  g_free (self->continuation);
  g_free (self->request_id);
  g_free (self->correlation_id);
  g_free (self->authorization);
  g_free (self->wishes);
  g_free (self);
}

static Fate
draw_fate (Simulation *self)
{
  guint draw = g_rand_int_range (self->rand, 0, 100);
  guint fate = FATE_ARRIVES;

  if (!self->has_faults)
    return FATE_ARRIVES;
  while (fate + 1 < N_FATES && draw >= chances[fate + 1])
    draw -= chances[++fate];
  return fate + 1 < N_FATES ? fate + 1 : FATE_ARRIVES;
}

static char *
load_wishes (Simulation     *self,
             CspSyncRequest *request)
{
  if (request->step != CSP_SYNC_STEP_SEND)
    return NULL;
  return csp_conn_get_text (self->conn, NULL, "SELECT after FROM outbox WHERE id = ?1", "i", request->outbox_id);
}

/* As the HTTP client does it (partner-center-api §9). */
static char *
quote (const char *etag)
{
  if (etag == NULL || g_str_has_prefix (etag, "\"") || g_str_has_prefix (etag, "W/"))
    return g_strdup (etag);
  return g_strdup_printf ("\"%s\"", etag);
}

/**
 * simulation_send:
 * @self: a run
 * @request: (transfer full): what the engine wants to have sent
 */
void
simulation_send (Simulation     *self,
                 CspSyncRequest *request)
{
  Flight *flight = g_new0 (Flight, 1);

  flight->request = request;
  flight->method = g_strdup (request->method);
  flight->path = g_strdup (request->path);
  flight->body = g_strdup (request->body);
  flight->if_match = quote (request->if_match);
  flight->continuation = g_strdup (request->continuation);
  flight->request_id = g_strdup (request->request_id);
  flight->correlation_id = g_strdup (request->correlation_id);
  flight->authorization = g_strconcat ("Bearer ", self->token, NULL);
  flight->wishes = load_wishes (self, request);
  flight->fate = draw_fate (self);
  flight->sent_at = self->now;
  g_ptr_array_add (self->flights, flight);
  self->n_requests++;
  simulation_log (self, "send #%u entry %d: %s %s (%s) %s", self->n_requests, (int) request->outbox_id,
                  request->method, request->path, fate_names[flight->fate],
                  request->body != NULL ? request->body : "");
  if (self->now < self->not_before)
    simulation_fail (self, "a request was sent before the service's Retry-After had passed");
  if (self->flights->len > 4)
    simulation_fail (self, "more than four requests are on their way");
}

static ServiceReply *
deliver (Simulation *self,
         Flight     *flight)
{
  const ServiceHeaders headers = {
    .authorization = flight->authorization,
    .accept = "application/json",
    .content_type = flight->body != NULL ? "application/json; charset=utf-8" : NULL,
    .request_id = flight->request_id,
    .correlation_id = flight->correlation_id,
    .contract_version = "v1",
    .if_match = flight->if_match,
    .continuation = flight->continuation,
  };
  ServiceReply *reply = service_model_handle (self->model, self->now, flight->method, flight->path, &headers,
                                              flight->body);

  if (flight->wishes != NULL && flight->if_match != NULL)
    simulation_check_effect (self, flight->wishes, flight->path);
  simulation_log (self, "  service: %s %s → %u %s, changed: %s", flight->method, flight->path, reply->status,
                  reply->body != NULL ? reply->body : "", service_model_get_effect (self->model));
  return reply;
}

static CspSyncReply *
take_reply (const ServiceReply *from)
{
  CspSyncReply *reply = csp_sync_reply_new (CSP_SYNC_ANSWERED, from->status);

  reply->body = g_strdup (from->body);
  reply->length = from->length;
  reply->location = g_strdup (from->location);
  reply->correlation_id = g_strdup (from->correlation_id);
  return reply;
}

static void
set_body (CspSyncReply *reply,
          const char   *body)
{
  g_free (reply->body);
  reply->body = g_strdup (body);
  reply->length = strlen (body);
}

static CspSyncReply *
throttle (Simulation *self)
{
  CspSyncReply *reply = csp_sync_reply_new (CSP_SYNC_ANSWERED, 429);

  if (simulation_chance (self, 70))
    reply->retry_after = g_strdup_printf ("%d", g_rand_int_range (self->rand, 1, 90));
  set_body (reply, "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again later.\" }");
  return reply;
}

static CspSyncReply *
distort (Simulation   *self,
         Flight       *flight,
         CspSyncReply *reply)
{
  static const guint statuses[] = { 500, 502, 503, 504 };

  if (flight->fate == FATE_TRUNCATED && reply->length > 0)
    {
      reply->length /= 2;
      reply->body[reply->length] = '\0';
    }
  else if (flight->fate == FATE_HTML_SUCCESS)
    {
      reply->status = 200;
      set_body (reply, "<!DOCTYPE html><html><body>Welcome</body></html>");
    }
  else if (flight->fate == FATE_ERROR_AFTER)
    {
      reply->status = statuses[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (statuses))];
      set_body (reply, "");
    }
  else if (flight->fate == FATE_LOST_AFTER)
    {
      csp_sync_reply_free (reply);
      reply = csp_sync_reply_new (CSP_SYNC_LOST, 0);
    }
  return reply;
}

static CspSyncReply *
meet_fate (Simulation *self,
           Flight     *flight)
{
  g_autoptr(ServiceReply) answer = NULL;
  CspSyncReply *reply;

  if (self->now > flight->sent_at + TIMEOUT)
    return csp_sync_reply_new (CSP_SYNC_LOST, 0);
  switch (flight->fate)
    {
    case FATE_NOT_SENT:
      return csp_sync_reply_new (CSP_SYNC_NOT_SENT, 0);
    case FATE_LOST_BEFORE:
    case FATE_LATE:
      return csp_sync_reply_new (CSP_SYNC_LOST, 0);
    case FATE_ERROR_BEFORE:
      return csp_sync_reply_new (CSP_SYNC_ANSWERED, simulation_chance (self, 50) ? 500 : 504);
    case FATE_HTML_UNAVAILABLE:
      reply = csp_sync_reply_new (CSP_SYNC_ANSWERED, 503);
      set_body (reply, "<html><body>Service Unavailable</body></html>");
      return reply;
    case FATE_HTML_REFUSAL:
      reply = csp_sync_reply_new (CSP_SYNC_ANSWERED, 400 + g_rand_int_range (self->rand, 0, 6));
      set_body (reply, "<html><body>Blocked</body></html>");
      return reply;
    case FATE_THROTTLED:
      return throttle (self);
    case FATE_TWICE:
      answer = deliver (self, flight);
      g_clear_pointer (&answer, service_reply_free);
      break;
    default:
      break;
    }
  answer = deliver (self, flight);
  return distort (self, flight, take_reply (answer));
}

/* The network still carries a request that the client has given up. */
static void
become_ghost (Simulation *self,
              Flight     *flight)
{
  g_clear_pointer (&flight->request, csp_sync_request_free);
  g_clear_pointer (&flight->reply, csp_sync_reply_free);
  flight->until = self->now + G_TIME_SPAN_MINUTE;
  g_ptr_array_add (self->ghosts, flight);
}

static void
note_limit (Simulation         *self,
            const CspSyncReply *reply)
{
  if (reply->retry_after != NULL)
    self->not_before = MAX (self->not_before,
                            self->now + g_ascii_strtoll (reply->retry_after, NULL, 10) * G_USEC_PER_SEC);
}

static void
check_news (Simulation         *self,
            const CspSyncReply *reply,
            const CspSyncNews  *news)
{
  gboolean has_password = reply->outcome == CSP_SYNC_ANSWERED && reply->status < 300 && reply->body != NULL &&
                          g_str_has_suffix (reply->body, "}") && strstr (reply->body, SERVICE_PASSWORD_MARK) != NULL;

  if (has_password && (news->password == NULL || news->user_name == NULL || news->customer_id == 0))
    simulation_fail (self, "the service handed out a password, and nobody was told");
}

static gboolean
is_change (CspOutboxEntry *entry)
{
  return entry != NULL && (g_str_equal (entry->request, CSP_REQUEST_SUBSCRIPTION_CHANGE) ||
                           g_str_equal (entry->request, CSP_REQUEST_SUPPORT_CONTACT_SET) ||
                           g_str_equal (entry->request, CSP_REQUEST_BILLING_UPDATE));
}

static void
answer (Simulation *self,
        Flight     *flight)
{
  g_autoptr(GError) error = NULL;
  CspSyncNews news = { 0 };
  gboolean is_page = flight->request->step == CSP_SYNC_STEP_PAGE;
  gint64 id = flight->request->outbox_id;
  g_autoptr(CspOutboxEntry) entry = id != 0 ? csp_repo_find (self->conn, CSP_TYPE_OUTBOX_ENTRY, id, NULL) : NULL;
  g_autoptr(CspOutboxEntry) after = NULL;

  simulation_log (self, "  answer: %s %s ← %s %u", flight->method, flight->path, fate_names[flight->fate],
                  flight->reply->status);
  note_limit (self, flight->reply);
  csp_sync_engine_answer (self->engine, self->conn, self->now, g_steal_pointer (&flight->request), flight->reply,
                          &news, &error);
  if (!simulation_free_disk (self, error))
    {
      simulation_check_error (self, error, "answer");
      check_news (self, flight->reply, &news);
    }
  after = is_change (entry) ? csp_repo_find (self->conn, CSP_TYPE_OUTBOX_ENTRY, id, NULL) : NULL;
  if (is_change (entry) && after == NULL)
    simulation_check_wish (self, entry, &news);
  if (is_page)
    simulation_check_former (self);
  csp_sync_news_clear (&news);
}

/**
 * simulation_has_read:
 * @self: a run
 * @index: which request on its way
 *
 * Returns: whether it is a read for a pull, and its answer has come
 */
gboolean
simulation_has_read (Simulation *self,
                     guint       index)
{
  Flight *flight = self->flights->pdata[index];

  return flight->reply != NULL && flight->request->outbox_id == 0;
}

/**
 * simulation_progress:
 * @self: a run
 * @index: which request on its way
 *
 * It arrives at the service, or its answer arrives here.
 */
void
simulation_progress (Simulation *self,
                     guint       index)
{
  Flight *flight = self->flights->pdata[index];

  if (flight->reply == NULL)
    {
      flight->reply = meet_fate (self, flight);
      return;
    }
  g_ptr_array_steal_index_fast (self->flights, index);
  answer (self, flight);
  if (flight->fate == FATE_LATE)
    become_ghost (self, flight);
  else
    flight_free (flight);
}

/* What the client has given up arrives, if it does within a minute. */
void
simulation_haunt (Simulation *self)
{
  for (guint i = 0; i < self->ghosts->len; i++)
    {
      Flight *ghost = self->ghosts->pdata[i];

      if (self->now <= ghost->until)
        service_reply_free (deliver (self, ghost));
    }
  g_ptr_array_set_size (self->ghosts, 0);
}

/* The program ends: what is on its way may arrive, but nobody hears the answer. */
void
simulation_forget_flights (Simulation *self)
{
  while (self->flights->len > 0)
    {
      Flight *flight = g_ptr_array_steal_index_fast (self->flights, 0);

      if (flight->reply == NULL && simulation_chance (self, 50))
        become_ghost (self, flight);
      else
        flight_free (flight);
    }
}

void
simulation_network_init (Simulation *self)
{
  self->flights = g_ptr_array_new_with_free_func (flight_free);
  self->ghosts = g_ptr_array_new_with_free_func (flight_free);
}

void
simulation_network_clear (Simulation *self)
{
  g_ptr_array_unref (self->flights);
  g_ptr_array_unref (self->ghosts);
}
