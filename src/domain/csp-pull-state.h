/* csp-pull-state.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_PULL_STATE (csp_pull_state_get_type ())
G_DECLARE_FINAL_TYPE (CspPullState, csp_pull_state, CSP, PULL_STATE, CspRecord)

/**
 * CspPullState:
 *
 * A pull and where it stands, so that it goes on from there after a break.
 */
struct _CspPullState
{
  CspRecord  parent_instance;

  gint64     id;
  gint64     started_at;
  gint64     finished_at;               /* 0 while it is under way */
  char      *stage;
  gint64     item;                      /* what a stage goes through one by one, as resellers; 0 before the first */
  char      *cursor;                    /* token of the next page, exactly as received */
  gint64     page;
  gint64     restarts;                  /* how often the stage began again */
  gint64     note_id;                   /* history record of the records it adds */
  gboolean   is_full;                   /* reads all details, not only those of what has changed */
  gint64     next_try_at;
  char      *error_text;                /* why it does not go on */
  char      *correlation_id;
};

#define CSP_TYPE_PULL_DETAIL (csp_pull_detail_get_type ())
G_DECLARE_FINAL_TYPE (CspPullDetail, csp_pull_detail, CSP, PULL_DETAIL, CspRecord)

/**
 * CspPullDetail:
 *
 * A detail of a customer that is still to be fetched.
 */
struct _CspPullDetail
{
  CspRecord  parent_instance;

  gint64     id;
  char      *stage;                     /* which one */
  gint64     customer_id;
  gint64     subscription_id;           /* 0 when it is about none */
  gint64     priority;                  /* lower ones come first */
  gint64     next_try_at;
  gint64     attempts;
};

G_END_DECLS
