/* csp-operation-kind.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "operations/csp-operation-kind.h"

#define ANYBODY CSP_N_ACTIONS

typedef struct
{
  const char *kind;
  CspAction   action;           /* which permission it takes, or ANYBODY */
  gboolean    is_undoable;
  const char *sentence;         /* what it did, with the name of what it did it to */
  gboolean    stays_here;       /* nothing of it is for the service */
} KindRow;

/* Undo by the inverse changes (csp-undo.c) until a record has changed since; what issued a secret cannot be
 * undone (design.md, Undo). Permissions: functional-spec §1.4. */
static const KindRow kinds[] = {
  /* translators: %s is a customer's name, here and below */
  { "customer-create", CSP_ACTION_ADD_CUSTOMER, FALSE, N_("Created customer “%s”.") },
  { "customer-add", CSP_ACTION_REQUEST_RELATIONSHIP, TRUE, N_("Added customer “%s”.") },
  { "customer-change", CSP_ACTION_VIEW_CUSTOMERS, TRUE, N_("Changed customer “%s”.") },
  { "customer-rename-bill-to", CSP_ACTION_CHANGE_BILL_TO_NAME, TRUE, N_("Changed the Bill-to company name to “%s”.") },
  { "customer-erase", CSP_ACTION_UPDATE_ACCOUNT, FALSE, N_("Deleted “%s” for good.") },
  { "order-place", CSP_ACTION_ADD_SUBSCRIPTION, TRUE, N_("Added subscriptions for “%s”.") },
  /* translators: %s is a subscription's name, here and below */
  { "subscription-change", CSP_ACTION_VIEW_SUBSCRIPTIONS, TRUE, N_("Changed subscription “%s”.") },
  { "support-contact-set", CSP_ACTION_SET_SUPPORT_CONTACT, TRUE, N_("Set the support contact of “%s”.") },
  /* translators: %s is an indirect reseller's name, here and below */
  { "reseller-add", CSP_ACTION_REQUEST_PARTNERSHIP, TRUE, N_("Added indirect reseller “%s”.") },
  { "reseller-change", CSP_ACTION_REQUEST_PARTNERSHIP, TRUE, N_("Changed indirect reseller “%s”.") },
  /* translators: %s is the recipient of a request, here and below */
  { "invitation-create", ANYBODY, TRUE, N_("Saved the request to “%s”.") },
  { "invitation-change", ANYBODY, TRUE, N_("Changed the request to “%s”.") },
  /* translators: %s is a file's name, here and below */
  { "customers-import", CSP_ACTION_IMPORT_CUSTOMERS, TRUE, N_("Imported customers from “%s”.") },
  { "resellers-import", CSP_ACTION_REQUEST_PARTNERSHIP, TRUE, N_("Imported indirect resellers from “%s”.") },
  { "subscriptions-import", CSP_ACTION_IMPORT_SUBSCRIPTIONS, TRUE, N_("Imported subscriptions from “%s”.") },
  { "offers-import", CSP_ACTION_VIEW_SUBSCRIPTIONS, FALSE, N_("Imported offers from “%s”.") },
  { "profile-change", ANYBODY, TRUE, N_("Changed the profile “%s”.") },
  { "profile-connect", ANYBODY, FALSE, N_("Connected the profile “%s” with Partner Center.") },
  { "draft-save", CSP_ACTION_ADD_CUSTOMER, FALSE, N_("Saved the draft “%s”.") },
  { "draft-discard", CSP_ACTION_ADD_CUSTOMER, TRUE, N_("Discarded the draft “%s”.") },
  /* translators: a date came on which a state changes by itself; %s is a subscription or recipient */
  { "date-reached", ANYBODY, FALSE, N_("Updated the state of “%s”.") },
  /* translators: what Partner Center holds was taken over; %s is the name of a record */
  { "service-update", ANYBODY, FALSE, N_("Partner Center updated “%s”.") },
  { "service-pull", ANYBODY, FALSE, N_("Read from Partner Center.") },
  /* translators: %s is the name of a record, here and below */
  { "conflict-resolve", ANYBODY, FALSE, N_("Decided about the changes of “%s”."), TRUE },
  { "outbox-move", ANYBODY, FALSE, N_("Changed when “%s” is sent."), TRUE },
  { "outbox-remove", ANYBODY, FALSE, N_("Took back what waited to be sent for “%s”."), TRUE },
  { "outbox-retry", ANYBODY, FALSE, N_("Sending the change of “%s” again."), TRUE },
  { "undo", ANYBODY, TRUE, N_("Undid the change of “%s”.") },
};

static const KindRow *
find_row (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

/**
 * csp_operation_kind_is_undoable:
 * @kind: name of an operation
 *
 * Returns: whether operations of this kind can be undone at all
 */
gboolean
csp_operation_kind_is_undoable (const char *kind)
{
  const KindRow *row = find_row (kind);

  return row != NULL && row->is_undoable;
}

/**
 * csp_operation_kind_stays_here:
 * @kind: name of an operation
 *
 * Returns: whether what operations of this kind change is not for the service, as taking back what was not sent
 */
gboolean
csp_operation_kind_stays_here (const char *kind)
{
  const KindRow *row = find_row (kind);

  return row != NULL && row->stays_here;
}

/**
 * csp_operation_kind_get_action:
 * @kind: name of an operation
 * @action: (out): the permission it takes
 *
 * Returns: whether it takes one
 */
gboolean
csp_operation_kind_get_action (const char *kind,
                               CspAction  *action)
{
  const KindRow *row = find_row (kind);

  if (row == NULL || row->action == ANYBODY)
    return FALSE;
  *action = row->action;
  return TRUE;
}

/**
 * csp_operation_kind_sentence:
 * @kind: name of an operation
 * @subject: (nullable): name of what it was about
 *
 * Returns: (transfer full): a translated sentence that says what it did; @kind itself when a newer version wrote it
 */
char *
csp_operation_kind_sentence (const char *kind,
                             const char *subject)
{
  const KindRow *row = find_row (kind);

  if (row == NULL)
    return g_strdup (kind);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_(row->sentence), subject ? subject : "");
#pragma GCC diagnostic pop
}
