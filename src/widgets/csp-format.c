/* csp-format.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "base/csp-clock.h"
#include "base/csp-icu.h"
#include "base/csp-language.h"
#include "base/csp-text.h"
#include "widgets/csp-format.h"

#define MAX_UNITS 128

/* Dates come from ICU, which has every locale, generated on the system or not; numbers where the system has none. */

static char *
from_units (const UChar *units,
            UErrorCode   status)
{
  char text[MAX_UNITS * 3 + 1];

  if (U_FAILURE (status))
    return NULL;
  csp_icu ()->u_strToUTF8 (text, sizeof text, NULL, units, -1, &status);
  return U_FAILURE (status) ? NULL : g_strdup (text);
}

static char *
format_time (UDateFormatStyle time_style,
             gint64           instant)
{
  static const UChar utc[] = u"UTC";
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = csp_icu ()->udat_open (time_style, UDAT_MEDIUM, csp_language_get_format_locale (), utc, -1, NULL, 0, &status);
  UChar units[MAX_UNITS] = { 0 };

  if (U_FAILURE (status))
    return NULL;
  csp_icu ()->udat_format (format, (UDate) (instant / 1000), units, MAX_UNITS - 1, NULL, &status);
  csp_icu ()->udat_close (format);
  return from_units (units, status);
}

/**
 * csp_format_date:
 * @date: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full): the date as people of the window's language write it; "" without a date, what
 *   is not a date as it is
 */
char *
csp_format_date (const char *date)
{
  g_autofree char *midnight = NULL;
  char *text = NULL;

  if (csp_is_empty (date))
    return g_strdup ("");
  if (csp_date_is_valid (date))
    {
      midnight = g_strconcat (date, "T00:00:00Z", NULL);
      text = format_time (UDAT_NONE, csp_instant_from_iso (midnight));
    }
  return text != NULL ? text : g_strdup (date);
}

/**
 * csp_format_instant:
 * @instant: microseconds since 1970 UTC; 0 when not known
 *
 * Returns: (transfer full): date and time in UTC, saying so; "" when not known
 */
char *
csp_format_instant (gint64 instant)
{
  g_autofree char *text = NULL;

  if (instant == 0)
    return g_strdup ("");
  text = format_time (UDAT_SHORT, instant);
  if (text == NULL)
    return csp_instant_to_iso (instant);
  /* Translators: a date and time in Coordinated Universal Time */
  return g_strdup_printf (_("%s UTC"), text);
}

/**
 * csp_format_instant_date:
 * @instant: microseconds since 1970 UTC; 0 when not known
 *
 * Returns: (transfer full): its date in UTC; "" when not known
 */
char *
csp_format_instant_date (gint64 instant)
{
  g_autofree char *date = NULL;

  if (instant == 0)
    return g_strdup ("");
  date = csp_instant_to_date (instant);
  return csp_format_date (date);
}

/* The C library's name for the language of numbers, where it has that: ICU would be loaded for them alone. */
static locale_t
number_locale (void)
{
  static char *language;
  static locale_t locale;
  g_autofree char *name = NULL;

  if (g_strcmp0 (language, csp_language_get_format_locale ()) == 0)
    return locale;
  if (locale != (locale_t) 0)
    freelocale (locale);
  g_free (language);
  language = g_strdup (csp_language_get_format_locale ());
  name = g_strconcat (language, ".UTF-8", NULL);
  locale = newlocale (LC_CTYPE_MASK | LC_NUMERIC_MASK, name, (locale_t) 0);
  return locale;
}

static char *
format_number_by_icu (gint64 number)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = csp_icu ()->unum_open (UNUM_DECIMAL, NULL, 0, csp_language_get_format_locale (), NULL, &status);
  UChar units[MAX_UNITS] = { 0 };

  if (U_FAILURE (status))
    return NULL;
  csp_icu ()->unum_formatInt64 (format, number, units, MAX_UNITS - 1, NULL, &status);
  csp_icu ()->unum_close (format);
  return from_units (units, status);
}

/**
 * csp_format_number:
 * @number: any number
 *
 * To be called on the main thread.
 *
 * Returns: (transfer full): the number with the separators of the window's language
 */
char *
csp_format_number (gint64 number)
{
  locale_t locale = number_locale ();
  locale_t before;
  char *text;

  if (locale == (locale_t) 0)
    {
      text = format_number_by_icu (number);
      return text != NULL ? text : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  before = uselocale (locale);
  text = g_strdup_printf ("%'" G_GINT64_FORMAT, number);
  uselocale (before);
  return text;
}

/**
 * csp_format_sample_date:
 * @index: from 0
 *
 * Returns: (transfer full) (nullable): a date of each month, as long as dates get, to find out how much room they
 *   need; %NULL after the last month
 */
char *
csp_format_sample_date (guint index)
{
  g_autofree char *date = NULL;

  if (index >= 12)
    return NULL;
  date = g_strdup_printf ("2028-%02u-28", index + 1);
  return csp_format_date (date);
}
