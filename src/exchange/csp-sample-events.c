/* csp-sample-events.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include "domain/csp-customer.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-invitation.h"
#include "domain/csp-message-template.h"
#include "domain/csp-reseller.h"
#include "exchange/csp-sample-private.h"
#include "operations/csp-customer-change.h"
#include "operations/csp-subscription-change.h"
#include "store/csp-repo.h"

#define N_CHANGES 12

/* One request in each state, of each kind that a provider sends; days are counted back from now. Without a recipient
 * it is the first customer of the sample. */
static const struct
{
  const char *kind;
  const char *recipient;
  const char *email;
  const char *language;
  const char *state;
  guint       created;
  guint       sent;
  guint       reminded;
  guint       closed;
} requests[] = {
  { "partnership", "Parceiros do Sul", "contato@parceirosdosul.example", "pt_BR", "draft", 1, 0, 0, 0 },
  { "partnership", "Облачный дом", "info@oblakodom.example", "ru", "prepared", 3, 0, 0, 0 },
  { "partnership", "Lamna Partners", "hello@lamna.example", "en", "sent", 12, 11, 0, 0 },
  { "partnership", "First Up Consultants", "sales@firstup.example", "en", "accepted", 80, 80, 60, 55 },
  { "partnership", "שותפי ענן", "office@anan.example", "en", "declined", 45, 44, 30, 20 },
  { "relationship", "Alpine Ski House", "it@alpineskihouse.example", "en", "sent", 25, 25, 5, 0 },
  { "relationship", "Padaria Aurora", "ti@padariaaurora.example", "pt_BR", "sent", 70, 69, 0, 0 },
  { "relationship", "東京商店", "info@tokyoshoten.example", "en", "expired", 130, 130, 100, 40 },
  { "relationship", "Margie's Travel", "margie@margiestravel.example", "en", "withdrawn", 20, 19, 0, 15 },
  { "relationship", NULL, NULL, "en", "accepted", 50, 50, 0, 48 },
};

static gint64
days_back (CspSample *self,
           guint      days)
{
  return days > 0 ? self->now - days * G_TIME_SPAN_DAY : 0;
}

/* Who has accepted is there since. */
static void
link_accepted (CspSample     *self,
               CspInvitation *invitation,
               CspCustomer   *customer)
{
  if (!g_str_equal (invitation->state, "accepted"))
    return;
  for (guint i = 0; i < self->resellers->len; i++)
    {
      CspReseller *reseller = g_ptr_array_index (self->resellers, i);

      if (g_str_equal (reseller->name, invitation->recipient))
        invitation->reseller_id = reseller->id;
    }
  if (customer != NULL && invitation->reseller_id == 0)
    invitation->customer_id = customer->id;
}

static CspInvitation *
make_invitation (CspSample   *self,
                 guint        row,
                 CspCustomer *customer)
{
  const char *recipient = requests[row].recipient ? requests[row].recipient : customer->company_name;
  g_autofree char *email = requests[row].email ? g_strdup (requests[row].email)
                                               : g_strconcat ("contact@", customer->domain, NULL);
  CspInvitation *invitation;
  g_autoptr(CspMessageTemplate) template = csp_message_template_find (requests[row].kind, requests[row].language, FALSE);
  g_autofree char *link = csp_invitation_link_build (self->profile, requests[row].kind, NULL, FALSE, NULL);
  const CspMessageValues values = { link ? link : "", self->profile->name, recipient, NULL };
  g_autofree char *subject = NULL;
  g_autofree char *message = NULL;
  char guid[37];

  csp_sample_random_guid (&self->random, guid);
  if (template != NULL)
    csp_message_template_fill (template, &values, &subject, &message);
  invitation = g_object_new (CSP_TYPE_INVITATION,
                             "invitation-id", guid,
                             "kind", requests[row].kind,
                             "recipient", recipient,
                             "email", email,
                             "how-found", "own-marketing",
                             "country", self->profile->country,
                             "language", requests[row].language,
                             "subject", subject,
                             "message", message,
                             "link", link,
                             "state", requests[row].state,
                             "created-at", days_back (self, requests[row].created),
                             "sent-at", days_back (self, requests[row].sent),
                             "reminded-at", days_back (self, requests[row].reminded),
                             "reminders", (gint64) (requests[row].reminded > 0),
                             "closed-at", days_back (self, requests[row].closed),
                             "updated-at", self->now,
                             NULL);
  link_accepted (self, invitation, customer);
  return invitation;
}

gboolean
_csp_sample_add_invitations (CspSample  *self,
                             GError    **error)
{
  g_autoptr(CspCustomer) customer = NULL;

  if (self->size.n_customers > 0 && !(customer = csp_repo_find (self->conn, CSP_TYPE_CUSTOMER, 1, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr(CspInvitation) invitation = NULL;

      if (requests[i].recipient == NULL && customer == NULL)
        continue;
      invitation = make_invitation (self, i, customer);
      if (!csp_repo_insert (self->conn, invitation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_alias (CspSample  *self,
              guint       index,
              GError    **error)
{
  g_autoptr(CspCustomer) customer = csp_repo_find (self->conn, CSP_TYPE_CUSTOMER, index + 1, error);
  g_autoptr(CspCustomerChangeOperation) change = NULL;

  if (customer == NULL)
    return error == NULL || *error == NULL;
  g_object_set (customer, "alias", csp_sample_last_name (&self->random), NULL);
  change = csp_customer_change_operation_new (customer);
  return csp_operation_run (CSP_OPERATION (change), self->conn, CSP_ORIGIN_PERSON, NULL, error);
}

static gboolean
change_quantity (CspSample  *self,
                 guint       index,
                 GError    **error)
{
  g_autoptr(CspSubscription) subscription =
    csp_repo_find_where (self->conn, CSP_TYPE_SUBSCRIPTION, error,
                         "subscription.status = 'active' AND subscription.is_trial = 0"
                         " AND subscription.id > ?1 ORDER BY subscription.id", "i", (gint64) (5 * index));
  g_autoptr(CspSubscriptionChangeOperation) change = NULL;

  if (subscription == NULL)
    return error == NULL || *error == NULL;
  change = csp_subscription_change_operation_new (subscription->id);
  change->has_quantity = TRUE;
  change->quantity = subscription->quantity + 1;
  /* A subscription that happens to be at its limit stays as it is. */
  csp_operation_run (CSP_OPERATION (change), self->conn, CSP_ORIGIN_PERSON, NULL, NULL);
  return TRUE;
}

/* Changes of the kind that people make, so that history has something to show and to undo. */
gboolean
_csp_sample_add_history (CspSample  *self,
                         GError    **error)
{
  for (guint i = 0; i < N_CHANGES; i++)
    if (i % 3 == 0 ? !change_alias (self, i, error) : !change_quantity (self, i, error))
      return FALSE;
  return TRUE;
}
