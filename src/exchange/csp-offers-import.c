/* csp-offers-import.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "exchange/csp-offers-import.h"
#include "operations/csp-history.h"
#include "store/csp-offer-repo.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-offers.h"

#define KIND "offers-import"
#define MAX_JSON (256 * 1024 * 1024)
#define SOURCE "file"

typedef enum
{
  TEXT,
  NUMBER,
  YES_OR_NO,
  WORDS,
} ColumnType;

enum
{
  OFFER_ID,
  OFFER,
  COUNTRY,
  PRODUCT,
  CATEGORY,
  MINIMUM_QUANTITY,
  MAXIMUM_QUANTITY,
  TERM,
  TERM_UNIT,
  UNIT,
  BILLING,
  BILLING_CYCLES,
  ADD_ON,
  TRIAL,
  PREREQUISITES,
  DESCRIPTION,
  N_COLUMNS,
};

static const CspCsvColumn columns[] = {
  [OFFER_ID] = { "Offer ID" },
  [OFFER] = { "Offer" },
  [COUNTRY] = { "Country", TRUE },
  [PRODUCT] = { "Product", TRUE },
  [CATEGORY] = { "Category", TRUE },
  [MINIMUM_QUANTITY] = { "Minimum quantity", TRUE },
  [MAXIMUM_QUANTITY] = { "Maximum quantity", TRUE },
  [TERM] = { "Term", TRUE },
  [TERM_UNIT] = { "Term unit", TRUE },
  [UNIT] = { "Unit", TRUE },
  [BILLING] = { "Billing", TRUE },
  [BILLING_CYCLES] = { "Billing cycles", TRUE },
  [ADD_ON] = { "Add-on", TRUE },
  [TRIAL] = { "Trial", TRUE },
  [PREREQUISITES] = { "Prerequisites", TRUE },
  [DESCRIPTION] = { "Description", TRUE },
  { NULL },
};

/* Where each column stands in the service's JSON, which is what is stored. */
static const struct
{
  const char *parent;
  const char *member;
  ColumnType  type;
} members[N_COLUMNS] = {
  [OFFER_ID] = { NULL, "id", TEXT },
  [OFFER] = { NULL, "name", TEXT },
  [COUNTRY] = { NULL, "country", TEXT },
  [PRODUCT] = { "product", "name", TEXT },
  [CATEGORY] = { "category", "name", TEXT },
  [MINIMUM_QUANTITY] = { NULL, "minimumQuantity", NUMBER },
  [MAXIMUM_QUANTITY] = { NULL, "maximumQuantity", NUMBER },
  [TERM] = { NULL, "term", NUMBER },
  [TERM_UNIT] = { NULL, "termUnitOfMeasure", TEXT },
  [UNIT] = { NULL, "unitType", TEXT },
  [BILLING] = { NULL, "billing", TEXT },
  [BILLING_CYCLES] = { NULL, "supportedBillingCycles", WORDS },
  [ADD_ON] = { NULL, "isAddOn", YES_OR_NO },
  [TRIAL] = { NULL, "isTrial", YES_OR_NO },
  [PREREQUISITES] = { NULL, "prerequisiteOffers", WORDS },
  [DESCRIPTION] = { NULL, "description", TEXT },
};

struct _CspOffersImportOperation
{
  CspImportOperation  parent_instance;

  GHashTable         *by_country;       /* country → GPtrArray of CspOffer */
  GHashTable         *rows;             /* country and id → number of the row */
  char               *envelope;         /* of the collection; NULL for CSV */
};

G_DEFINE_FINAL_TYPE (CspOffersImportOperation, csp_offers_import_operation, CSP_TYPE_IMPORT_OPERATION)

static void
csp_offers_import_operation_finalize (GObject *object)
{
  CspOffersImportOperation *self = CSP_OFFERS_IMPORT_OPERATION (object);

  g_hash_table_unref (self->by_country);
  g_hash_table_unref (self->rows);
  g_free (self->envelope);

  G_OBJECT_CLASS (csp_offers_import_operation_parent_class)->finalize (object);
}

static gboolean
take_offer (CspOffersImportOperation  *self,
            CspOperationContext       *context,
            CspOffer                  *offer,
            GError                   **error)
{
  const char *country = csp_is_empty (offer->country) ? context->profile->country : offer->country;
  g_autofree char *code = g_ascii_strup (country, -1);
  GPtrArray *offers;

  if (csp_country_find (code) == NULL)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("“%s” is not the two-letter code of a country."), country);
      return FALSE;
    }
  offers = g_hash_table_lookup (self->by_country, code);
  if (offers == NULL)
    {
      offers = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->by_country, g_steal_pointer (&code), offers);
    }
  g_ptr_array_add (offers, g_object_ref (offer));
  return TRUE;
}

static gboolean
add_member (JsonObject *object,
            guint       column,
            const char *text)
{
  const char *member = members[column].member;
  gint64 number;
  g_auto(GStrv) words = NULL;
  JsonArray *array;

  switch (members[column].type)
    {
    case NUMBER:
      if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL))
        return FALSE;
      json_object_set_int_member (object, member, number);
      return TRUE;
    case YES_OR_NO:
      if (g_ascii_strcasecmp (text, "Yes") != 0 && g_ascii_strcasecmp (text, "No") != 0)
        return FALSE;
      json_object_set_boolean_member (object, member, g_ascii_strcasecmp (text, "Yes") == 0);
      return TRUE;
    case WORDS:
      array = json_array_new ();
      words = g_strsplit_set (text, " ;", -1);
      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          json_array_add_string_element (array, words[i]);
      json_object_set_array_member (object, member, array);
      return TRUE;
    case TEXT:
    default:
      json_object_set_string_member (object, member, text);
      return TRUE;
    }
}

static JsonObject *
parent_of (JsonObject *item,
           guint       column)
{
  const char *name = members[column].parent;

  if (name == NULL)
    return item;
  if (!json_object_has_member (item, name))
    json_object_set_object_member (item, name, json_object_new ());
  return json_object_get_object_member (item, name);
}

static CspOffer *
parse_item (JsonObject  *item,
            GError     **error)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(GPtrArray) offers = NULL;
  g_autofree char *text = NULL;

  json_node_take_array (node, json_array_new ());
  json_array_add_object_element (json_node_get_array (node), json_object_ref (item));
  text = csp_wire_json_to_text (node);
  if (!csp_wire_offers_parse (text, -1, &offers, NULL, error))
    return NULL;
  return g_object_ref (g_ptr_array_index (offers, 0));
}

static gboolean
is_first (CspOffersImportOperation *self,
          const CspCsvRow          *row,
          const CspOffer           *offer)
{
  g_autofree char *id = g_ascii_strdown (offer->offer_id, -1);
  g_autofree char *key = g_strdup_printf ("%s %s", offer->country ? offer->country : "", id);
  gpointer first = g_hash_table_lookup (self->rows, key);

  if (first == NULL)
    {
      g_hash_table_insert (self->rows, g_steal_pointer (&key), GUINT_TO_POINTER (row->number));
      return TRUE;
    }
  csp_import_operation_reject (CSP_IMPORT_OPERATION (self), row, OFFER_ID,
                               _("The file has this ID already, in row %u."), GPOINTER_TO_UINT (first));
  return FALSE;
}

static gboolean
csp_offers_import_operation_row (CspImportOperation   *import,
                                 CspOperationContext  *context,
                                 const CspCsvRow      *row,
                                 GError              **error)
{
  CspOffersImportOperation *self = CSP_OFFERS_IMPORT_OPERATION (import);
  g_autoptr(JsonObject) item = json_object_new ();
  g_autoptr(CspOffer) offer = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean is_good = TRUE;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *text = row->values[i];

      if (text == NULL || text[0] == '\0' || add_member (parent_of (item, i), i, text))
        continue;
      csp_import_operation_reject (import, row, i, members[i].type == NUMBER ? _("“%s” is not a whole number.")
                                                                            : _("“%s” is neither Yes nor No."), text);
      is_good = FALSE;
    }
  if (!is_good)
    return TRUE;
  offer = parse_item (item, &local_error);
  if (offer == NULL)
    csp_import_operation_reject (import, row, OFFER_ID, "%s", local_error->message);
  else if (is_first (self, row, offer) && !take_offer (self, context, offer, &local_error))
    csp_import_operation_reject (import, row, COUNTRY, "%s", local_error->message);
  return TRUE;
}

static gboolean
csp_offers_import_operation_begin (CspImportOperation   *import,
                                   CspOperationContext  *context,
                                   GError              **error)
{
  return TRUE;
}

static void
count (CspImportOperation *self,
       GPtrArray          *old_offers,
       GPtrArray          *offers)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < old_offers->len; i++)
    {
      CspOffer *offer = g_ptr_array_index (old_offers, i);

      g_hash_table_insert (known, csp_guid_key (offer->offer_id), offer->json);
    }
  for (guint i = 0; i < offers->len; i++)
    {
      CspOffer *offer = g_ptr_array_index (offers, i);
      g_autofree char *key = csp_guid_key (offer->offer_id);
      const char *json = g_hash_table_lookup (known, key);

      if (json == NULL)
        self->added++;
      else if (g_str_equal (json, offer->json))
        self->unchanged++;
      else
        self->changed++;
    }
}

/* A catalogue is replaced as a whole: what the service no longer lists it no longer sells. */
static gboolean
csp_offers_import_operation_end (CspImportOperation   *import,
                                 CspOperationContext  *context,
                                 GError              **error)
{
  CspOffersImportOperation *self = CSP_OFFERS_IMPORT_OPERATION (import);
  GHashTableIter iter;
  gpointer country, offers;

  context->changes |= CSP_CHANGED_OFFERS;
  g_hash_table_iter_init (&iter, self->by_country);
  while (g_hash_table_iter_next (&iter, &country, &offers))
    {
      const CspCatalogue catalogue = { country, self->envelope, (char *) SOURCE, context->now };
      g_autoptr(GPtrArray) old_offers = csp_offer_repo_load_all (context->conn, country, error);

      if (old_offers == NULL)
        return FALSE;
      count (import, old_offers, offers);
      if (!csp_offer_repo_replace (context->conn, &catalogue, offers, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_json (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char beginning[256] = "";
  gsize length = 0;
  const char *p = beginning;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), beginning, sizeof beginning - 1, &length, NULL, NULL))
    return FALSE;
  if (strncmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  return *p == '{' || *p == '[';
}

static gboolean
read_collection (CspOffersImportOperation  *self,
                 CspOperationContext       *context,
                 GError                   **error)
{
  const char *path = self->parent_instance.path;
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) offers = NULL;
  gsize length;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && info.st_size > MAX_JSON)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("This is too large for a collection of offers."));
      return FALSE;
    }
  if (!g_file_get_contents (path, &text, &length, error) ||
      !csp_wire_offers_parse (text, length, &offers, &self->envelope, error))
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    if (!take_offer (self, context, g_ptr_array_index (offers, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
csp_offers_import_operation_apply (CspOperation         *operation,
                                   CspOperationContext  *context,
                                   GError              **error)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (operation);
  g_autofree char *name = g_path_get_basename (import->path);
  g_autofree char *display_name = g_filename_display_name (name);

  if (!is_json (import->path))
    return CSP_OPERATION_CLASS (csp_offers_import_operation_parent_class)->apply (operation, context, error);
  return read_collection (CSP_OFFERS_IMPORT_OPERATION (operation), context, error) &&
         csp_offers_import_operation_end (import, context, error) &&
         csp_history_note (context, KIND, display_name, NULL, error) != 0;
}

static void
csp_offers_import_operation_class_init (CspOffersImportOperationClass *klass)
{
  CspImportOperationClass *import_class = CSP_IMPORT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_offers_import_operation_finalize;
  CSP_OPERATION_CLASS (klass)->kind = KIND;
  CSP_OPERATION_CLASS (klass)->apply = csp_offers_import_operation_apply;
  import_class->columns = columns;
  import_class->needed = N_("A CSV file in UTF-8 or a JSON collection of offers is needed.");
  import_class->begin = csp_offers_import_operation_begin;
  import_class->row = csp_offers_import_operation_row;
  import_class->end = csp_offers_import_operation_end;
}

static void
csp_offers_import_operation_init (CspOffersImportOperation *self)
{
  self->by_country = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * csp_offers_import_operation_new:
 * @path: the service's JSON collection of offers, or a CSV file of them
 *
 * Replaces the catalogue of each country that the file has offers of.
 *
 * Returns: (transfer full): the import
 */
CspImportOperation *
csp_offers_import_operation_new (const char *path)
{
  CspImportOperation *self = g_object_new (CSP_TYPE_OFFERS_IMPORT_OPERATION, NULL);

  self->path = g_strdup (path);
  return self;
}
