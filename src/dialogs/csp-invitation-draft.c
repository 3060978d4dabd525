/* csp-invitation-draft.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-invitation-draft.h"
#include "domain/csp-country.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-message-template.h"

static const CspInvitationUse uses[] = {
  { "partnership", N_("Request a partnership"),
    N_("Have the reseller’s email address at hand. The reseller must be enrolled in the Cloud Solution Provider "
       "program as an indirect reseller, with an account of its own. You may change the text, but the link must "
       "stay: it ties the reseller to your account."),
    "partnership-link", N_("Your partnership link"),
    N_("Partner Center gives every indirect provider a link of its own for partnership requests: Indirect "
       "resellers, then Request a partnership. Copy it there and paste it here once. The profile remembers it."),
    N_("Partnership link"), FALSE },
  { "relationship", N_("Request a reseller relationship"),
    N_("The customer accepts as global administrator of its tenant, and the Microsoft Customer Agreement in the "
       "same step if it has not done so. You may change the text, but the link must stay: it ties the customer to "
       "your account."),
    "tenant-id", N_("Your tenant ID"),
    N_("The link customers open is made of the tenant ID of your own organization. Partner Center shows it in "
       "your account settings. The profile remembers it."),
    N_("Tenant ID"), TRUE },
};

/**
 * csp_invitation_use_find:
 * @kind: partnership or relationship
 *
 * Returns: (transfer none) (nullable): how the dialog is used for it
 */
const CspInvitationUse *
csp_invitation_use_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_strcmp0 (uses[i].kind, kind) == 0)
      return &uses[i];
  return NULL;
}

/**
 * csp_invitation_use_check_key:
 * @key_field: "partnership-link" or "tenant-id"
 * @text: what was pasted
 * @key: (out) (nullable) (transfer full): what the profile shall remember
 * @reason: (out) (nullable) (transfer full): a translated sentence when it is refused
 *
 * Returns: whether a link can be made with it
 */
gboolean
csp_invitation_use_check_key (const char  *key_field,
                              const char  *text,
                              char       **key,
                              char       **reason)
{
  g_autofree char *stripped = csp_strip (text);

  if (g_str_equal (key_field, "partnership-link"))
    return csp_invitation_link_check (text, key, reason);
  *reason = NULL;
  if (csp_guid_parse (stripped, key))
    return TRUE;
  *reason = g_strdup (_("A tenant ID has 32 hexadecimal digits in five groups."));
  return FALSE;
}

/**
 * csp_invitation_draft_language:
 * @country: (nullable): the recipient's country
 *
 * Returns: (transfer full): the template language that suits most recipients there
 */
char *
csp_invitation_draft_language (const char *country)
{
  g_autofree char *culture = csp_is_empty (country) ? NULL : csp_country_default_culture (country);
  g_autoptr(CspMessageTemplate) template = csp_message_template_find ("partnership", culture, FALSE);

  return g_strdup (template->language);
}

/**
 * csp_invitation_draft_write:
 * @profile: who writes
 * @kind: partnership or relationship
 * @language: language of a template
 * @recipient: (nullable): name of the recipient
 * @link: the link
 * @reminder: whether it is a reminder
 * @subject: (out) (transfer full): the subject
 * @message: (out) (transfer full): the message
 *
 * Writes the text that a draft begins with.
 */
void
csp_invitation_draft_write (const CspProfile  *profile,
                            const char        *kind,
                            const char        *language,
                            const char        *recipient,
                            const char        *link,
                            gboolean           reminder,
                            char             **subject,
                            char             **message)
{
  g_autoptr(CspMessageTemplate) template = csp_message_template_find (kind, language, reminder);
  CspMessageValues values = { .link = link, .partner = profile->name, .recipient = recipient };

  csp_message_template_fill (template, &values, subject, message);
}
