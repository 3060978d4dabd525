/* csp-partner-center-backend.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-outbox.h"
#include "operations/csp-partner-center-backend.h"

/**
 * CspPartnerCenterBackend:
 *
 * The backend of a profile whose system of record is Microsoft's service. Changes are committed here at once together
 * with what the synchronization shall send; ids are placeholders until the service's own arrive, and only the
 * service makes passwords (design.md, One profile, one file, one backend; Identity).
 */
struct _CspPartnerCenterBackend
{
  GObject parent_instance;
};

static void csp_partner_center_backend_iface_init (CspBackendInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CspPartnerCenterBackend, csp_partner_center_backend, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CSP_TYPE_BACKEND, csp_partner_center_backend_iface_init))

static char *
issue_placeholder (CspBackend *backend)
{
  return g_uuid_string_random ();
}

static CspSecret *
issue_no_credentials (CspBackend  *backend,
                      const char  *domain,
                      char       **user_name)
{
  *user_name = g_strconcat ("admin@", domain, NULL);
  return NULL;
}

static gboolean
queue (CspBackend           *backend,
       CspOperationContext  *context,
       GError              **error)
{
  return csp_outbox_queue (context, error);
}

static void
csp_partner_center_backend_iface_init (CspBackendInterface *iface)
{
  iface->subscription_status = "pending";
  iface->issue_microsoft_id = issue_placeholder;
  iface->issue_subscription_id = issue_placeholder;
  iface->issue_order_id = issue_placeholder;
  iface->issue_credentials = issue_no_credentials;
  iface->queue = queue;
}

static void
csp_partner_center_backend_class_init (CspPartnerCenterBackendClass *klass)
{
}

static void
csp_partner_center_backend_init (CspPartnerCenterBackend *self)
{
}
