/* csp-clock.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64  csp_clock_now        (void);
char   *csp_clock_today      (void);
void    csp_clock_set_fixed  (gint64      now);

char   *csp_instant_to_iso   (gint64      instant);
gint64  csp_instant_from_iso (const char *text);
char   *csp_instant_to_date  (gint64      instant);
char   *csp_date_add_days    (const char *date,
                              int         days);
char   *csp_date_add_months  (const char *date,
                              int         months);
gboolean csp_date_is_valid   (const char *date);
int     csp_date_days_between (const char *from,
                               const char *to);

G_END_DECLS
