/* csp-message-template.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-domain-resources.h"
#include "domain/csp-message-template.h"

#define TEMPLATES_PATH "/org/parceria/Parceria/starter/message-templates.ini"
#define FALLBACK_LANGUAGE "en"

static GKeyFile *
load_templates (void)
{
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = g_resource_lookup_data (csp_domain_get_resource (), TEMPLATES_PATH,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      GKeyFile *file = g_key_file_new ();

      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
        g_error ("The message templates of the program cannot be read: %s", error->message);
      g_once_init_leave (&loaded, (gsize) file);
    }
  return (GKeyFile *) loaded;
}

/* The shipped language that serves @language best: the same, the same without a country, the same in
 * any country, or else English. */
static char *
match_language (GKeyFile   *file,
                const char *language)
{
  g_autofree char *name = g_strdup (language && *language ? language : FALLBACK_LANGUAGE);
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);
  gsize length;

  name[strcspn (name, ".@")] = '\0';
  g_strdelimit (name, "-", '_');
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_ascii_strcasecmp (groups[i], name) == 0)
      return g_strdup (groups[i]);
  length = strcspn (name, "_");
  name[length] = '\0';
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_ascii_strcasecmp (groups[i], name) == 0)
      return g_strdup (groups[i]);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_ascii_strncasecmp (groups[i], name, length) == 0 && groups[i][length] == '_')
      return g_strdup (groups[i]);
  return g_strdup (FALLBACK_LANGUAGE);
}

static char *
replace_one (const char *text,
             const char *placeholder,
             const char *value)
{
  GString *result = g_string_new (text);

  g_string_replace (result, placeholder, value, 0);
  return g_string_free (result, FALSE);
}

/**
 * csp_message_template_find:
 * @kind: partnership, relationship or joint
 * @language: (nullable): the recipient's language, as pt_BR, pt-BR or a locale's name
 * @reminder: whether it is a reminder of an invitation sent before
 *
 * Returns: (transfer full) (nullable): the shipped template in that language, or in the nearest there
 * is, at last English; %NULL for an unknown @kind
 */
CspMessageTemplate *
csp_message_template_find (const char *kind,
                           const char *language,
                           gboolean    reminder)
{
  GKeyFile *file = load_templates ();
  g_autofree char *group = match_language (file, language);
  g_autofree char *subject_key = g_strconcat (kind, "-subject", NULL);
  g_autofree char *text = g_key_file_get_string (file, group, kind, NULL);
  g_autofree char *subject = g_key_file_get_string (file, group, subject_key, NULL);
  g_autofree char *reminder_text = g_key_file_get_string (file, group, "reminder", NULL);
  g_autofree char *reminder_subject = g_key_file_get_string (file, group, "reminder-subject", NULL);
  g_autofree char *closing = g_key_file_get_string (file, group, "closing", NULL);
  CspMessageTemplate *self;

  if (subject == NULL || reminder_text == NULL || g_str_equal (kind, "reminder"))
    return NULL;
  self = g_new0 (CspMessageTemplate, 1);
  self->greeting = g_key_file_get_string (file, group, "greeting", NULL);
  self->greeting_unnamed = g_key_file_get_string (file, group, "greeting-unnamed", NULL);
  self->subject = reminder ? replace_one (reminder_subject, "{subject}", subject) : g_steal_pointer (&subject);
  self->message = g_strconcat ("{greeting}\n\n", reminder ? reminder_text : "", reminder ? "\n\n" : "", text,
                               "\n\n{link}\n\n", closing, NULL);
  self->language = g_steal_pointer (&group);
  return self;
}

/**
 * csp_message_template_free:
 * @self: (transfer full): a template
 */
void
csp_message_template_free (CspMessageTemplate *self)
{
  g_free (self->language);
  g_free (self->greeting);
  g_free (self->greeting_unnamed);
  g_free (self->subject);
  g_free (self->message);
  g_free (self);
}

/* One pass, so that a placeholder inside a value stays what the person typed. */
static char *
fill (const char             *text,
      const char             *greeting,
      const CspMessageValues *values)
{
  const struct
  {
    const char *name;
    const char *value;
  } placeholders[] = {
    { "{greeting}", greeting },
    { "{link}", values->link },
    { "{partner}", values->partner },
    { "{recipient}", values->recipient },
    { "{provider}", values->provider },
  };
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (placeholders) && !g_str_has_prefix (text, placeholders[i].name))
        i++;
      if (i == G_N_ELEMENTS (placeholders))
        {
          g_string_append_c (result, *text++);
          continue;
        }
      g_string_append (result, placeholders[i].value ? placeholders[i].value : "");
      text += strlen (placeholders[i].name);
    }
  return g_string_free (result, FALSE);
}

/**
 * csp_message_template_fill:
 * @self: a template
 * @values: what to fill it with
 * @subject: (out) (optional) (transfer full): the subject, one line
 * @message: (out) (optional) (transfer full): the message, which contains the link
 */
void
csp_message_template_fill (const CspMessageTemplate  *self,
                           const CspMessageValues    *values,
                           char                     **subject,
                           char                     **message)
{
  gboolean named = !csp_is_empty (values->recipient);
  g_autofree char *greeting = fill (named ? self->greeting : self->greeting_unnamed, NULL, values);

  if (subject != NULL)
    *subject = g_strdelimit (fill (self->subject, greeting, values), "\r\n", ' ');
  if (message != NULL)
    *message = fill (self->message, greeting, values);
}

/**
 * csp_message_template_languages:
 *
 * Returns: (transfer full): the languages there are templates in, %NULL-terminated
 */
char **
csp_message_template_languages (void)
{
  return g_key_file_get_groups (load_templates (), NULL);
}
