/* csp-outbox-entry.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

/* States of an outbox entry (functional-spec §5.9). From "sending" on the service may have acted: the entry can no
 * longer be changed, undone or removed until its outcome is known. */
#define CSP_OUTBOX_WAITING "waiting"            /* nothing is decided yet but the wish */
#define CSP_OUTBOX_READY "ready"                /* body and request id are fixed; not sent, or to be sent again */
#define CSP_OUTBOX_SENDING "sending"            /* on its way */
#define CSP_OUTBOX_UNKNOWN "unknown"            /* the answer was lost */
#define CSP_OUTBOX_RUNNING "running"            /* accepted; the service is still at it */
#define CSP_OUTBOX_DOUBTFUL "doubtful"          /* as unknown, but the service refuses to say: a person may decide */
#define CSP_OUTBOX_REJECTED "rejected"          /* refused for good; a person must change or remove it */
#define CSP_OUTBOX_CONFLICT "conflict"          /* both sides changed the same field */

/* The same as csp_outbox_entry_may_have_acted(), in SQL. */
#define CSP_OUTBOX_MAY_HAVE_ACTED \
  "(outbox.state IN ('" CSP_OUTBOX_SENDING "', '" CSP_OUTBOX_UNKNOWN "', '" CSP_OUTBOX_RUNNING "')" \
  " OR (outbox.state = '" CSP_OUTBOX_READY "' AND outbox.first_sent_at <> 0))"

#define CSP_TYPE_OUTBOX_ENTRY (csp_outbox_entry_get_type ())
G_DECLARE_FINAL_TYPE (CspOutboxEntry, csp_outbox_entry, CSP, OUTBOX_ENTRY, CspRecord)

/**
 * CspOutboxEntry:
 *
 * One request that waits to be sent to Partner Center: a change of one resource.
 */
struct _CspOutboxEntry
{
  CspRecord  parent_instance;

  gint64     id;                        /* also the order in which they were made */
  char      *operation_id;              /* the history of what the person did */
  char      *request;                   /* what is asked of the service, as subscription-change */
  char      *subject_type;              /* as in history */
  gint64     subject_id;
  char      *subject_name;
  gint64     customer_id;               /* whose order it keeps, 0 for nobody's */
  char      *customer_name;
  char      *before;                    /* JSON object, as in history: what the change is based on */
  char      *after;                     /* JSON object, as in history: what is wanted */
  char      *state;
  gboolean   attended;                  /* its answer is a secret for the person who is there */
  char      *request_id;                /* MS-RequestId, the same at every repetition */
  char      *body;
  char      *if_match;
  char      *location;                  /* where a running change can be asked for, or what was refused at a repetition */
  gint64     depends_on;                /* entry that must be confirmed before, 0 for none */
  gint64     attempts;
  gint64     created_at;
  gint64     sent_at;                   /* last time it left */
  gint64     first_sent_at;             /* first time this request left that may have acted, 0 for none */
  gint64     next_try_at;
  gint64     asked_at;                  /* its place in the line; before created_at when somebody moved it */
  char      *error_code;
  char      *error_text;
  char      *correlation_id;            /* for Microsoft's support */
};

gboolean    csp_outbox_entry_may_have_acted  (const CspOutboxEntry *self);
gboolean    csp_outbox_entry_waits_for_send  (const CspOutboxEntry *self);
gboolean    csp_outbox_entry_needs_person    (const CspOutboxEntry *self);
const char *csp_outbox_entry_state_label     (const CspOutboxEntry *self);
const char *csp_outbox_state_label           (const char           *state);
const char *csp_pending_label                (void);

G_END_DECLS
