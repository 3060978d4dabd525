/* csp-wire-resource.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "base/csp-text.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"
#include "wire/csp-wire-word.h"

typedef enum
{
  MEMBER_PLAIN = 0,
  MEMBER_REQUIRED = 1 << 0,     /* without it the answer is not what it claims to be */
  MEMBER_CLEARS = 1 << 1,       /* absent means none; else absent means that this answer does not say */
  MEMBER_WRITTEN = 1 << 2,      /* may be sent */
} MemberFlags;

typedef struct
{
  const char         *path;             /* names from the outside in, separated by slashes */
  const char         *field;
  MemberFlags         flags;
  const char * const *words;            /* known words of an enum, in the order of their numbers */
} Member;

struct _CspWireResource
{
  const Member *members;
  guint         n_members;
};

#define DEFINE_RESOURCE(name, table) const CspWireResource name = { table, G_N_ELEMENTS (table) }

static const char * const relationships[] = {
  "unknown", "reseller", "advisor", "syndication", "microsoft_support", "none", NULL
};
/* The words for false and true, see read_text(). */
static const char * const accesses[] = { "denied", "granted", NULL };
static const char * const states[] = {
  "none", "active", "suspended", "deleted", "expired", "pending", "disabled", NULL
};
static const char * const billings[] = { "none", "usage", "license", NULL };
static const char * const cycles[] = {
  "unknown", "monthly", "annual", "none", "one_time", "triennial", "biennial", NULL
};
static const char * const order_states[] = { "unknown", "completed", "pending", "cancelled", NULL };
static const char * const partnership_states[] = { "none", "active", "pending", NULL };

static const Member customer[] = {
  { "id", "microsoft-id", MEMBER_REQUIRED },
  { "companyProfile/companyName", "company-name", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "companyProfile/domain", "domain", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "relationshipToPartner", "relationship", MEMBER_PLAIN, relationships },
  { "allowDelegatedAccess", "delegated-access", MEMBER_PLAIN, accesses },
};
DEFINE_RESOURCE (csp_wire_customer, customer);

static const Member billing[] = {
  { "companyName", "bill-to-name", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "firstName", "first-name", MEMBER_WRITTEN },
  { "lastName", "last-name", MEMBER_WRITTEN },
  { "email", "email", MEMBER_WRITTEN },
  { "culture", "culture", MEMBER_WRITTEN },
  { "language", "language", MEMBER_WRITTEN },
  { "defaultAddress/country", "country", MEMBER_WRITTEN },
  { "defaultAddress/city", "city", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "defaultAddress/state", "state", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "defaultAddress/addressLine1", "address-line1", MEMBER_WRITTEN },
  { "defaultAddress/addressLine2", "address-line2", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "defaultAddress/postalCode", "postal-code", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "defaultAddress/firstName", "first-name", MEMBER_WRITTEN },
  { "defaultAddress/middleName", "middle-name", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "defaultAddress/lastName", "last-name", MEMBER_WRITTEN },
  { "defaultAddress/phoneNumber", "phone", MEMBER_CLEARS | MEMBER_WRITTEN },
};
DEFINE_RESOURCE (csp_wire_billing, billing);

static const Member subscription[] = {
  { "id", "subscription-id", MEMBER_REQUIRED },
  { "offerId", "offer-id", MEMBER_PLAIN },
  { "offerName", "offer-name", MEMBER_PLAIN },
  { "friendlyName", "friendly-name", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "quantity", "quantity", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "unitType", "unit-type", MEMBER_PLAIN },
  { "status", "status", MEMBER_REQUIRED | MEMBER_WRITTEN, states },
  { "autoRenewEnabled", "auto-renew", MEMBER_WRITTEN },
  { "isTrial", "is-trial", MEMBER_PLAIN },
  { "billingType", "billing-type", MEMBER_PLAIN, billings },
  { "billingCycle", "billing-cycle", MEMBER_PLAIN, cycles },
  { "termDuration", "term-duration", MEMBER_PLAIN },
  { "orderId", "order-id", MEMBER_PLAIN },
  { "publisherName", "publisher", MEMBER_PLAIN },
  { "creationDate", "created-at", MEMBER_PLAIN },
  { "effectiveStartDate", "effective-start", MEMBER_PLAIN },
  { "commitmentEndDate", "commitment-end", MEMBER_PLAIN },
  { "cancellationAllowedUntilDate", "cancel-until", MEMBER_PLAIN },
  { "billingCycleEndDate", "billing-cycle-end", MEMBER_PLAIN },
  { "partnerId", "reseller-mpn-id", MEMBER_CLEARS | MEMBER_WRITTEN },
};
DEFINE_RESOURCE (csp_wire_subscription, subscription);

static const Member support_contact[] = {
  { "supportTenantId", "support-tenant-id", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "supportMpnId", "support-mpn-id", MEMBER_CLEARS | MEMBER_WRITTEN },
  { "name", "support-name", MEMBER_CLEARS | MEMBER_WRITTEN },
};
DEFINE_RESOURCE (csp_wire_support_contact, support_contact);

static const Member reseller[] = {
  { "id", "microsoft-id", MEMBER_REQUIRED },
  { "name", "name", MEMBER_REQUIRED },
  { "mpnId", "mpn-id", MEMBER_PLAIN },
  { "location", "country", MEMBER_PLAIN },
  { "state", "state", MEMBER_PLAIN, partnership_states },
};
DEFINE_RESOURCE (csp_wire_reseller, reseller);

static const Member order[] = {
  { "id", "order-id", MEMBER_REQUIRED },
  { "billingCycle", "billing-cycle", MEMBER_WRITTEN, cycles },
  { "status", "status", MEMBER_PLAIN, order_states },
  { "creationDate", "created-at", MEMBER_PLAIN },
};
DEFINE_RESOURCE (csp_wire_order, order);

static const Member order_line[] = {
  { "lineItemNumber", "line-number", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "offerId", "offer-id", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "friendlyName", "friendly-name", MEMBER_WRITTEN },
  { "quantity", "quantity", MEMBER_REQUIRED | MEMBER_WRITTEN },
  { "termDuration", "term-duration", MEMBER_PLAIN },
  { "partnerIdOnRecord", "reseller-mpn-id", MEMBER_WRITTEN },
};
DEFINE_RESOURCE (csp_wire_order_line, order_line);

/**
 * csp_wire_find_path:
 * @object: an object of an answer
 * @path: names from the outside in, separated by slashes; their case does not matter
 *
 * Returns: (transfer none) (nullable): the value there; %NULL when there is none, or null
 */
JsonNode *
csp_wire_find_path (JsonObject *object,
                    const char *path)
{
  g_auto(GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0 && (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)))
        return NULL;
      node = csp_wire_json_find_member (i == 0 ? object : json_node_get_object (node), names[i]);
    }
  return node != NULL && JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/**
 * csp_wire_get_text:
 * @object: an object of an answer
 * @path: as in csp_wire_find_path()
 *
 * Returns: (transfer none) (nullable): the text there
 */
const char *
csp_wire_get_text (JsonObject *object,
                   const char *path)
{
  JsonNode *node = csp_wire_find_path (object, path);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The member's name as the answer spells it. */
static char *
spelling_of (JsonObject *object,
             const char *name)
{
  g_autoptr(GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (g_ascii_strcasecmp (l->data, name) == 0)
      return g_strdup (l->data);
  return g_strdup (name);
}

/**
 * csp_wire_set_path:
 * @object: an object
 * @path: as in csp_wire_find_path(); objects on the way are made
 * @value: (transfer full) (nullable): what shall stand there, %NULL for nothing
 */
void
csp_wire_set_path (JsonObject *object,
                   const char *path,
                   JsonNode   *value)
{
  g_auto(GStrv) names = g_strsplit (path, "/", -1);
  g_autofree char *last = NULL;
  guint i;

  for (i = 0; names[i + 1] != NULL; i++)
    {
      g_autofree char *name = spelling_of (object, names[i]);
      JsonNode *node = json_object_get_member (object, name);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        json_object_set_object_member (object, name, json_object_new ());
      object = json_object_get_object_member (object, name);
    }
  last = spelling_of (object, names[i]);
  if (value != NULL)
    json_object_set_member (object, last, value);
  else
    json_object_remove_member (object, last);
}

static gboolean
is_value_of (JsonNode *node,
             GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Ids of digits come as numbers too; answers of yes and no stand for two words. */
static gboolean
read_text (const Member   *member,
           JsonNode       *node,
           CspRecord      *record,
           const CspField *field)
{
  const char *word = NULL;

  if (is_value_of (node, G_TYPE_BOOLEAN) && member->words != NULL)
    word = member->words[json_node_get_boolean (node)];
  else if (member->words != NULL)
    word = csp_wire_word_read (node, member->words);
  else if (is_value_of (node, G_TYPE_STRING))
    word = json_node_get_string (node);
  else if (is_value_of (node, G_TYPE_INT64))
    {
      g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

      csp_record_set_text (record, field, digits);
      return TRUE;
    }
  if (word == NULL)
    return FALSE;
  csp_record_set_text (record, field, word);
  return TRUE;
}

static gboolean
read_integer (JsonNode       *node,
              CspRecord      *record,
              const CspField *field)
{
  gint64 value;

  if (is_value_of (node, G_TYPE_INT64))
    value = json_node_get_int (node);
  else if (!is_value_of (node, G_TYPE_STRING) ||
           !g_ascii_string_to_signed (json_node_get_string (node), 10, 0, G_MAXINT32, &value, NULL))
    return FALSE;
  if (value < 0 || value > G_MAXINT32)
    return FALSE;
  csp_record_set_integer (record, field, value);
  return TRUE;
}

static gboolean
read_boolean (JsonNode       *node,
              CspRecord      *record,
              const CspField *field)
{
  if (!is_value_of (node, G_TYPE_BOOLEAN))
    return FALSE;
  csp_record_set_integer (record, field, json_node_get_boolean (node));
  return TRUE;
}

/* Year 1 means none, year 9999 never, and a date that cannot be read is none (partner-center-api §4). */
static gboolean
read_time (JsonNode       *node,
           CspRecord      *record,
           const CspField *field)
{
  const char *text = is_value_of (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
  gboolean is_none = text == NULL || g_str_has_prefix (text, "0001") || g_str_has_prefix (text, "9999");
  gint64 instant = is_none ? 0 : csp_instant_from_iso (text);

  if (field->type == CSP_FIELD_INSTANT)
    csp_record_set_integer (record, field, instant);
  else
    {
      g_autofree char *date = instant != 0 ? csp_instant_to_date (instant) : NULL;

      csp_record_set_text (record, field, !is_none && csp_date_is_valid (text) ? text : date);
    }
  return TRUE;
}

static gboolean
read_value (const Member   *member,
            JsonNode       *node,
            CspRecord      *record,
            const CspField *field)
{
  switch (field->type)
    {
    case CSP_FIELD_TEXT:
      return read_text (member, node, record, field);
    case CSP_FIELD_INTEGER:
      return read_integer (node, record, field);
    case CSP_FIELD_BOOLEAN:
      return read_boolean (node, record, field);
    case CSP_FIELD_INSTANT:
    case CSP_FIELD_DATE:
      return read_time (node, record, field);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_member (const Member  *member,
             JsonObject    *object,
             CspRecord     *record,
             GError       **error)
{
  const CspField *field = csp_record_find_field (record, member->field);
  JsonNode *node = csp_wire_find_path (object, member->path);
  gboolean is_text = field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE;

  if (node == NULL && (member->flags & MEMBER_REQUIRED) != 0)
    {
      /* translators: %s is the name of a member of the service's JSON */
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("The answer lacks “%s”."), member->path);
      return FALSE;
    }
  if (node == NULL && (member->flags & MEMBER_CLEARS) != 0 && is_text)
    csp_record_set_text (record, field, NULL);
  if (node == NULL || read_value (member, node, record, field))
    return TRUE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("“%s” of the answer has a value of the wrong kind."),
               member->path);
  return FALSE;
}

/* The service calls a subscription by its product when nobody gave it a name. */
static void
forget_default_name (CspRecord *record)
{
  const CspField *friendly = csp_record_find_field (record, "friendly-name");
  const CspField *offer = csp_record_find_field (record, "offer-name");

  if (friendly != NULL && offer != NULL &&
      g_strcmp0 (csp_record_get_text (record, friendly), csp_record_get_text (record, offer)) == 0)
    csp_record_set_text (record, friendly, NULL);
}

/**
 * csp_wire_resource_read:
 * @self: a resource
 * @object: an answer of the service
 * @record: (type CspRecord): gets what the answer says; fields that it does not speak of stay as they are
 * @error: return location
 *
 * Reads tolerantly (partner-center-api §4): names in any case, words in two spellings or as numbers, dates in any
 * spelling.
 *
 * Returns: whether the answer is what it claims to be; #CSP_ERROR_INVALID names the member
 */
gboolean
csp_wire_resource_read (const CspWireResource  *self,
                        JsonObject             *object,
                        gpointer                record,
                        GError                **error)
{
  for (guint i = 0; i < self->n_members; i++)
    if (!read_member (&self->members[i], object, record, error))
      return FALSE;
  forget_default_name (record);
  return TRUE;
}

static JsonNode *
node_of (CspRecord      *record,
         const CspField *field)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (field->type == CSP_FIELD_INTEGER)
    json_node_set_int (node, csp_record_get_integer (record, field));
  else if (field->type == CSP_FIELD_BOOLEAN)
    json_node_set_boolean (node, csp_record_get_integer (record, field) != 0);
  else if (!csp_is_empty (csp_record_get_text (record, field)))
    json_node_set_string (node, csp_record_get_text (record, field));
  else
    g_clear_pointer (&node, json_node_unref);
  return node;
}

/**
 * csp_wire_resource_write:
 * @self: a resource
 * @record: (type CspRecord): a record
 * @fields: (nullable): names of the fields to write, ended by %NULL; %NULL for all that may be sent
 * @object: gets their values; other members, also unknown ones, stay as they are
 */
void
csp_wire_resource_write (const CspWireResource *self,
                         gpointer               record,
                         const char * const    *fields,
                         JsonObject            *object)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      const Member *member = &self->members[i];

      if ((member->flags & MEMBER_WRITTEN) != 0 && (fields == NULL || g_strv_contains (fields, member->field)))
        csp_wire_set_path (object, member->path, node_of (record, csp_record_find_field (record, member->field)));
    }
}

/**
 * csp_wire_resource_has:
 * @self: a resource
 * @field: name of a field
 *
 * Returns: whether answers may speak of it
 */
gboolean
csp_wire_resource_has (const CspWireResource *self,
                       const char            *field)
{
  for (guint i = 0; i < self->n_members; i++)
    if (g_str_equal (self->members[i].field, field))
      return TRUE;
  return FALSE;
}
