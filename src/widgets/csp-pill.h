/* csp-pill.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-outbox-entry.h"

G_BEGIN_DECLS

/**
 * CspPillKind:
 * @CSP_PILL_NEUTRAL: says how something is
 * @CSP_PILL_GOOD: all is well
 * @CSP_PILL_WAITING: something is under way or soon due
 * @CSP_PILL_WARNING: somebody should look at it
 * @CSP_PILL_ENDED: over
 * @CSP_PILL_KEY: brings a secret
 *
 * What a status means for the person. Each has its own icon: color alone tells nobody anything.
 */
typedef enum
{
  CSP_PILL_NEUTRAL,
  CSP_PILL_GOOD,
  CSP_PILL_WAITING,
  CSP_PILL_WARNING,
  CSP_PILL_ENDED,
  CSP_PILL_KEY,
} CspPillKind;

#define CSP_TYPE_PILL (csp_pill_get_type ())
G_DECLARE_FINAL_TYPE (CspPill, csp_pill, CSP, PILL, GtkWidget)

GtkWidget *csp_pill_new              (void);
void       csp_pill_set              (CspPill     *self,
                                      CspPillKind  kind,
                                      const char  *text);
void       csp_pill_set_subscription (CspPill     *self,
                                      const char  *status);
void       csp_pill_set_invitation   (CspPill     *self,
                                      const char  *state);
void       csp_pill_set_outbox       (CspPill              *self,
                                      const CspOutboxEntry *entry);

G_END_DECLS
