/* service-model-partner.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/lib/service-model-private.h"

ServiceReply *
service_answer_empty (ServiceModel *self,
                      ServiceCall  *call)
{
  return service_answer_list (self, json_array_new ());
}

ServiceReply *
service_answer_bare (ServiceModel *self,
                     ServiceCall  *call)
{
  g_autoptr(JsonArray) items = json_array_new ();

  return service_answer (self, 200, json_node_init_array (json_node_alloc (), items));
}

ServiceReply *
service_answer_profile (ServiceModel *self,
                        ServiceCall  *call)
{
  g_autoptr(JsonObject) profile = json_object_new ();

  json_object_set_string_member (profile, "companyName", SERVICE_NAME);
  json_object_set_string_member (profile, "mpnId", SERVICE_MPN);
  service_set_text (profile, "attributes/objectType", "LegalBusinessProfile");
  return service_answer_object (self, 200, profile);
}

ServiceReply *
service_answer_invitation (ServiceModel *self,
                           ServiceCall  *call)
{
  g_autoptr(JsonObject) link = json_object_new ();

  json_object_set_string_member (link, "url", "https://admin.example.org/Adminportal?type=Reseller");
  return service_answer_object (self, 200, link);
}

ServiceReply *
service_answer_relationships (ServiceModel *self,
                              ServiceCall  *call)
{
  JsonArray *items = json_array_new ();
  gboolean of_provider = g_str_equal (self->persona, "indirect-provider");
  const char *type = of_provider ? "relationship_type=IsIndirectCloudSolutionProviderOf"
                                 : "relationship_type=IsIndirectResellerOf";

  if (g_strcmp0 (call->query, type) != 0 || g_str_equal (self->persona, "direct"))
    service_complain (self, "a partner who is %s asked for relationships by %s", self->persona, call->query);
  for (guint i = 0; i < self->resellers->len; i++)
    json_array_add_object_element (items, json_object_ref (self->resellers->pdata[i]));
  return service_answer_list (self, items);
}

ServiceReply *
service_answer_audit (ServiceModel *self,
                      ServiceCall  *call)
{
  JsonArray *items = json_array_new ();

  if (call->query == NULL || !g_str_has_prefix (call->query, "startDate="))
    service_complain (self, "audit records were asked for without a date");
  for (guint i = 0; i < self->audit->len; i++)
    json_array_add_object_element (items, json_object_ref (self->audit->pdata[i]));
  return service_answer_list (self, items);
}

ServiceReply *
service_answer_country (ServiceModel *self,
                        ServiceCall  *call)
{
  g_autoptr(JsonObject) rules = json_object_new ();

  json_object_set_string_member (rules, "iso2Code", "BR");
  json_object_set_string_member (rules, "defaultCulture", "pt-BR");
  json_object_set_boolean_member (rules, "isCityRequired", TRUE);
  return service_answer_object (self, 200, rules);
}

ServiceReply *
service_answer_agreement_texts (ServiceModel *self,
                                ServiceCall  *call)
{
  JsonArray *items = json_array_new ();
  JsonObject *text = json_object_new ();

  json_object_set_string_member (text, "templateId", "117a77b0-9360-443b-8795-c6dedc750cf9");
  json_object_set_string_member (text, "agreementType", "MicrosoftCustomerAgreement");
  json_array_add_object_element (items, text);
  return service_answer_list (self, items);
}

ServiceReply *
service_get_agreements (ServiceModel *self,
                        ServiceCall  *call)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < call->customer->agreements->len; i++)
    json_array_add_object_element (items, json_object_ref (call->customer->agreements->pdata[i]));
  return service_answer_list (self, items);
}

/* partner-center-api §11.5 */
ServiceReply *
service_post_agreement (ServiceModel *self,
                        ServiceCall  *call)
{
  static const char * const required[] = {
    "primaryContact/firstName", "primaryContact/lastName", "primaryContact/email", "templateId", "dateAgreed", "type",
    NULL
  };
  const char *missing = service_missing_of (call->body, required);
  GPtrArray *agreements = call->customer->agreements;

  if (missing != NULL)
    {
      service_complain (self, "an agreement lacks %s", missing);
      return service_refuse (self, 400, 3000, missing);
    }
  for (guint i = 0; i < agreements->len; i++)
    if (g_strcmp0 (service_get_text (agreements->pdata[i], "primaryContact/email"),
                   service_get_text (call->body, "primaryContact/email")) == 0)
      return service_refuse (self, 409, 600061, "The agreement was already confirmed.");
  g_ptr_array_add (agreements, service_copy (call->body));
  service_note_effect (self, "agreement");
  return service_answer_object (self, service_chance (self, 80) ? 201 : 200, call->body);
}
