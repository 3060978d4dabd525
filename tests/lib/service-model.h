/* service-model.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Every password that the model hands out begins so, to be searched for where none may be. */
#define SERVICE_PASSWORD_MARK "zQx5ecretPw"

#define SERVICE_TENANT "0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10"
#define SERVICE_MPN "4847383"
#define SERVICE_NAME "Contoso Distribution"

typedef struct
{
  JsonObject *json;
  JsonObject *support;
  JsonObject *pending;          /* (nullable): what it will be when the change in progress is done */
  gint64      busy_until;
  guint       version;
} ServiceSubscription;

typedef struct
{
  JsonObject *json;
  gint64      visible_from;     /* in the list; by its id it is there at once */
  guint       n_client_lines;
} ServiceOrder;

typedef struct
{
  guint       seq;
  JsonObject *json;
  JsonObject *billing;
  guint       billing_version;
  char       *reseller_id;      /* (nullable): tenant of the indirect reseller */
  gint64      visible_from;
  gboolean    is_removed;
  gboolean    was_removed;      /* at any time */
  gboolean    by_client;
  GPtrArray  *subscriptions;    /* ServiceSubscription */
  GPtrArray  *orders;           /* ServiceOrder */
  GPtrArray  *agreements;       /* JsonObject */
  GPtrArray  *users;            /* JsonObject */
} ServiceCustomer;

/* What differs between accounts, clouds and days, and what the contract leaves open: drawn by the seed. */
typedef struct
{
  gboolean pascal_case;
  gboolean has_mark;            /* answers begin with a byte order mark */
  guint    enum_style;          /* 0 snake_case, 1 PascalCase, 2 numbers */
  gboolean code_is_number;
  guint    stale_style;         /* 412, 400 with 2055, 409 */
  gboolean domain_taken_is_409;
  guint    patch_style;         /* 200, 202 with Location, 204 */
  guint    subscription_etag;   /* base64, quoted, empty, none */
  guint    token_style;         /* link header, top level, both */
  guint    page_size;
  gboolean overlaps;            /* pages repeat their predecessor's last item */
  gboolean bare_arrays;
  gboolean lists_are_short;     /* offer names are missing from lists */
  gboolean removed_is_404;
  gboolean ids_are_upper;
  gboolean shows_reseller;
  gboolean needs_agreement;
  gboolean takes_old_numbers_only;      /* registration numbers of the countries that the documentation names */
  gboolean drops_changes;       /* some changes in progress come to nothing */
  gboolean lists_orders_late;
  gboolean fails_by_chance;     /* some changes are refused with 5xx */
  gboolean audit_is_complete;   /* and in time; otherwise records come late or not at all */
  guint    not_offered;         /* bits: parts of the API that this cloud or role does not have */
  gint64   customer_lag;
  gint64   remembers_for;       /* request ids */
  gint64   token_life;          /* continuation tokens */
} ServiceTraits;

typedef struct _ServiceModel ServiceModel;

/* The request headers of partner-center-api §3.1, as they are on the wire. */
typedef struct
{
  const char *authorization;
  const char *accept;
  const char *content_type;
  const char *request_id;
  const char *correlation_id;
  const char *contract_version;
  const char *if_match;
  const char *continuation;
  const char *locale;
} ServiceHeaders;

typedef struct
{
  guint       status;
  char       *body;             /* (nullable) */
  gsize       length;
  const char *content_type;
  char       *location;
  char       *correlation_id;
  char       *www_authenticate;
} ServiceReply;

ServiceModel  *service_model_new              (guint32               seed);
void           service_model_free             (ServiceModel         *self);
ServiceTraits *service_model_get_traits       (ServiceModel         *self);

ServiceReply  *service_model_handle           (ServiceModel         *self,
                                               gint64                now,
                                               const char           *method,
                                               const char           *path,
                                               const ServiceHeaders *headers,
                                               const char           *body);
void           service_reply_free             (ServiceReply         *self);

void           service_model_set_persona      (ServiceModel         *self,
                                               const char           *persona);
void           service_model_demand_factor    (ServiceModel         *self);
void           service_model_set_token        (ServiceModel         *self,
                                               const char           *token);
const char    *service_model_get_complaint    (ServiceModel         *self);
const char    *service_model_get_effect       (ServiceModel         *self);
guint          service_model_count_effects    (ServiceModel         *self,
                                               const char           *key);
gboolean       service_model_has_held         (ServiceModel         *self,
                                               const char           *id,
                                               const char           *member,
                                               const char           *value);

void           service_model_mutate           (ServiceModel         *self,
                                               gint64                now,
                                               const char           *wanted_domain);
void           service_model_settle           (ServiceModel         *self,
                                               gint64                now);

GPtrArray       *service_model_get_customers  (ServiceModel         *self);
ServiceCustomer *service_model_add_customer   (ServiceModel         *self,
                                               gint64                now,
                                               const char           *domain);
void             service_model_add_user       (ServiceModel         *self,
                                               ServiceCustomer      *customer);
void             service_model_add_subscription (ServiceModel       *self,
                                               ServiceCustomer      *customer,
                                               gint64                now);
ServiceCustomer *service_model_find_customer  (ServiceModel         *self,
                                               const char           *id);
JsonObject      *service_model_get_reseller   (ServiceModel         *self,
                                               guint                 index);
JsonObject      *service_model_add_reseller   (ServiceModel         *self);
gboolean         service_model_change_subscription (ServiceModel    *self,
                                               gint64                now,
                                               const char           *id,
                                               const char           *member,
                                               JsonNode             *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServiceModel, service_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServiceReply, service_reply_free)

G_END_DECLS
