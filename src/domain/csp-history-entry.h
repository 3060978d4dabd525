/* csp-history-entry.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_HISTORY_ENTRY (csp_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (CspHistoryEntry, csp_history_entry, CSP, HISTORY_ENTRY, CspRecord)

/**
 * CspHistoryEntry:
 *
 * One change of one record: who, when, what, before and after.
 */
struct _CspHistoryEntry
{
  CspRecord  parent_instance;

  gint64     id;
  char     *operation_id;               /* shared by everything one operation changed */
  gint64     at;
  char     *actor;
  char     *origin;                     /* person, file or service */
  char     *kind;                       /* the operation's name, as customer-create */
  char     *subject_type;               /* customer, subscription, reseller, invitation, offer or profile */
  gint64     subject_id;
  char     *subject_name;
  char     *before;                     /* JSON object of the changed fields */
  char     *after;                      /* JSON object of the changed fields */
  char     *undone_by;
};

G_END_DECLS
