/* csp-name-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "domain/csp-name-rules.h"

/* functional-spec 7.2, in characters. */
#define MIN_COMPANY_NAME 2
#define MAX_COMPANY_NAME 255
#define MAX_CONTACT_NAME 50
#define ADVISED_CONTACT_NAME 40

/* RFC 5321, in bytes. */
#define MAX_EMAIL 254
#define MAX_EMAIL_LOCAL_PART 64

#define EMAIL_REGEX                                                                               \
  "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"                         \
  "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$"

/* Symbols that names may have; all letters, digits and punctuation pass anyway. */
#define ALLOWED_SYMBOLS "~|=<>^+$`"

static const char * const legal_forms[] = {
  "ab", "ag", "as", "bv", "co", "corp", "eood", "eurl", "gmbh", "inc", "kft", "kg", "lda", "llc",
  "llp", "ltd", "ltda", "nv", "oao", "ood", "oy", "plc", "sa", "sarl", "sas", "sl", "spa", "srl",
  "ао", "зао", "ип", "оао", "ооо", "пао", NULL,
};

static const char * const test_words[] = { "demo", "dummy", "sample", "test", "testing", NULL };

static const char * const placeholders[] = {
  "admin", "administrator", "n/a", "na", "nobody", "none", "test", "unknown", NULL,
};

static const char * const free_mail_domains[] = {
  "aol.com", "gmail.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "icloud.com",
  "live.com", "mail.ru", "msn.com", "outlook.com", "qq.com", "web.de", "yahoo.com", "yandex.ru",
  NULL,
};

static const char * const domain_endings[] = {
  "biz", "com", "edu", "gov", "info", "net", "org", NULL,
};

/**
 * csp_single_line_check:
 * @value: (nullable): UTF-8 text
 * @field: name of its field
 * @problems: an error is added to it when @value has control characters
 *
 * Returns: whether @value is free of them
 */
gboolean
csp_single_line_check (const char  *value,
                       const char  *field,
                       CspProblems *problems)
{
  for (const char *p = value; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        csp_problems_error (problems, field,
                            _("Line breaks and other control characters are not allowed here."));
        return FALSE;
      }
  return TRUE;
}

static gboolean
has_character (const char *text,
               gboolean  (*is_wanted) (gunichar c))
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_wanted (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_not_allowed (gunichar c)
{
  if (g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_isspace (c) || g_unichar_ispunct (c))
    {
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_OTHER_SYMBOL)
        return TRUE;
      return (type == G_UNICODE_MATH_SYMBOL || type == G_UNICODE_CURRENCY_SYMBOL ||
              type == G_UNICODE_MODIFIER_SYMBOL) &&
             (c > 0x7f || strchr (ALLOWED_SYMBOLS, (char) c) == NULL);
    }
  return g_unichar_type (c) != G_UNICODE_FORMAT;
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* Words that a company name consists of, in lower case and without dots. */
static char **
split_words (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_auto(GStrv) pieces = g_strsplit (lower, ".", -1);
  g_autofree char *bare = g_strjoinv ("", pieces);
  char **words;

  g_strdelimit (bare, ",;", ' ');
  words = g_strsplit (g_strstrip (bare), " ", -1);
  return words;
}

static gboolean
are_single_characters (char **words)
{
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (g_utf8_strlen (words[i], -1) > 1)
        return FALSE;
      n_words++;
    }
  return n_words > 1;
}

static gboolean
is_one_character_repeated (const char *name)
{
  gunichar first = g_utf8_get_char (name);

  if (g_utf8_strlen (name, -1) < 3)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != first)
      return FALSE;
  return TRUE;
}

/* Two to five capitals alone, in a script that has capitals. */
static gboolean
is_acronym (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return length >= 2 && length <= 5;
}

static gboolean
ends_in_domain (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = NULL;
  g_autofree char *country = NULL;

  if (dot == NULL || dot == name || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (dot))))
    return FALSE;
  ending = g_ascii_strdown (dot + 1, -1);
  if (g_strv_contains (domain_endings, ending))
    return TRUE;
  country = g_ascii_strup (ending, -1);
  return !g_strv_contains (legal_forms, ending) && csp_country_find (country) != NULL;
}

static gboolean
has_test_word (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (test_words, words[i]))
      return TRUE;
  return FALSE;
}

/* What the service has refused since 2024; the first that applies. */
static const char *
company_name_doubt (const char *name)
{
  g_auto(GStrv) words = split_words (name);

  if (are_single_characters (words))
    return _("The service may refuse a name of single characters separated by blanks.");
  if (is_one_character_repeated (name))
    return _("The service may refuse a name that repeats one character.");
  if (g_strv_length (words) == 1 && g_strv_contains (legal_forms, words[0]))
    return _("This is only a legal form; enter the full legal name of the company.");
  if (has_test_word (words))
    return _("The service may refuse test names; enter the legal name of the company.");
  if (ends_in_domain (name))
    return _("This looks like a domain name; enter the legal name of the company.");
  if (is_acronym (name))
    return _("This looks like an acronym; enter the full legal name of the company.");
  if (has_character (name, is_not_allowed))
    return _("The service may refuse the special characters in this name.");
  return NULL;
}

/**
 * csp_company_name_check:
 * @name: (nullable): name of a company, as typed
 * @field: name of its field
 * @problems: problems are added to it
 *
 * Checks a company name (functional-spec 7.2): length and special characters alone are errors, what
 * the service has refused only since 2024 are warnings.
 */
void
csp_company_name_check (const char  *name,
                        const char  *field,
                        CspProblems *problems)
{
  g_autofree char *bare = csp_strip (name);
  glong length = g_utf8_strlen (bare, -1);
  const char *doubt;

  if (length == 0)
    csp_problems_error (problems, field, _("Enter the legal name of the company."));
  else if (length < MIN_COMPANY_NAME || length > MAX_COMPANY_NAME)
    csp_problems_error (problems, field, _("A company name has between %1$d and %2$d characters."),
                        MIN_COMPANY_NAME, MAX_COMPANY_NAME);
  else if (!has_character (bare, g_unichar_isalnum))
    csp_problems_error (problems, field,
                        _("A company name cannot consist of special characters only."));
  else if (csp_single_line_check (bare, field, problems) &&
           (doubt = company_name_doubt (bare)) != NULL)
    csp_problems_warning (problems, field, "%s", doubt);
}

static const char *
contact_name_doubt (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  glong length = g_utf8_strlen (name, -1);

  if (length == 1 && !is_han (g_utf8_get_char (name)))
    return _("The service may refuse a name of a single character.");
  if (g_strv_contains (placeholders, lower))
    return _("The service may refuse a placeholder; enter the name of a person.");
  if (!has_character (name, g_unichar_isalpha))
    return _("The service may refuse a name without letters.");
  if (length > ADVISED_CONTACT_NAME)
    return _("The service may refuse names of more than 40 characters.");
  if (has_character (name, is_not_allowed))
    return _("The service may refuse the special characters in this name.");
  return NULL;
}

/**
 * csp_contact_name_check:
 * @name: (nullable): first, middle or last name of a person, as typed; a missing one passes
 * @field: name of its field
 * @problems: problems are added to it
 *
 * Checks a part of a person's name (functional-spec 7.2): its length is an error, the rest are
 * warnings.
 */
void
csp_contact_name_check (const char  *name,
                        const char  *field,
                        CspProblems *problems)
{
  g_autofree char *bare = csp_strip (name);
  const char *doubt;

  if (*bare == '\0')
    return;
  if (g_utf8_strlen (bare, -1) > MAX_CONTACT_NAME)
    csp_problems_error (problems, field, _("A name has at most %d characters."), MAX_CONTACT_NAME);
  else if (csp_single_line_check (bare, field, problems) &&
           (doubt = contact_name_doubt (bare)) != NULL)
    csp_problems_warning (problems, field, "%s", doubt);
}

static gboolean
is_email (const char *email)
{
  const char *at = strchr (email, '@');

  return at != NULL && at - email <= MAX_EMAIL_LOCAL_PART && strlen (email) <= MAX_EMAIL &&
         g_regex_match_simple (EMAIL_REGEX, email, G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * csp_email_check:
 * @email: (nullable): address, as typed; a missing one passes
 * @field: name of its field
 * @is_company_account: whether addresses at free mail providers are doubtful, as for education
 * @problems: problems are added to it
 *
 * Checks an email address (functional-spec 7.2): its form is an error, the rest are warnings.
 */
void
csp_email_check (const char  *email,
                 const char  *field,
                 gboolean     is_company_account,
                 CspProblems *problems)
{
  g_autofree char *bare = csp_strip (email);
  g_autofree char *domain = NULL;

  if (*bare == '\0')
    return;
  if (!is_email (bare))
    {
      csp_problems_error (problems, field,
                          _("“%s” is not an email address: it needs the form name@company.com."),
                          bare);
      return;
    }
  domain = g_ascii_strdown (strchr (bare, '@') + 1, -1);
  if (g_str_equal (domain, "microsoft.com"))
    csp_problems_warning (problems, field,
                          _("The service may refuse addresses at microsoft.com; enter one of the "
                            "customer."));
  else if (is_company_account && g_strv_contains (free_mail_domains, domain))
    csp_problems_warning (problems, field,
                          _("The service may refuse addresses at free mail providers here."));
}

/**
 * csp_mpn_id_check:
 * @mpn_id: (nullable): MPN ID, as typed; a missing one passes
 * @own_mpn_id: (nullable): the profile's own, which no reseller can have
 * @field: name of its field
 * @problems: problems are added to it
 *
 * Checks an MPN ID (functional-spec 7.6).
 */
void
csp_mpn_id_check (const char  *mpn_id,
                  const char  *own_mpn_id,
                  const char  *field,
                  CspProblems *problems)
{
  g_autofree char *bare = csp_strip (mpn_id);

  if (*bare == '\0')
    return;
  if (bare[strspn (bare, "0123456789")] != '\0')
    csp_problems_error (problems, field, _("An MPN ID has digits only."));
  else if (g_strcmp0 (bare, own_mpn_id) == 0)
    csp_problems_error (problems, field,
                        _("This is your own MPN ID; enter that of the indirect reseller."));
}
