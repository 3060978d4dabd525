/* csp-profile-connect.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-profile-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-profile-connect.h"

#define BACKEND "partner-center"

static void
csp_profile_connect_operation_finalize (GObject *object)
{
  CspProfileConnectOperation *self = CSP_PROFILE_CONNECT_OPERATION (object);

  g_free (self->client_id);
  g_free (self->authority);
  g_free (self->endpoint);
  g_free (self->tenant_id);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_profile_connect_operation_load (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspProfileConnectOperation *self = CSP_PROFILE_CONNECT_OPERATION (operation);
  gint64 is_bound;

  g_clear_object (&self->profile);
  self->profile = csp_record_copy (context->profile);
  csp_set_str (&self->profile->backend, BACKEND);
  csp_set_str (&self->profile->client_id, self->client_id);
  csp_set_str (&self->profile->authority, csp_is_empty (self->authority) ? NULL : self->authority);
  csp_set_str (&self->profile->endpoint, csp_is_empty (self->endpoint) ? NULL : self->endpoint);
  if (!csp_is_empty (self->tenant_id))
    csp_set_str (&self->profile->tenant_id, self->tenant_id);
  csp_operation_set_subject (operation, self->profile->name);
  if (!csp_conn_get_integer (context->conn, &is_bound, error,
                             "SELECT EXISTS (SELECT 1 FROM outbox) OR EXISTS (SELECT 1 FROM server_copy)", ""))
    return FALSE;
  self->is_bound = is_bound != 0;
  return TRUE;
}

static void
csp_profile_connect_operation_validate (CspOperation        *operation,
                                        CspOperationContext *context,
                                        CspProblems         *problems)
{
  CspProfileConnectOperation *self = CSP_PROFILE_CONNECT_OPERATION (operation);

  if (g_strcmp0 (context->profile->backend, "local") != 0 && g_strcmp0 (context->profile->backend, BACKEND) != 0)
    csp_problems_error (problems, "",
                        /* translators: %s is where the profile's records are kept */
                        _("This version of Parceria cannot change a profile whose records are kept in “%s”."),
                        context->profile->backend);
  csp_profile_validate (self->profile, problems);
  if (self->is_bound && !csp_is_empty (context->profile->tenant_id) &&
      g_ascii_strcasecmp (context->profile->tenant_id, self->profile->tenant_id) != 0)
    csp_problems_error (problems, "tenant-id",
                        _("The records of this profile come from another tenant. Create a new profile for this one."));
}

static gboolean
csp_profile_connect_operation_apply (CspOperation         *operation,
                                     CspOperationContext  *context,
                                     GError              **error)
{
  CspProfileConnectOperation *self = CSP_PROFILE_CONNECT_OPERATION (operation);

  return csp_history_update (context, "profile-connect", context->profile, self->profile, error);
}

CSP_DEFINE_OPERATION (CspProfileConnectOperation, csp_profile_connect_operation, "profile-connect",
                      csp_profile_connect_operation_load, csp_profile_connect_operation_validate,
                      csp_profile_connect_operation_apply, csp_profile_connect_operation_finalize)

/**
 * csp_profile_connect_operation_new:
 * @client_id: (nullable): application ID of the partner's registration
 * @authority: (nullable): where to sign in; %NULL for the cloud's own
 * @endpoint: (nullable): base of the REST API; %NULL for the cloud's own
 * @tenant_id: (nullable): the partner's tenant; %NULL leaves it as it is
 *
 * Returns: (transfer full): the operation; its fields are "client-id", "authority", "endpoint" and "tenant-id"
 */
CspProfileConnectOperation *
csp_profile_connect_operation_new (const char *client_id,
                                   const char *authority,
                                   const char *endpoint,
                                   const char *tenant_id)
{
  CspProfileConnectOperation *self = g_object_new (CSP_TYPE_PROFILE_CONNECT_OPERATION, NULL);

  self->client_id = g_strdup (client_id);
  self->authority = g_strdup (authority);
  self->endpoint = g_strdup (endpoint);
  self->tenant_id = g_strdup (tenant_id);
  return self;
}
