/* service-model-reply.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/lib/service-model-private.h"

void
service_reply_free (ServiceReply *self)
{
  g_free (self->body);
  g_free (self->location);
  g_free (self->correlation_id);
  g_free (self->www_authenticate);
  g_free (self);
}

ServiceReply *
service_reply_new (guint status)
{
  ServiceReply *reply = g_new0 (ServiceReply, 1);

  reply->status = status;
  reply->content_type = "application/json; charset=utf-8";
  return reply;
}

/* @node: (transfer full) (nullable) */
ServiceReply *
service_answer (ServiceModel *self,
                guint         status,
                JsonNode     *node)
{
  g_autoptr(JsonNode) own = node;
  g_autoptr(JsonNode) presented = node != NULL ? service_present (self, node) : NULL;
  ServiceReply *reply = service_reply_new (status);

  if (presented != NULL)
    {
      g_autofree char *text = json_to_string (presented, FALSE);

      reply->body = g_strconcat (self->traits.has_mark ? "\xef\xbb\xbf" : "", text, NULL);
      reply->length = strlen (reply->body);
    }
  return reply;
}

ServiceReply *
service_answer_object (ServiceModel *self,
                       guint         status,
                       JsonObject   *object)
{
  return service_answer (self, status, json_node_init_object (json_node_alloc (), object));
}

/* @items: (transfer full) */
ServiceReply *
service_answer_list (ServiceModel *self,
                     JsonArray    *items)
{
  g_autoptr(JsonArray) own = items;
  g_autoptr(JsonObject) collection = NULL;

  if (self->traits.bare_arrays)
    return service_answer (self, 200, json_node_init_array (json_node_alloc (), items));
  collection = json_object_new ();
  json_object_set_int_member (collection, "totalCount", g_rand_int_range (self->rand, 0, 3));
  if (json_array_get_length (items) > 0 || service_chance (self, 50))
    json_object_set_array_member (collection, "items", json_array_ref (items));
  return service_answer_object (self, 200, collection);
}

ServiceReply *
service_refuse (ServiceModel *self,
                guint         status,
                guint         code,
                const char   *text)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autofree char *digits = g_strdup_printf ("%u", code);

  if (self->traits.code_is_number)
    json_object_set_int_member (object, "code", code);
  else
    json_object_set_string_member (object, "code", digits);
  json_object_set_string_member (object, "description", text);
  json_object_set_string_member (object, "source", "PartnerFD");
  return service_answer_object (self, status, object);
}

ServiceReply *
service_refuse_stale (ServiceModel *self)
{
  switch (self->traits.stale_style)
    {
    case 0:
      return service_reply_new (412);
    case 1:
      return service_refuse (self, 400, 2055, "The ETag is no longer valid.");
    default:
      return service_refuse (self, 409, 0, "ETag mismatch.");
    }
}

gboolean
service_if_match (const ServiceHeaders *headers,
                  const char           *etag)
{
  g_autofree char *quoted = g_str_has_prefix (etag, "\"") ? g_strdup (etag) : g_strdup_printf ("\"%s\"", etag);

  return g_strcmp0 (headers->if_match, quoted) == 0;
}
