/* csp-collator.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-collator.h"
#include "base/csp-icu.h"

/* Names are compared by this many UTF-16 units; what follows cannot matter in a key that is cut. */
#define MAX_UNITS 256

/* Raise it with every change of the attributes set below. */
#define SETTINGS_VERSION "1"

/**
 * CspCollator:
 *
 * Makes the keys that names are sorted by, in the order of a language. It comes from ICU, so that
 * the locale need not be generated on the system (design.md, Locale). Use each one on one thread.
 */
struct _CspCollator
{
  char      *locale;
  char      *version;
  UCollator *collator;          /* NULL until the first key is made */
};

/* POSIX names as "pt_BR.UTF-8" or "C" to ICU's. */
static void
icu_locale (const char *locale,
            char       *name,
            gsize       size)
{
  UErrorCode status = U_ZERO_ERROR;

  csp_icu ()->uloc_canonicalize (locale, name, size, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    g_strlcpy (name, "root", size);
}

static UCollator *
open_collator (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  char name[ULOC_FULLNAME_CAPACITY];
  UCollator *collator;

  icu_locale (locale, name, sizeof name);
  collator = csp_icu ()->ucol_open (name, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no collation data: %s", csp_icu ()->u_errorName (status));
  csp_icu ()->ucol_setAttribute (collator, UCOL_STRENGTH, UCOL_SECONDARY, &status);
  csp_icu ()->ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  csp_icu ()->ucol_setAttribute (collator, UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, &status);
  return collator;
}

/**
 * csp_collator_new:
 * @locale: (nullable): a locale name as `pt_BR`, `zh_TW` or `ru_RU.UTF-8`; %NULL, `C` or an unknown
 *   one give the order that suits all languages best
 *
 * Upper and lower case and full and half width sort alike, letters with accents after those
 * without, numbers by value ("Contoso 2" before "Contoso 10"), punctuation counts.
 *
 * Returns: (transfer full): a collator
 */
CspCollator *
csp_collator_new (const char *locale)
{
  CspCollator *self = g_new0 (CspCollator, 1);

  if (locale == NULL || strcmp (locale, "C") == 0 || g_str_has_prefix (locale, "C.") || strcmp (locale, "POSIX") == 0)
    locale = "root";
  self->locale = g_strndup (locale, strcspn (locale, "."));
  /* Known without asking ICU, which looking whether stored keys are current would otherwise load. */
  self->version = g_strdup_printf ("%s;%d;%s", self->locale, U_ICU_VERSION_MAJOR_NUM, SETTINGS_VERSION);
  return self;
}

/**
 * csp_collator_free:
 * @self: (transfer full) (nullable): a collator
 */
void
csp_collator_free (CspCollator *self)
{
  if (self == NULL)
    return;
  if (self->collator != NULL)
    csp_icu ()->ucol_close (self->collator);
  g_free (self->locale);
  g_free (self->version);
  g_free (self);
}

/**
 * csp_collator_get_version:
 * @self: a collator
 *
 * Returns: what its keys depend on; keys stored under another version have to be made anew
 */
const char *
csp_collator_get_version (CspCollator *self)
{
  return self->version;
}

/**
 * csp_collator_key:
 * @self: a collator
 * @text: (nullable): UTF-8 text; invalid parts count as U+FFFD
 * @buffer: (out caller-allocates): receives the key, to be compared by memcmp() or as a BLOB
 * @size: room in @buffer, usually %CSP_COLLATOR_KEY_SIZE
 *
 * Returns: the length of the key in bytes, at most @size: a longer one is cut
 */
gsize
csp_collator_key (CspCollator *self,
                  const char  *text,
                  guint8      *buffer,
                  gsize        size)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MAX_UNITS];
  guint8 key[2 * MAX_UNITS];
  int32_t n_units = 0;
  gsize length;

  if (text == NULL)
    return 0;
  if (self->collator == NULL)
    self->collator = open_collator (self->locale);
  /* Reports overflow for longer text, having filled the buffer up to the last whole character. */
  csp_icu ()->u_strFromUTF8WithSub (units, MAX_UNITS, &n_units, text, MIN (strlen (text), 3 * MAX_UNITS),
                                   0xfffd, NULL, &status);
  length = csp_icu ()->ucol_getSortKey (self->collator, units, MIN (n_units, MAX_UNITS), key, sizeof key);
  length = MIN (MIN (length, sizeof key), size);
  memcpy (buffer, key, length);
  return length > 0 && buffer[length - 1] == 0 ? length - 1 : length;
}
