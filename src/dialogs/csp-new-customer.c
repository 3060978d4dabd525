/* csp-new-customer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/csp-text.h"
#include "dialogs/csp-new-customer.h"
#include "domain/csp-country.h"
#include "store/csp-offer-repo.h"
#include "wire/csp-wire-json.h"

/* Fields of the records that the assistant's pages fill in; all others come with Submit. */
static const char *const customer_fields[] = { "company-name", "qualification", "agreement" };
static const char *const account_fields[] = {
  "country",
  "registration-number",
  "address-line1",
  "address-line2",
  "city",
  "state",
  "postal-code",
  "first-name",
  "middle-name",
  "last-name",
  "email",
  "phone",
  "language",
  "culture",
  "agreement-date",
  "agreement-first-name",
  "agreement-last-name",
  "agreement-email",
  "agreement-phone",
  "validation-code",
};

/**
 * csp_new_customer_new:
 * @country: ISO 3166-1 alpha-2: where most customers will be
 *
 * Returns: (transfer full): nothing filled in yet but the defaults of @country
 */
CspNewCustomer *
csp_new_customer_new (const char *country)
{
  CspNewCustomer *self = g_rc_box_new0 (CspNewCustomer);

  self->customer = g_object_new (CSP_TYPE_CUSTOMER, "qualification", "None", "agreement", "not-yet", NULL);
  self->account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, NULL);
  self->basket = csp_basket_new ();
  csp_new_customer_set_country (self, country);
  return self;
}

static void
clear_customer (gpointer pointer)
{
  CspNewCustomer *self = pointer;

  g_object_unref (self->customer);
  g_object_unref (self->account);
  csp_basket_free (self->basket);
  g_free (self->domain_prefix);
  g_free (self->page);
}

/**
 * csp_new_customer_ref:
 * @self: what was filled in
 *
 * Returns: (transfer full): @self
 */
CspNewCustomer *
csp_new_customer_ref (CspNewCustomer *self)
{
  return g_rc_box_acquire (self);
}

/**
 * csp_new_customer_unref:
 * @self: (transfer full): what was filled in
 */
void
csp_new_customer_unref (CspNewCustomer *self)
{
  g_rc_box_release_full (self, clear_customer);
}

/**
 * csp_new_customer_set_country:
 * @self: what was filled in
 * @country: (nullable): ISO 3166-1 alpha-2
 *
 * Sets the country and, as they depend on it, the default language and culture.
 */
void
csp_new_customer_set_country (CspNewCustomer *self,
                              const char     *country)
{
  g_autofree char *language = csp_country_default_language (country);
  g_autofree char *culture = csp_country_default_culture (country);

  csp_set_str (&self->customer->country, country);
  csp_set_str (&self->account->country, country);
  csp_set_str (&self->account->language, language);
  csp_set_str (&self->account->culture, culture);
}

/* What the country sets by itself is nothing a person would miss. */
static gboolean
is_default (const char *field)
{
  return g_str_equal (field, "country") || g_str_equal (field, "language") || g_str_equal (field, "culture");
}

/**
 * csp_new_customer_is_empty:
 * @self: what was filled in
 *
 * Returns: whether nothing would be lost with it
 */
gboolean
csp_new_customer_is_empty (const CspNewCustomer *self)
{
  if (self->draft_id != 0 || self->basket->lines->len > 0 || !csp_is_empty (self->customer->company_name) ||
      (self->domain_edited && !csp_is_empty (self->domain_prefix)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (account_fields); i++)
    {
      CspRecord *account = CSP_RECORD (self->account);
      const CspField *field = csp_record_find_field (account, account_fields[i]);

      if (!is_default (field->name) && !csp_is_empty (csp_record_get_text (account, field)))
        return FALSE;
    }
  return TRUE;
}

static void
write_fields (JsonBuilder        *builder,
              const char         *name,
              gpointer            record,
              const char *const  *fields,
              guint               n_fields)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_fields; i++)
    {
      const char *text = csp_record_get_text (record, csp_record_find_field (record, fields[i]));

      if (text == NULL)
        continue;
      json_builder_set_member_name (builder, fields[i]);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
}

static void
write_basket (JsonBuilder     *builder,
              const CspBasket *basket)
{
  json_builder_set_member_name (builder, "basket");
  json_builder_begin_array (builder);
  for (guint i = 0; i < basket->lines->len; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (basket->lines, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "offer-id");
      json_builder_add_string_value (builder, line->offer->offer_id);
      json_builder_set_member_name (builder, "country");
      json_builder_add_string_value (builder, line->offer->country);
      json_builder_set_member_name (builder, "quantity");
      json_builder_add_int_value (builder, line->quantity);
      json_builder_set_member_name (builder, "billing-cycle");
      json_builder_add_string_value (builder, line->billing_cycle);
      json_builder_set_member_name (builder, "nickname");
      json_builder_add_string_value (builder, line->nickname);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
to_json (const CspNewCustomer *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  write_fields (builder, "customer", self->customer, customer_fields, G_N_ELEMENTS (customer_fields));
  write_fields (builder, "account", self->account, account_fields, G_N_ELEMENTS (account_fields));
  json_builder_set_member_name (builder, "domain-prefix");
  json_builder_add_string_value (builder, self->domain_prefix != NULL ? self->domain_prefix : "");
  json_builder_set_member_name (builder, "domain-edited");
  json_builder_add_boolean_value (builder, self->domain_edited);
  json_builder_set_member_name (builder, "reseller-chosen");
  json_builder_add_boolean_value (builder, self->reseller_chosen);
  json_builder_set_member_name (builder, "reseller-id");
  json_builder_add_int_value (builder, self->customer->reseller_id);
  write_basket (builder, self->basket);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return csp_wire_json_to_text (root);
}

/**
 * csp_new_customer_to_draft:
 * @self: what was filled in
 * @page: name of the page it is left on
 *
 * Returns: (transfer full): a draft of it
 */
CspDraft *
csp_new_customer_to_draft (const CspNewCustomer *self,
                           const char           *page)
{
  g_autofree char *content = to_json (self);
  const char *name = self->customer->company_name;

  return g_object_new (CSP_TYPE_DRAFT,
                       "id", self->draft_id,
                       "kind", CSP_NEW_CUSTOMER_DRAFT,
                       "title", csp_is_empty (name) ? C_("page", "New customer") : name,
                       "page", page,
                       "content", content,
                       NULL);
}

static const char *
text_member (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static void
read_fields (JsonObject         *root,
             const char         *name,
             gpointer            record,
             const char *const  *fields,
             guint               n_fields)
{
  JsonNode *node = json_object_get_member (root, name);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  for (guint i = 0; i < n_fields; i++)
    {
      const char *text = text_member (json_node_get_object (node), fields[i]);

      if (text != NULL)
        csp_record_set_text (record, csp_record_find_field (record, fields[i]), text);
    }
}

/* An offer that has left the catalogue since is left out. */
static gboolean
read_line (CspConn     *conn,
           JsonObject  *object,
           CspBasket   *basket,
           GError     **error)
{
  const char *offer_id = text_member (object, "offer-id");
  const char *country = text_member (object, "country");
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspOffer) offer = NULL;
  CspBasketLine *line;

  if (offer_id == NULL || country == NULL)
    return TRUE;
  offer = csp_offer_repo_find (conn, offer_id, country, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (offer == NULL)
    return TRUE;
  line = csp_basket_add (basket, offer, json_object_get_int_member_with_default (object, "quantity", 0),
                         text_member (object, "billing-cycle"));
  csp_set_str (&line->nickname, text_member (object, "nickname"));
  return TRUE;
}

static gboolean
read_basket (CspConn     *conn,
             JsonObject  *root,
             CspBasket   *basket,
             GError     **error)
{
  JsonNode *node = json_object_get_member (root, "basket");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *line = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (line) && !read_line (conn, json_node_get_object (line), basket, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * csp_new_customer_from_draft:
 * @conn: the connection
 * @draft: a draft of kind %CSP_NEW_CUSTOMER_DRAFT
 * @country: where most customers are, for what the draft does not say
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what had been filled in; %NULL when the draft cannot be read
 */
CspNewCustomer *
csp_new_customer_from_draft (CspConn     *conn,
                             CspDraft    *draft,
                             const char  *country,
                             GError     **error)
{
  g_autoptr(CspNewCustomer) self = csp_new_customer_new (country);
  g_autoptr(JsonNode) node = csp_wire_json_parse (draft->content, -1, error);
  JsonObject *root;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("The draft “%s” cannot be read."), draft->title);
      return NULL;
    }
  root = json_node_get_object (node);
  read_fields (root, "customer", self->customer, customer_fields, G_N_ELEMENTS (customer_fields));
  read_fields (root, "account", self->account, account_fields, G_N_ELEMENTS (account_fields));
  csp_set_str (&self->customer->country, self->account->country);
  csp_set_str (&self->domain_prefix, text_member (root, "domain-prefix"));
  self->domain_edited = json_object_get_boolean_member_with_default (root, "domain-edited", FALSE);
  self->reseller_chosen = json_object_get_boolean_member_with_default (root, "reseller-chosen", FALSE);
  self->customer->reseller_id = json_object_get_int_member_with_default (root, "reseller-id", 0);
  self->draft_id = draft->id;
  self->page = g_strdup (draft->page);
  return read_basket (conn, root, self->basket, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * csp_new_customer_to_operation:
 * @self: what was filled in
 *
 * Returns: (transfer full): the operation that creates it, which shares nothing with @self
 */
CspCustomerCreateOperation *
csp_new_customer_to_operation (const CspNewCustomer *self)
{
  CspCustomerCreateOperation *operation = csp_customer_create_operation_new ();

  operation->customer = csp_record_copy (self->customer);
  operation->account = csp_record_copy (self->account);
  operation->domain_prefix = g_strdup (self->domain_prefix);
  operation->basket = csp_basket_copy (self->basket);
  operation->draft_id = self->draft_id;
  return operation;
}
