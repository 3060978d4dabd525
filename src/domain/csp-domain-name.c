/* csp-domain-name.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-icu.h"
#include "base/csp-text.h"
#include "domain/csp-cloud.h"
#include "domain/csp-domain-name.h"

/* More of a name cannot matter to a prefix; a character grows to a handful of Latin letters. */
#define MAX_NAME 255
#define MAX_UNITS 16384

/**
 * csp_domain_prefix_check:
 * @prefix: (nullable): prefix of a new customer's primary domain, as typed
 * @problems: a problem of the field "domain-prefix" is added to it
 *
 * Checks the prefix (functional-spec 7.4). Whether it is free only the service knows.
 */
void
csp_domain_prefix_check (const char  *prefix,
                         CspProblems *problems)
{
  gsize n_good = 0;

  if (csp_is_empty (prefix))
    {
      csp_problems_error (problems, "domain-prefix", _("Enter the primary domain name."));
      return;
    }
  while (g_ascii_isalnum (prefix[n_good]))
    n_good++;
  if (prefix[n_good] != '\0')
    csp_problems_error (problems, "domain-prefix",
                        _("The primary domain name has only the letters A to Z and digits."));
  else if (n_good > CSP_MAX_DOMAIN_PREFIX)
    csp_problems_error (problems, "domain-prefix",
                        _("The primary domain name has at most %d characters."),
                        CSP_MAX_DOMAIN_PREFIX);
}

/* Opening a transliterator takes longer than using it, and one must not be used by two threads. */
static UTransliterator *
lock_transliterator (GMutex *mutex)
{
  static UTransliterator *transliterator;
  UErrorCode status = U_ZERO_ERROR;

  g_mutex_lock (mutex);
  if (transliterator == NULL)
    transliterator = csp_icu ()->utrans_openU (u"Any-Latin; Latin-ASCII; Lower", -1, UTRANS_FORWARD, NULL, 0,
                                   NULL, &status);
  return transliterator;
}

static char *
to_ascii (const char *text)
{
  static GMutex mutex;
  g_autofree UChar *units = g_new (UChar, MAX_UNITS);
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;
  char *ascii = NULL;
  int32_t length;

  csp_icu ()->u_strFromUTF8 (units, MAX_UNITS, &length, text, -1, &status);
  if (U_FAILURE (status))
    return g_strdup ("");
  transliterator = lock_transliterator (&mutex);
  if (transliterator != NULL)
    {
      int32_t limit = length;

      csp_icu ()->utrans_transUChars (transliterator, units, &length, MAX_UNITS, 0, &limit, &status);
      if (U_SUCCESS (status))
        ascii = g_utf16_to_utf8 ((const gunichar2 *) units, length, NULL, NULL, NULL);
    }
  g_mutex_unlock (&mutex);
  return ascii != NULL ? ascii : g_str_to_ascii (text, "C");
}

/**
 * csp_domain_prefix_suggest:
 * @company_name: (nullable): UTF-8 text in any script
 *
 * Makes a domain prefix from a company name: in Latin letters without accents, without what is
 * neither letter nor digit.
 *
 * Returns: (transfer full): at most %CSP_MAX_DOMAIN_PREFIX small letters and digits, "" when nothing
 *   is left
 */
char *
csp_domain_prefix_suggest (const char *company_name)
{
  g_autofree char *bare = csp_strip (company_name);
  g_autofree char *start = NULL;
  g_autofree char *ascii = NULL;
  g_autoptr(GString) prefix = g_string_new (NULL);

  if (!g_utf8_validate (bare, -1, NULL))
    return g_strdup ("");
  start = g_utf8_substring (bare, 0, MIN (g_utf8_strlen (bare, -1), MAX_NAME));
  ascii = to_ascii (start);
  for (const char *p = ascii; *p != '\0' && prefix->len < CSP_MAX_DOMAIN_PREFIX; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (prefix, g_ascii_tolower (*p));
  return g_string_free (g_steal_pointer (&prefix), FALSE);
}

/**
 * csp_domain_suffix:
 * @cloud: (nullable): id of a cloud
 *
 * Returns: (transfer none): what follows the prefix, with its leading dot
 */
const char *
csp_domain_suffix (const char *cloud)
{
  return csp_cloud_domain_suffix (cloud);
}
