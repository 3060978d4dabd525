/* csp-backend.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "operations/csp-backend.h"
#include "operations/csp-partner-center-backend.h"

/**
 * CspLocalBackend:
 *
 * The backend of a profile whose file itself is the system of record: ids and the temporary password come from the
 * system's random source, and what was ordered is active at once.
 */
struct _CspLocalBackend
{
  GObject parent_instance;
};

G_DEFINE_INTERFACE (CspBackend, csp_backend, G_TYPE_OBJECT)

static void csp_local_backend_iface_init (CspBackendInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CspLocalBackend, csp_local_backend, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CSP_TYPE_BACKEND, csp_local_backend_iface_init))

static void
csp_backend_default_init (CspBackendInterface *iface)
{
}

/**
 * csp_backend_new_for:
 * @profile: a profile
 * @error: return location
 *
 * Returns: (transfer full): the backend it names; #CSP_ERROR_FAILED when this version does not have it
 */
CspBackend *
csp_backend_new_for (const CspProfile  *profile,
                     GError           **error)
{
  if (g_strcmp0 (profile->backend, "local") == 0)
    return g_object_new (CSP_TYPE_LOCAL_BACKEND, NULL);
  if (csp_profile_is_connected (profile))
    return g_object_new (CSP_TYPE_PARTNER_CENTER_BACKEND, NULL);
  g_set_error (error, CSP_ERROR, CSP_ERROR_FAILED,
               /* translators: %s is where the profile's records are kept */
               _("This version of Parceria cannot change a profile whose records are kept in “%s”."),
               profile->backend ? profile->backend : "");
  return NULL;
}

/**
 * csp_backend_get_subscription_status:
 * @self: a backend
 *
 * Returns: (transfer none): the status of a subscription that was just ordered
 */
const char *
csp_backend_get_subscription_status (CspBackend *self)
{
  g_return_val_if_fail (CSP_IS_BACKEND (self), NULL);

  return CSP_BACKEND_GET_IFACE (self)->subscription_status;
}

/**
 * csp_backend_issue_microsoft_id:
 * @self: a backend
 *
 * Returns: (transfer full): the Microsoft ID of a new customer
 */
char *
csp_backend_issue_microsoft_id (CspBackend *self)
{
  g_return_val_if_fail (CSP_IS_BACKEND (self), NULL);

  return CSP_BACKEND_GET_IFACE (self)->issue_microsoft_id (self);
}

/**
 * csp_backend_issue_subscription_id:
 * @self: a backend
 *
 * Returns: (transfer full): the id of a new subscription
 */
char *
csp_backend_issue_subscription_id (CspBackend *self)
{
  g_return_val_if_fail (CSP_IS_BACKEND (self), NULL);

  return CSP_BACKEND_GET_IFACE (self)->issue_subscription_id (self);
}

/**
 * csp_backend_issue_order_id:
 * @self: a backend
 *
 * Returns: (transfer full): the id of a new order
 */
char *
csp_backend_issue_order_id (CspBackend *self)
{
  g_return_val_if_fail (CSP_IS_BACKEND (self), NULL);

  return CSP_BACKEND_GET_IFACE (self)->issue_order_id (self);
}

/**
 * csp_backend_issue_credentials:
 * @self: a backend
 * @domain: primary domain of a new customer
 * @user_name: (out) (transfer full): user name of its administrator
 *
 * Returns: (transfer full) (nullable): the administrator's temporary password; %NULL when it will come later
 */
CspSecret *
csp_backend_issue_credentials (CspBackend  *self,
                               const char  *domain,
                               char       **user_name)
{
  g_return_val_if_fail (CSP_IS_BACKEND (self), NULL);

  return CSP_BACKEND_GET_IFACE (self)->issue_credentials (self, domain, user_name);
}

/**
 * csp_backend_queue:
 * @self: a backend
 * @context: of an operation that has been applied
 * @error: return location
 *
 * Keeps what has to be told to the system of record, in the operation's transaction.
 *
 * Returns: whether it is kept, or nothing has to be
 */
gboolean
csp_backend_queue (CspBackend           *self,
                   CspOperationContext  *context,
                   GError              **error)
{
  CspBackendInterface *iface = CSP_BACKEND_GET_IFACE (self);

  return iface->queue == NULL || iface->queue (self, context, error);
}

static char *
issue_guid (CspBackend *backend)
{
  return g_uuid_string_random ();
}

static CspSecret *
issue_local_credentials (CspBackend  *backend,
                         const char  *domain,
                         char       **user_name)
{
  *user_name = g_strconcat ("admin@", domain, NULL);
  return csp_secret_generate_password ();
}

static void
csp_local_backend_iface_init (CspBackendInterface *iface)
{
  iface->subscription_status = "active";
  iface->issue_microsoft_id = issue_guid;
  iface->issue_subscription_id = issue_guid;
  iface->issue_order_id = issue_guid;
  iface->issue_credentials = issue_local_credentials;
}

static void
csp_local_backend_class_init (CspLocalBackendClass *klass)
{
}

static void
csp_local_backend_init (CspLocalBackend *self)
{
}
