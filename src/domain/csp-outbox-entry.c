/* csp-outbox-entry.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-outbox-entry.h"
#include "domain/csp-word-label.h"

static const CspField fields[] = {
  CSP_FIELD (CspOutboxEntry, id, "id", "outbox.id", "number", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, operation_id, "operation-id", "outbox.operation_id", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, request, "request", "outbox.request", "request", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, subject_type, "subject-type", "outbox.subject_type", "subjectType", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, subject_id, "subject-id", "outbox.subject_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOutboxEntry, subject_name, "subject-name", "outbox.subject_name", "subjectName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, customer_id, "customer-id", "outbox.customer_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOutboxEntry, customer_name, "customer-name", "customer.company_name", "customerName", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspOutboxEntry, before, "before", "outbox.before", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, after, "after", "outbox.after", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, state, "state", "outbox.state", "state", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, attended, "attended", "outbox.attended", "attended", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, request_id, "request-id", "outbox.request_id", "requestId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, body, "body", "outbox.body", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, if_match, "if-match", "outbox.if_match", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, location, "location", "outbox.location", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, depends_on, "depends-on", "outbox.depends_on", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOutboxEntry, attempts, "attempts", "outbox.attempts", "attempts", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, created_at, "created-at", "outbox.created_at", "createdAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, sent_at, "sent-at", "outbox.sent_at", "sentAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, first_sent_at, "first-sent-at", "outbox.first_sent_at", NULL, INSTANT, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOutboxEntry, next_try_at, "next-try-at", "outbox.next_try_at", "nextTryAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, asked_at, "asked-at", "outbox.asked_at", NULL, INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, error_code, "error-code", "outbox.error_code", "errorCode", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, error_text, "error-text", "outbox.error_text", "errorText", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOutboxEntry, correlation_id, "correlation-id", "outbox.correlation_id", "correlationId", TEXT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspOutboxEntry, csp_outbox_entry, fields)

/**
 * csp_outbox_entry_may_have_acted:
 * @self: an entry
 *
 * Returns: whether the service may have carried it out already, so that it cannot be changed or taken back unsent;
 *   not of one that a person was asked to decide about, since nobody else can
 */
gboolean
csp_outbox_entry_may_have_acted (const CspOutboxEntry *self)
{
  static const char * const states[] = { CSP_OUTBOX_SENDING, CSP_OUTBOX_UNKNOWN, CSP_OUTBOX_RUNNING, NULL };

  return g_strv_contains (states, self->state) ||
         (g_str_equal (self->state, CSP_OUTBOX_READY) && self->first_sent_at != 0);
}

/**
 * csp_outbox_entry_waits_for_send:
 * @self: an entry
 *
 * Returns: whether it is sent, or sent again, only when somebody says so, since its answer is a secret
 */
gboolean
csp_outbox_entry_waits_for_send (const CspOutboxEntry *self)
{
  static const char * const states[] = { CSP_OUTBOX_WAITING, CSP_OUTBOX_READY, CSP_OUTBOX_UNKNOWN, NULL };

  return self->attended && g_strv_contains (states, self->state);
}

/**
 * csp_outbox_entry_needs_person:
 * @self: an entry
 *
 * Returns: whether it goes on only when somebody decides, corrects or is there to see what comes back
 */
gboolean
csp_outbox_entry_needs_person (const CspOutboxEntry *self)
{
  static const char * const states[] = { CSP_OUTBOX_DOUBTFUL, CSP_OUTBOX_REJECTED, CSP_OUTBOX_CONFLICT, NULL };

  return g_strv_contains (states, self->state) || csp_outbox_entry_waits_for_send (self);
}

/**
 * csp_outbox_state_label:
 * @state: (nullable): state of an outbox entry
 *
 * Returns: (transfer none): its name for people
 */
const char *
csp_outbox_state_label (const char *state)
{
  static const CspWordLabel states[] = {
    { CSP_OUTBOX_WAITING, "outbox", NC_("outbox", "Waiting") },
    { CSP_OUTBOX_READY, "outbox", NC_("outbox", "Ready to send") },
    { CSP_OUTBOX_SENDING, "outbox", NC_("outbox", "Being sent") },
    { CSP_OUTBOX_UNKNOWN, "outbox", NC_("outbox", "Answer lost, being checked") },
    { CSP_OUTBOX_RUNNING, "outbox", NC_("outbox", "Accepted, in progress") },
    { CSP_OUTBOX_DOUBTFUL, "outbox", NC_("outbox", "Perhaps done, please check") },
    { CSP_OUTBOX_REJECTED, "outbox", NC_("outbox", "Refused") },
    { CSP_OUTBOX_CONFLICT, "outbox", NC_("outbox", "Needs your decision") },
  };

  return csp_word_label (states, G_N_ELEMENTS (states), state);
}

/**
 * csp_outbox_entry_state_label:
 * @self: an entry
 *
 * Returns: (transfer none): its state for people, with what it waits for
 */
const char *
csp_outbox_entry_state_label (const CspOutboxEntry *self)
{
  gboolean is_unsent = g_str_equal (self->state, CSP_OUTBOX_WAITING) || g_str_equal (self->state, CSP_OUTBOX_READY);

  if (csp_outbox_entry_waits_for_send (self))
    /* translators: its answer is a password that is shown once, so it is sent only when the person asks for it */
    return C_("outbox", "Waits for “Send now”");
  if (is_unsent && self->depends_on != 0)
    return C_("outbox", "Waits for an earlier change");
  return csp_outbox_state_label (self->state);
}

/**
 * csp_pending_label:
 *
 * Returns: (transfer none): the mark of a record that was changed here and is not confirmed by the service
 */
const char *
csp_pending_label (void)
{
  /* translators: a record's changes were not sent to Partner Center yet, or not confirmed */
  return C_("status", "Not confirmed yet");
}
