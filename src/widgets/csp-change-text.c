/* csp-change-text.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-subscription-rules.h"
#include "operations/csp-history.h"
#include "widgets/csp-change-text.h"
#include "widgets/csp-format.h"

typedef struct
{
  const char *name;
  const char *context;
  const char *title;
  gboolean    is_part;          /* of what another field says: not told beside it */
} FieldTitle;

/* What people call the fields of records. A field that is not here is not for people: keys, references to other
 * records whose name changes along, times of writing. */
static const FieldTitle titles[] = {
  { "company-name", "field", NC_("field", "Company name") },
  { "domain", "field", NC_("field", "Domain name") },
  { "microsoft-id", "field", NC_("field", "Microsoft ID") },
  { "relationship", "field", NC_("field", "Relationship") },
  { "country", "field", NC_("field", "Country/Region") },
  { "alias", "field", NC_("field", "Alias") },
  { "tags", "field", NC_("field", "Tags") },
  { "agreement", "field", NC_("field", "Microsoft Customer Agreement") },
  { "former-at", "field", NC_("field", "Relationship ended") },
  { "bill-to-name", "field", NC_("field", "Bill-to company name") },
  { "registration-number", "field", NC_("field", "Registration number") },
  { "address-line1", "field", NC_("field", "Address line 1") },
  { "address-line2", "field", NC_("field", "Address line 2") },
  { "city", "field", NC_("field", "City") },
  { "state", "field", NC_("field", "State/Province") },
  { "postal-code", "field", NC_("field", "ZIP/Postal code") },
  { "first-name", "field", NC_("field", "First name") },
  { "middle-name", "field", NC_("field", "Middle name") },
  { "last-name", "field", NC_("field", "Last name") },
  { "email", "field", NC_("field", "Email address") },
  { "phone", "field", NC_("field", "Phone number") },
  { "language", "field", NC_("field", "Language") },
  { "culture", "field", NC_("field", "Culture") },
  { "agreement-date", "field", NC_("field", "Agreement acceptance date") },
  { "agreement-first-name", "field", NC_("field", "Accepter’s first name") },
  { "agreement-last-name", "field", NC_("field", "Accepter’s last name") },
  { "agreement-email", "field", NC_("field", "Accepter’s email address") },
  { "agreement-phone", "field", NC_("field", "Accepter’s phone number") },
  { "name", "field", NC_("field", "Name") },
  { "mpn-id", "field", NC_("field", "MPN ID") },
  { "subscription-id", "field", NC_("field", "Subscription ID") },
  { "offer-name", "field", NC_("field", "Product name") },
  { "friendly-name", "field", NC_("field", "Subscription nickname") },
  { "quantity", "field", NC_("field", "Quantity") },
  { "status", "field", NC_("field", "Status") },
  { "auto-renew", "field", NC_("field", "Auto-renew") },
  { "billing-cycle", "field", NC_("field", "Billing frequency") },
  { "commitment-end", "field", NC_("field", "End of the term") },
  { "purge-date", "field", NC_("field", "Erased on") },
  { "reseller-mpn-id", "field", NC_("field", "Reseller (MPN ID)") },
  { "support-name", "field", NC_("field", "Designated support contact") },
  { "support-mpn-id", "field", NC_("field", "MPN ID of the designated support contact"), TRUE },
  { "support-tenant-id", "field", NC_("field", "Tenant ID of the designated support contact"), TRUE },
  { "recipient", "field", NC_("field", "Recipient") },
  { "sent-at", "field", NC_("field", "Sent") },
  { "reminded-at", "field", NC_("field", "Reminded") },
};

/* The same field name means something else in these records. */
static const struct
{
  const char *subject_type;
  FieldTitle  title;
} special_titles[] = {
  { "invitation", { "state", "field", NC_("field", "Status") } },
  { "reseller", { "state", "field", NC_("field", "Status") } },
};

static const FieldTitle *
find_row (const char *subject_type,
          const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (special_titles); i++)
    if (g_strcmp0 (special_titles[i].subject_type, subject_type) == 0 &&
        g_str_equal (special_titles[i].title.name, name))
      return &special_titles[i].title;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].name, name))
      return &titles[i];
  return NULL;
}

/* NULL when the field is not told */
static const char *
find_title (const char *subject_type,
            const char *name)
{
  const FieldTitle *row = find_row (subject_type, name);

  return row != NULL && !row->is_part ? g_dpgettext2 (NULL, row->context, row->title) : NULL;
}

static char *
integer_text (const CspField *field,
              gint64          value)
{
  if (field->type == CSP_FIELD_BOOLEAN)
    return g_strdup (value != 0 ? C_("switch", "On") : C_("switch", "Off"));
  if (field->type == CSP_FIELD_INSTANT)
    return csp_format_instant (value);
  return csp_format_number (value);
}

/* How a value reads, "" when there is none. */
static char *
value_text (const char     *subject_type,
            const CspField *field,
            const char     *text,
            gint64          value)
{
  if (field->type == CSP_FIELD_DATE)
    return csp_format_date (text);
  if (field->type != CSP_FIELD_TEXT)
    return integer_text (field, value);
  if (csp_is_empty (text))
    return g_strdup ("");
  if (g_str_equal (field->name, "status"))
    return g_strdup (csp_subscription_status_label (text));
  if (g_str_equal (field->name, "country"))
    return g_strdup (csp_country_name (text));
  if (g_str_equal (field->name, "language"))
    return g_strdup (csp_language_name (text));
  if (g_str_equal (field->name, "billing-cycle"))
    return g_strdup (csp_billing_cycle_label (text));
  if (g_str_equal (field->name, "state") && g_strcmp0 (subject_type, "invitation") == 0)
    return g_strdup (csp_invitation_state_label (text));
  return g_strdup (text);
}

static char *
change_text (const char *before,
             const char *after)
{
  if (csp_is_empty (before))
    /* translators: the new value of a field that was empty */
    return g_strdup_printf (_("Set to “%s”"), after);
  if (csp_is_empty (after))
    /* translators: the former value of a field that is empty now */
    return g_strdup_printf (_("“%s” removed"), before);
  /* translators: the former and the new value of a field */
  return g_strdup_printf (_("From “%1$s” to “%2$s”"), before, after);
}

static gboolean
tell (const char     *title,
      const char     *before,
      const char     *after,
      CspChangeFunc   func,
      gpointer        user_data)
{
  g_autofree char *text = NULL;

  if (g_strcmp0 (before, after) == 0)
    return FALSE;
  text = change_text (before, after);
  func (title, text, user_data);
  return TRUE;
}

static char *
record_text (CspRecord      *record,
             const CspField *field)
{
  gboolean is_text = field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE;

  return value_text (NULL, field, is_text ? csp_record_get_text (record, field) : NULL,
                     is_text ? 0 : csp_record_get_integer (record, field));
}

/**
 * csp_change_text_of_records:
 * @before: a record as it was
 * @after: the same as it is
 * @func: told each change
 * @user_data: for @func
 *
 * Returns: how many fields that people know have changed
 */
guint
csp_change_text_of_records (CspRecord     *before,
                            CspRecord     *after,
                            CspChangeFunc  func,
                            gpointer       user_data)
{
  guint n_fields;
  guint n_changes = 0;
  const CspField *fields = csp_record_get_fields (after, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *title = find_title (NULL, fields[i].name);
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      if (title == NULL || csp_record_field_equal (before, after, &fields[i]))
        continue;
      old_text = record_text (before, &fields[i]);
      new_text = record_text (after, &fields[i]);
      n_changes += tell (title, old_text, new_text, func, user_data);
    }
  return n_changes;
}

static JsonObject *
parse_object (JsonParser *parser,
              const char *json)
{
  JsonNode *root;

  if (csp_is_empty (json) || !json_parser_load_from_data (parser, json, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static char *
node_text (const char     *subject_type,
           const CspField *field,
           JsonNode       *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    return value_text (subject_type, field, json_node_get_string (node), 0);
  return value_text (subject_type, field, NULL,
                     field->type == CSP_FIELD_BOOLEAN ? json_node_get_boolean (node) : json_node_get_int (node));
}

static char *
member_text (const char     *subject_type,
             const CspField *field,
             JsonObject     *object)
{
  return node_text (subject_type, field, object != NULL ? json_object_get_member (object, field->name) : NULL);
}

/**
 * csp_change_text_of_history:
 * @subject_type: what history calls the type of the record
 * @before: (nullable): JSON object of the changed fields as they were
 * @after: (nullable): JSON object of the changed fields as they became
 * @func: told each change
 * @user_data: for @func
 *
 * Returns: how many fields that people know have changed
 */
guint
csp_change_text_of_history (const char    *subject_type,
                            const char    *before,
                            const char    *after,
                            CspChangeFunc  func,
                            gpointer       user_data)
{
  g_autoptr(JsonParser) old_parser = json_parser_new ();
  g_autoptr(JsonParser) new_parser = json_parser_new ();
  JsonObject *old_object = parse_object (old_parser, before);
  JsonObject *new_object = parse_object (new_parser, after);
  GType type = csp_history_subject_to_type (subject_type);
  g_autoptr(CspRecord) record = type != G_TYPE_INVALID ? g_object_new (type, NULL) : NULL;
  guint n_fields = 0;
  guint n_changes = 0;
  const CspField *fields = record != NULL ? csp_record_get_fields (record, &n_fields) : NULL;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *title = find_title (subject_type, fields[i].name);
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      if (title == NULL)
        continue;
      old_text = member_text (subject_type, &fields[i], old_object);
      new_text = member_text (subject_type, &fields[i], new_object);
      n_changes += tell (title, old_text, new_text, func, user_data);
    }
  return n_changes;
}

/**
 * csp_change_text_title:
 * @subject_type: what history calls the type of a record
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): what people call it; %NULL when the field is not for people
 */
const char *
csp_change_text_title (const char *subject_type,
                       const char *field)
{
  const FieldTitle *row = find_row (subject_type, field);

  return row != NULL ? g_dpgettext2 (NULL, row->context, row->title) : NULL;
}

/**
 * csp_change_text_value:
 * @subject_type: what history calls the type of a record
 * @field: name of a field
 * @json: its value, as in history
 *
 * Returns: (transfer full): how the value reads, "" when there is none
 */
char *
csp_change_text_value (const char *subject_type,
                       const char *field,
                       const char *json)
{
  GType type = csp_history_subject_to_type (subject_type);
  g_autoptr(CspRecord) record = type != G_TYPE_INVALID ? g_object_new (type, NULL) : NULL;
  const CspField *found = record != NULL ? csp_record_find_field (record, field) : NULL;
  g_autoptr(JsonNode) node = json_from_string (json, NULL);

  return found != NULL ? node_text (subject_type, found, node) : g_strdup (json);
}
