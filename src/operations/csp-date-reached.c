/* csp-date-reached.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-subscription-rules.h"
#include "operations/csp-date-reached.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"
#include "store/csp-subscription-repo.h"

#define KIND "date-reached"

/* Records in memory at once: after a long time without the program very many may be due. */
#define CHUNK 256

static void
csp_date_reached_operation_finalize (GObject *object)
{
  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
update (CspDateReachedOperation  *self,
        CspOperationContext      *context,
        gpointer                  before,
        gpointer                  after,
        GError                  **error)
{
  if (!csp_history_update (context, KIND, before, after, error))
    return FALSE;
  if (self->n_changed++ == 0)
    {
      g_autofree char *name = csp_history_subject_name (before);

      csp_operation_set_subject (CSP_OPERATION (self), name);
    }
  return TRUE;
}

static gboolean
update_subscription (CspDateReachedOperation  *self,
                     CspOperationContext      *context,
                     CspSubscription          *before,
                     const char               *today,
                     GError                  **error)
{
  g_autoptr(CspSubscription) after = csp_record_copy (before);
  g_autofree char *status = csp_subscription_effective_status (before, today);
  g_autofree char *end = csp_subscription_effective_commitment_end (before, today);
  gboolean is_changed = csp_set_str (&after->status, status);

  is_changed = csp_set_str (&after->commitment_end, end) || is_changed;
  return !is_changed || update (self, context, before, after, error);
}

static gboolean
update_subscriptions (CspDateReachedOperation  *self,
                      CspOperationContext      *context,
                      const char               *today,
                      GError                  **error)
{
  g_autoptr(GArray) ids = csp_subscription_repo_find_due (context->conn, today, error);

  if (ids == NULL)
    return FALSE;
  for (guint start = 0; start < ids->len; start += CHUNK)
    {
      g_autoptr(GPtrArray) due = csp_repo_load (context->conn, CSP_TYPE_SUBSCRIPTION,
                                                &g_array_index (ids, guint32, start), MIN (CHUNK, ids->len - start),
                                                error);

      if (due == NULL)
        return FALSE;
      for (guint i = 0; i < due->len; i++)
        if (!update_subscription (self, context, g_ptr_array_index (due, i), today, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
update_invitations (CspDateReachedOperation  *self,
                    CspOperationContext      *context,
                    GError                  **error)
{
  g_autoptr(GPtrArray) open = csp_repo_load_where (context->conn, CSP_TYPE_INVITATION, error,
                                                   "invitation.state IN ('prepared', 'sent')", "");

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      CspInvitation *before = g_ptr_array_index (open, i);
      g_autoptr(CspInvitation) after = NULL;

      if (!csp_invitation_is_overdue (before, context->profile->invitation_days, context->now))
        continue;
      after = csp_record_copy (before);
      csp_set_str (&after->state, csp_invitation_next_state (before->state, CSP_INVITATION_EVENT_EXPIRE));
      after->closed_at = context->now;
      if (!update (self, context, before, after, error))
        return FALSE;
    }
  return open != NULL;
}

static gboolean
csp_date_reached_operation_apply (CspOperation         *operation,
                                  CspOperationContext  *context,
                                  GError              **error)
{
  CspDateReachedOperation *self = CSP_DATE_REACHED_OPERATION (operation);
  g_autofree char *today = csp_instant_to_date (context->now);

  self->n_changed = 0;
  if (!update_subscriptions (self, context, today, error) || !update_invitations (self, context, error))
    return FALSE;
  /* The customers' counts of open subscriptions are shown in their list. */
  if ((context->changes & CSP_CHANGED_SUBSCRIPTIONS) != 0)
    context->changes |= CSP_CHANGED_CUSTOMERS;
  return TRUE;
}

CSP_DEFINE_OPERATION (CspDateReachedOperation, csp_date_reached_operation, KIND, NULL, NULL,
                      csp_date_reached_operation_apply, csp_date_reached_operation_finalize)

/**
 * csp_date_reached_operation_new:
 *
 * Returns: (transfer full): the operation
 */
CspDateReachedOperation *
csp_date_reached_operation_new (void)
{
  return g_object_new (CSP_TYPE_DATE_REACHED_OPERATION, NULL);
}
