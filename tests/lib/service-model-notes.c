/* service-model-notes.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/lib/service-model-private.h"

/* What the model draws, and what it remembers for the test that asks it. */

/* The client broke the contract: that is a defect of it, whatever comes of it. */
void
service_complain (ServiceModel *self,
                  const char   *format,
                  ...)
{
  va_list arguments;

  if (self->complaint != NULL)
    return;
  va_start (arguments, format);
  self->complaint = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

gboolean
service_chance (ServiceModel *self,
                guint         percent)
{
  return g_rand_int_range (self->rand, 0, 100) < (gint32) percent;
}

char *
service_make_guid (ServiceModel *self)
{
  return g_strdup_printf ("%08x-%04x-4%03x-a%03x-%08x%04x", g_rand_int (self->rand), ++self->next_number & 0xffff,
                          g_rand_int (self->rand) & 0xfff, g_rand_int (self->rand) & 0xfff, g_rand_int (self->rand),
                          g_rand_int (self->rand) & 0xffff);
}

char *
service_make_id (ServiceModel *self)
{
  char *id = service_make_guid (self);

  for (char *p = id; self->traits.ids_are_upper && *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  return id;
}

/* ISO 8601 in one of the spellings seen (partner-center-api §4). */
char *
service_make_instant (ServiceModel *self,
                      gint64        instant)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  static const char *const formats[] = {
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S.1234567Z",
    "%Y-%m-%dT%H:%M:%S+00:00",
    "%Y-%m-%dT%H:%M:%S",
  };

  return g_date_time_format (time, formats[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (formats))]);
}

void
service_set_instant (ServiceModel *self,
                     JsonObject   *object,
                     const char   *name,
                     gint64        instant)
{
  g_autofree char *text = service_make_instant (self, instant);

  json_object_set_string_member (object, name, text);
}

void
service_note_effect (ServiceModel *self,
                     const char   *name)
{
  g_string_append_printf (self->effect, "%s%s", self->effect->len > 0 ? "," : "", name);
}

void
service_count_effect (ServiceModel *self,
                      const char   *format,
                      ...)
{
  g_autofree char *key = NULL;
  va_list arguments;
  guint count;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->effects, key)) + 1;
  g_hash_table_insert (self->effects, g_steal_pointer (&key), GUINT_TO_POINTER (count));
}

guint
service_model_count_effects (ServiceModel *self,
                             const char   *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->effects, key));
}

/* partner-center-api §19.3 */
void
service_note_audit (ServiceModel    *self,
                    ServiceCustomer *customer,
                    const char      *type,
                    const char      *operation)
{
  JsonObject *record;
  g_autofree char *id = NULL;
  g_autofree char *date = NULL;

  if (!self->traits.audit_is_complete && service_chance (self, 30))
    return;
  record = json_object_new ();
  id = g_strdup_printf ("%u_%s_%s", ++self->next_number, type, operation);
  date = service_make_instant (self, self->now);
  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "customerId", service_get_text (customer->json, "id"));
  json_object_set_string_member (record, "resourceType", type);
  json_object_set_string_member (record, "operationType", operation);
  json_object_set_string_member (record, "operationDate", date);
  service_set_text (record, "attributes/objectType", "AuditRecord");
  g_ptr_array_add (self->audit, record);
}

static char *
text_of (JsonNode *value)
{
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_dup_string (value);
  return json_to_string (value, FALSE);
}

/* Remembers what a resource says now, so that a test can ask whether a wish ever came true. */
void
service_note_held (ServiceModel *self,
                   const char   *id,
                   JsonObject   *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    if (JSON_NODE_HOLDS_OBJECT (value))
      service_note_held (self, id, json_node_get_object (value));
    else if (JSON_NODE_HOLDS_VALUE (value))
      {
        g_autofree char *text = text_of (value);
        g_autofree char *lower = g_ascii_strdown (id, -1);

        g_hash_table_add (self->held, g_strjoin (" ", lower, name, text, NULL));
      }
}

gboolean
service_model_has_held (ServiceModel *self,
                        const char   *id,
                        const char   *member,
                        const char   *value)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  g_autofree char *key = g_strjoin (" ", lower, member, value, NULL);

  return g_hash_table_contains (self->held, key);
}

gboolean
service_is_reseller (ServiceModel *self,
                     const char   *mpn_id)
{
  for (guint i = 0; i < self->resellers->len; i++)
    if (g_strcmp0 (service_get_text (self->resellers->pdata[i], "mpnId"), mpn_id) == 0)
      return TRUE;
  return FALSE;
}
