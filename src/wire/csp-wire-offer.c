/* csp-wire-offer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "base/csp-text.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-offer.h"
#include "wire/csp-wire-word.h"

typedef enum
{
  MEMBER_TEXT,
  MEMBER_WORD,          /* one of a list of the service's words, or a newer one */
  MEMBER_WORDS,         /* a list of words, kept separated by blanks */
  MEMBER_INTEGER,       /* 32 bits, not negative */
  MEMBER_BOOLEAN,
} MemberType;

static const char *const billings[] = { "none", "usage", "license", NULL };
static const char *const cycles[] = {
  "unknown",
  "monthly",
  "annual",
  "none",
  "one_time",
  "triennial",
  "biennial",
  NULL,
};
static const char *const limit_units[] = { "None", "Concurrent", "Lifetime", NULL };

/* The members of an offer (partner-center-api §13) and the fields of CspOffer they become. */
static const struct
{
  const char        *parent;            /* the object it stands in, NULL for the offer itself */
  const char        *member;
  const char        *field;
  MemberType         type;
  gint64             otherwise;         /* the value when it is absent */
  const char *const *words;             /* in the order of the numbers the service may send instead */
} members[] = {
  { NULL, "id", "offer-id", MEMBER_TEXT },
  { NULL, "name", "name", MEMBER_TEXT },
  { NULL, "country", "country", MEMBER_TEXT },
  { NULL, "description", "description", MEMBER_TEXT },
  { "category", "id", "category-id", MEMBER_TEXT },
  { "category", "name", "category-name", MEMBER_TEXT },
  { NULL, "minimumQuantity", "minimum-quantity", MEMBER_INTEGER, 1 },
  { NULL, "maximumQuantity", "maximum-quantity", MEMBER_INTEGER, G_MAXINT32 },
  { NULL, "limit", "customer-limit", MEMBER_INTEGER, 0 },
  { NULL, "limitUnitOfMeasure", "limit-unit", MEMBER_WORD, 0, limit_units },
  { NULL, "term", "term", MEMBER_INTEGER, 0 },
  { NULL, "termUnitOfMeasure", "term-unit", MEMBER_TEXT },
  { NULL, "prerequisiteOffers", "prerequisites", MEMBER_WORDS },
  { NULL, "conversionTargetOffers", "conversion-targets", MEMBER_WORDS },
  { NULL, "upgradeTargetOffers", "upgrade-targets", MEMBER_WORDS },
  { NULL, "isAddOn", "is-add-on", MEMBER_BOOLEAN, FALSE },
  { NULL, "hasAddOns", "has-add-ons", MEMBER_BOOLEAN, FALSE },
  { NULL, "isTrial", "is-trial", MEMBER_BOOLEAN, FALSE },
  { NULL, "isAvailableForPurchase", "is-available", MEMBER_BOOLEAN, TRUE },
  { NULL, "isAutoRenewable", "is-auto-renewable", MEMBER_BOOLEAN, FALSE },
  { NULL, "isMicrosoftProduct", "is-microsoft", MEMBER_BOOLEAN, TRUE },
  { NULL, "billing", "billing", MEMBER_WORD, 0, billings },
  { NULL, "supportedBillingCycles", "billing-cycles", MEMBER_WORDS, 0, cycles },
  { NULL, "salesGroupId", "sales-group-id", MEMBER_TEXT },
  { "product", "name", "product-name", MEMBER_TEXT },
  { NULL, "unitType", "unit-type", MEMBER_TEXT },
  { NULL, "rank", "rank", MEMBER_INTEGER, 0 },
};

typedef struct
{
  guint        number;          /* of the item, from 1 */
  const char  *id;
  const char  *member;          /* that is being read */
  GError     **error;
} Reading;

static gboolean
refuse (const Reading *reading,
        const char    *sentence)
{
  /* translators: %1$u counts the items of a file, %2$s is an id, %3$s a field's JSON name, %4$s what is wrong */
  g_set_error (reading->error, CSP_ERROR, CSP_ERROR_INVALID, _("Item %1$u (%2$s), field %3$s: %4$s"), reading->number,
               reading->id ? reading->id : _("without an id"), reading->member, sentence);
  return FALSE;
}

static char *
read_words (JsonNode          *node,
            const char *const *words)
{
  g_autoptr(GString) text = g_string_new (NULL);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *word = csp_wire_word_read (json_array_get_element (array, i), words);

      if (word == NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
take_text (CspRecord      *offer,
           const CspField *field,
           JsonNode       *node,
           const Reading  *reading)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (reading, _("it must be a text."));
  csp_record_set_text (offer, field, json_node_get_string (node));
  return TRUE;
}

static gboolean
take_number (CspRecord      *offer,
             const CspField *field,
             JsonNode       *node,
             const Reading  *reading)
{
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (reading, _("it must be a whole number."));
  value = json_node_get_int (node);
  if (value < 0 || value > G_MAXINT32)
    return refuse (reading, _("the number is out of range."));
  csp_record_set_integer (offer, field, value);
  return TRUE;
}

static gboolean
take_boolean (CspRecord      *offer,
              const CspField *field,
              JsonNode       *node,
              const Reading  *reading)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (reading, _("it must be true or false."));
  csp_record_set_integer (offer, field, json_node_get_boolean (node));
  return TRUE;
}

static gboolean
take_words (CspRecord         *offer,
            const CspField    *field,
            JsonNode          *node,
            const char *const *words,
            const Reading     *reading)
{
  g_autofree char *text = read_words (node, words);

  if (text == NULL)
    return refuse (reading, _("it must be a list of words without blanks."));
  csp_record_set_text (offer, field, text);
  return TRUE;
}

static gboolean
take_word (CspRecord         *offer,
           const CspField    *field,
           JsonNode          *node,
           const char *const *words,
           const Reading     *reading)
{
  const char *word = csp_wire_word_read (node, words);

  if (word == NULL)
    return refuse (reading, _("it must be one word."));
  csp_record_set_text (offer, field, word);
  return TRUE;
}

/* The object that a member stands in: NULL when it is absent, and then so is the member. */
static gboolean
find_parent (JsonObject     *item,
             const char     *name,
             const Reading  *reading,
             JsonObject    **parent)
{
  JsonNode *node = name ? csp_wire_json_find_member (item, name) : NULL;
  Reading outer = *reading;

  outer.member = name;
  *parent = name ? NULL : item;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (&outer, _("it must be an object."));
  *parent = json_node_get_object (node);
  return TRUE;
}

static gboolean
take_member (CspRecord     *offer,
             JsonObject    *item,
             guint          row,
             const Reading *reading)
{
  const CspField *field = csp_record_find_field (offer, members[row].field);
  const char *const *words = members[row].words;
  JsonObject *parent;
  JsonNode *node;

  if (!find_parent (item, members[row].parent, reading, &parent))
    return FALSE;
  node = parent ? csp_wire_json_find_member (parent, members[row].member) : NULL;
  if (node == NULL)
    {
      if (members[row].type == MEMBER_INTEGER || members[row].type == MEMBER_BOOLEAN)
        csp_record_set_integer (offer, field, members[row].otherwise);
      return TRUE;
    }
  switch (members[row].type)
    {
    case MEMBER_INTEGER:
      return take_number (offer, field, node, reading);
    case MEMBER_BOOLEAN:
      return take_boolean (offer, field, node, reading);
    case MEMBER_WORDS:
      return take_words (offer, field, node, words, reading);
    case MEMBER_WORD:
      return take_word (offer, field, node, words, reading);
    case MEMBER_TEXT:
    default:
      return take_text (offer, field, node, reading);
    }
}

static gboolean
check_offer (const CspOffer *offer,
             Reading        *reading)
{
  reading->member = "id";
  if (offer->offer_id == NULL)
    return refuse (reading, _("it is missing."));
  if (!csp_wire_is_word (offer->offer_id))
    return refuse (reading, _("it must be one word."));
  reading->member = "name";
  if (csp_is_empty (offer->name))
    return refuse (reading, _("it is missing."));
  reading->member = "minimumQuantity";
  if (offer->minimum_quantity > offer->maximum_quantity)
    return refuse (reading, _("it is greater than maximumQuantity."));
  return TRUE;
}

/**
 * csp_wire_offer_from_node:
 * @node: an item of a collection of offers (partner-center-api §13)
 * @number: of the item, from 1, for @error
 * @error: return location; %CSP_ERROR_INVALID names the item and the field
 *
 * Members that are not known are kept in the offer's JSON.
 *
 * Returns: (transfer full) (nullable): the offer
 */
CspOffer *
csp_wire_offer_from_node (JsonNode  *node,
                          guint      number,
                          GError   **error)
{
  g_autoptr(CspOffer) offer = g_object_new (CSP_TYPE_OFFER, NULL);
  Reading reading = { .number = number, .error = error };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("Item %u is not an object."), number);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      reading.member = members[i].member;
      if (!take_member (CSP_RECORD (offer), json_node_get_object (node), i, &reading))
        return NULL;
      reading.id = offer->offer_id;
    }
  if (!check_offer (offer, &reading))
    return NULL;
  if (offer->billing == NULL)
    offer->billing = g_strdup ("license");
  offer->json = csp_wire_json_to_text (node);
  return g_steal_pointer (&offer);
}
