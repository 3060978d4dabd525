/* csp-clock.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "base/csp-clock.h"

static gint64 fixed_now;

/**
 * csp_clock_now:
 *
 * The only source of time, so that tests can fix it.
 *
 * Returns: the current instant in microseconds since 1970, UTC
 */
gint64
csp_clock_now (void)
{
  return fixed_now != 0 ? fixed_now : g_get_real_time ();
}

/**
 * csp_clock_set_fixed:
 * @now: the instant that csp_clock_now() shall return, or 0 to let time pass again
 *
 * For tests only.
 */
void
csp_clock_set_fixed (gint64 now)
{
  fixed_now = now;
}

/**
 * csp_clock_today:
 *
 * Returns: (transfer full): today's date in UTC, as YYYY-MM-DD
 */
char *
csp_clock_today (void)
{
  return csp_instant_to_date (csp_clock_now ());
}

static GDateTime *
date_time_from_instant (gint64 instant)
{
  g_autoptr(GDateTime) seconds = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);

  return seconds ? g_date_time_add (seconds, instant % G_USEC_PER_SEC) : NULL;
}

/**
 * csp_instant_to_iso:
 * @instant: microseconds since 1970, UTC
 *
 * Returns: (transfer full): @instant as ISO 8601 in UTC, whole seconds
 */
char *
csp_instant_to_iso (gint64 instant)
{
  g_autoptr(GDateTime) time = date_time_from_instant (instant);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/**
 * csp_instant_from_iso:
 * @text: (nullable): an ISO 8601 instant; without a zone it is UTC
 *
 * Returns: microseconds since 1970, UTC, or 0 when @text is no instant
 */
gint64
csp_instant_from_iso (const char *text)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = text ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time ? g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time) : 0;
}

/**
 * csp_instant_to_date:
 * @instant: microseconds since 1970, UTC
 *
 * Returns: (transfer full): the UTC calendar date of @instant, as YYYY-MM-DD
 */
char *
csp_instant_to_date (gint64 instant)
{
  g_autoptr(GDateTime) time = date_time_from_instant (instant);

  return time ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("");
}

static gboolean
parse_date (const char *text,
            GDate      *date)
{
  int year, month, day, length = 0;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 ||
      length != 10 || text[10] != '\0' || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static char *
format_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * csp_date_is_valid:
 * @date: (nullable): text
 *
 * Returns: whether @date is a calendar date written YYYY-MM-DD
 */
gboolean
csp_date_is_valid (const char *date)
{
  GDate parsed;

  return parse_date (date, &parsed);
}

/**
 * csp_date_add_days:
 * @date: a valid calendar date, YYYY-MM-DD
 * @days: how many days later; may be negative
 *
 * Returns: (transfer full) (nullable): the date @days later; %NULL when @date is not valid
 */
char *
csp_date_add_days (const char *date,
                   int         days)
{
  GDate parsed;

  if (!parse_date (date, &parsed))
    return NULL;
  if (days >= 0)
    g_date_add_days (&parsed, days);
  else
    g_date_subtract_days (&parsed, -days);
  return format_date (&parsed);
}

/**
 * csp_date_add_months:
 * @date: a valid calendar date, YYYY-MM-DD
 * @months: how many months later, not negative; a day past the month's end becomes its last day
 *
 * Returns: (transfer full) (nullable): the date @months later; %NULL when @date is not valid
 */
char *
csp_date_add_months (const char *date,
                     int         months)
{
  GDate parsed;

  if (!parse_date (date, &parsed))
    return NULL;
  g_date_add_months (&parsed, months);
  return format_date (&parsed);
}

/**
 * csp_date_days_between:
 * @from: a valid calendar date
 * @to: a valid calendar date
 *
 * Returns: days from @from to @to, negative when @to is earlier; 0 when either is not valid
 */
int
csp_date_days_between (const char *from,
                       const char *to)
{
  GDate first, second;

  if (!parse_date (from, &first) || !parse_date (to, &second))
    return 0;
  return g_date_days_between (&first, &second);
}
