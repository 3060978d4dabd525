/* service-model-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tests/lib/service-model.h"

G_BEGIN_DECLS

#define SERVICE_QUANTITY_MAX 300

struct _ServiceModel
{
  GRand         *rand;
  ServiceTraits  traits;
  gint64         now;
  const char    *persona;       /* of the partner who asks */
  char          *token;
  gboolean       lacks_factor;  /* the token was made without the second factor */
  char          *complaint;
  GString       *effect;        /* names of what the last request changed, separated by commas */
  GPtrArray     *customers;     /* ServiceCustomer, also removed ones */
  GPtrArray     *resellers;     /* JsonObject */
  GPtrArray     *audit;         /* JsonObject */
  GHashTable    *remembered;    /* request id → Remembered */
  GHashTable    *effects;       /* key → count */
  GHashTable    *held;          /* "id member value": what resources have ever said */
  guint          next_seq;
  guint          next_number;
};

/* A request while it is handled; @rest is what follows the customer in the path. */
typedef struct
{
  const char           *method;
  const char           *path;           /* without the query */
  const char           *query;
  const ServiceHeaders *headers;
  JsonObject           *body;           /* (nullable) */
  ServiceCustomer      *customer;       /* (nullable) */
  char                **parts;          /* of the path after /v1/customers/{id}/ */
} ServiceCall;

/* service-model-notes.c */
void          service_complain        (ServiceModel *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean      service_chance          (ServiceModel *self, guint percent);
char         *service_make_guid       (ServiceModel *self);
char         *service_make_id         (ServiceModel *self);
char         *service_make_instant    (ServiceModel *self, gint64 instant);
void          service_set_instant     (ServiceModel *self, JsonObject *object, const char *name, gint64 instant);
gboolean      service_is_reseller     (ServiceModel *self, const char *mpn_id);
void          service_note_effect     (ServiceModel *self, const char *name);
void          service_count_effect    (ServiceModel *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void          service_note_audit      (ServiceModel *self, ServiceCustomer *customer, const char *type,
                                       const char *operation);
void          service_note_held       (ServiceModel *self, const char *id, JsonObject *object);

/* service-model-reply.c */
ServiceReply *service_reply_new       (guint status);
ServiceReply *service_refuse          (ServiceModel *self, guint status, guint code, const char *text);
ServiceReply *service_answer          (ServiceModel *self, guint status, JsonNode *node);
ServiceReply *service_answer_object   (ServiceModel *self, guint status, JsonObject *object);
ServiceReply *service_answer_list     (ServiceModel *self, JsonArray *items);
ServiceReply *service_refuse_stale    (ServiceModel *self);
gboolean      service_if_match        (const ServiceHeaders *headers, const char *etag);

/* service-model-partner.c */
ServiceReply *service_answer_empty (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_bare (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_profile (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_invitation (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_relationships (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_audit (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_country (ServiceModel *self, ServiceCall *call);
ServiceReply *service_answer_agreement_texts (ServiceModel *self, ServiceCall *call);

/* service-model-shape.c */
JsonNode     *service_find            (JsonObject *object, const char *path);
const char   *service_get_text        (JsonObject *object, const char *path);
gboolean      service_get_int         (JsonObject *object, const char *path, gint64 *value);
char         *service_get_word        (JsonObject *object, const char *path);
const char   *service_missing_of      (JsonObject *body, const char * const *paths);
void          service_set_text        (JsonObject *object, const char *path, const char *value);
JsonObject   *service_copy            (JsonObject *object);
JsonNode     *service_present         (ServiceModel *self, JsonNode *node);

/* service-model-customer.c */
ServiceReply *service_list_customers  (ServiceModel *self, ServiceCall *call);
ServiceReply *service_create_customer (ServiceModel *self, ServiceCall *call);
ServiceReply *service_get_customer    (ServiceModel *self, ServiceCall *call);
ServiceReply *service_get_billing     (ServiceModel *self, ServiceCall *call);
ServiceReply *service_put_billing     (ServiceModel *self, ServiceCall *call);
ServiceReply *service_get_agreements  (ServiceModel *self, ServiceCall *call);
ServiceReply *service_post_agreement  (ServiceModel *self, ServiceCall *call);
ServiceReply *service_head_domain     (ServiceModel *self, ServiceCall *call);
void          service_add_token       (ServiceModel *self, JsonObject *collection, const char *token,
                                       const char *uri);
void          service_billing_changed (ServiceModel *self, ServiceCustomer *customer);
void          service_customer_free   (gpointer pointer);

/* service-model-user.c */
ServiceReply *service_list_users      (ServiceModel *self, ServiceCall *call);
ServiceReply *service_list_skus       (ServiceModel *self, ServiceCall *call);
void          service_change_users    (ServiceModel *self, ServiceCustomer *customer);

/* service-model-commerce.c */
ServiceReply *service_list_subscriptions (ServiceModel *self, ServiceCall *call);
ServiceReply *service_get_subscription   (ServiceModel *self, ServiceCall *call);
ServiceReply *service_patch_subscription (ServiceModel *self, ServiceCall *call);
ServiceReply *service_get_support        (ServiceModel *self, ServiceCall *call);
ServiceReply *service_put_support        (ServiceModel *self, ServiceCall *call);
ServiceSubscription *service_subscription_new (ServiceModel *self, ServiceCustomer *customer, const char *offer_id,
                                               const char *name, gint64 quantity);
void          service_subscription_touch (ServiceModel *self, ServiceCustomer *customer,
                                          ServiceSubscription *subscription);
void          service_subscription_changed (ServiceModel *self, ServiceCustomer *customer,
                                            ServiceSubscription *subscription);
void          service_subscription_free  (gpointer pointer);

/* service-model-order.c */
ServiceReply *service_list_orders        (ServiceModel *self, ServiceCall *call);
ServiceReply *service_get_order          (ServiceModel *self, ServiceCall *call);
ServiceReply *service_post_order         (ServiceModel *self, ServiceCall *call);
ServiceReply *service_patch_order        (ServiceModel *self, ServiceCall *call);
void          service_order_free         (gpointer pointer);

G_END_DECLS
