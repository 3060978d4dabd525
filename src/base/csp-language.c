/* csp-language.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "base/csp-language.h"
#include "base/csp-text.h"

/* The only locale without a language that gettext still translates in: it skips "C" altogether. */
#define NEUTRAL_LOCALE "C.UTF-8"

static const CspLanguage languages[] = {
  { "en", "English" },
  { "pt_BR", "Português (Brasil)" },
  { "ru", "Русский" },
};

static const char * const right_to_left[] = { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", NULL };

static char *started_with;              /* the preference, "" for the system's */
static char *outer_language;            /* LANGUAGE as it was before */
static char *chosen_language;
static char *format_locale;

/**
 * csp_languages:
 * @n_languages: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_languages): the languages with a complete translation
 */
const CspLanguage *
csp_languages (guint *n_languages)
{
  *n_languages = G_N_ELEMENTS (languages);
  return languages;
}

static gboolean
is_neutral (const char *locale)
{
  return csp_is_empty (locale) || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_str_has_prefix (locale, "C.");
}

/* "pt_BR.UTF-8@x" and "pt_BR:pt" to "pt_BR". */
static char *
first_language (const char *text)
{
  return g_strndup (text, strcspn (text, ".@:"));
}

static gboolean
same_language (const char *a,
               const char *b)
{
  gsize length = strcspn (a, "_-.@:");

  return length == strcspn (b, "_-.@:") && strncmp (a, b, length) == 0;
}

/* What the environment asks for, also where that locale is not generated. */
static const char *
environment_locale (void)
{
  static const char * const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!csp_is_empty (g_getenv (names[i])))
      return g_getenv (names[i]);
  return NULL;
}

static void
start_locale (const char *preference)
{
  g_autofree char *generated = NULL;

  if (!csp_is_empty (preference))
    g_setenv ("LANGUAGE", preference, TRUE);
  if (setlocale (LC_ALL, "") == NULL)
    {
      setlocale (LC_ALL, NEUTRAL_LOCALE);
      if (csp_is_empty (g_getenv ("LANGUAGE")) && !is_neutral (environment_locale ()))
        {
          g_autofree char *language = first_language (environment_locale ());

          g_setenv ("LANGUAGE", language, TRUE);
        }
    }
  if (!csp_is_empty (preference))
    {
      generated = g_strdup_printf ("%s.UTF-8", preference);
      if (!same_language (preference, setlocale (LC_TIME, NULL)))
        setlocale (LC_TIME, generated);
    }
  if (is_neutral (setlocale (LC_CTYPE, NULL)))
    setlocale (LC_CTYPE, NEUTRAL_LOCALE);
  if (is_neutral (setlocale (LC_MESSAGES, NULL)))
    setlocale (LC_MESSAGES, NEUTRAL_LOCALE);
}

static void
choose_language (const char *preference)
{
  const char *time_locale = setlocale (LC_TIME, NULL);
  const char *messages = g_getenv ("LANGUAGE");

  if (csp_is_empty (messages))
    messages = setlocale (LC_MESSAGES, NULL);
  g_free (chosen_language);
  chosen_language = is_neutral (messages) ? g_strdup ("en") : first_language (messages);

  g_free (format_locale);
  if (is_neutral (time_locale) || (!csp_is_empty (preference) && !same_language (time_locale, preference)))
    format_locale = g_strdup (g_str_equal (chosen_language, "en") ? "en_US" : chosen_language);
  else
    format_locale = first_language (time_locale);
}

static const char *
locale_folder (void)
{
  if (!csp_is_empty (g_getenv ("PARCERIA_LOCALE_DIR")))
    return g_getenv ("PARCERIA_LOCALE_DIR");
  return *CSP_BUILD_LOCALE_DIR != '\0' ? CSP_BUILD_LOCALE_DIR : CSP_LOCALE_DIR;
}

/**
 * csp_language_start:
 * @preference: (nullable): id of a language; %NULL or "" for the system's
 *
 * Sets locale and translations up. Neither needs to be generated on the system (design.md, Locale). Call it
 * once, before the first text is translated and before GTK starts.
 */
void
csp_language_start (const char *preference)
{
  g_free (started_with);
  started_with = g_strdup (preference ? preference : "");
  g_free (outer_language);
  outer_language = g_strdup (g_getenv ("LANGUAGE"));
  start_locale (preference);
  choose_language (preference);
  bindtextdomain (GETTEXT_PACKAGE, locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * csp_language_is_started_with:
 * @preference: id of a language; "" for the system's
 *
 * Returns: whether csp_language_start() was called with it, and no other start is needed to use it
 */
gboolean
csp_language_is_started_with (const char *preference)
{
  return g_strcmp0 (started_with, preference) == 0;
}

/**
 * csp_language_leave:
 *
 * Takes back what csp_language_start() told the environment, before another program is started in it.
 */
void
csp_language_leave (void)
{
  if (outer_language != NULL)
    g_setenv ("LANGUAGE", outer_language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

/**
 * csp_language_get:
 *
 * Returns: (transfer none): the language of the texts, as "pt_BR"
 */
const char *
csp_language_get (void)
{
  return chosen_language != NULL ? chosen_language : "en";
}

/**
 * csp_language_is_right_to_left:
 *
 * Returns: whether the language of the texts is written from right to left
 */
gboolean
csp_language_is_right_to_left (void)
{
  for (guint i = 0; right_to_left[i] != NULL; i++)
    if (same_language (right_to_left[i], csp_language_get ()))
      return TRUE;
  return FALSE;
}

/**
 * csp_language_get_format_locale:
 *
 * Returns: (transfer none): the locale to write dates and numbers in, as "pt_BR"
 */
const char *
csp_language_get_format_locale (void)
{
  return format_locale != NULL ? format_locale : "en_US";
}

/**
 * csp_language_get_country:
 *
 * Returns: (transfer none) (nullable): the country the system is set up for, as "BR"
 */
const char *
csp_language_get_country (void)
{
  static char country[3];
  const char * const names[] = { g_getenv ("LC_ALL"), g_getenv ("LC_ADDRESS"), g_getenv ("LANG"),
                                 csp_language_get_format_locale () };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *separator = names[i] != NULL ? strchr (names[i], '_') : NULL;

      if (separator != NULL && g_ascii_isupper (separator[1]) && g_ascii_isupper (separator[2]))
        {
          g_strlcpy (country, separator + 1, sizeof country);
          return country;
        }
    }
  return NULL;
}
