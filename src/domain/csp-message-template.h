/* csp-message-template.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspMessageTemplate:
 * @language: the language it is written in, as pt_BR
 * @greeting: how a named recipient is addressed
 * @greeting_unnamed: how one without a name is addressed
 * @subject: the subject
 * @message: the message with the placeholders {greeting}, {recipient}, {partner}, {provider} and {link}
 *
 * The text an invitation begins with. It is data in the language of the recipient, not of the window
 * (design.md, Decisions, 14).
 */
typedef struct
{
  char *language;
  char *greeting;
  char *greeting_unnamed;
  char *subject;
  char *message;
} CspMessageTemplate;

/**
 * CspMessageValues:
 * @link: the invitation's link
 * @partner: name of the profile's organization
 * @recipient: (nullable): who is invited
 * @provider: (nullable): the indirect provider of a joint invitation
 *
 * What a template is filled with.
 */
typedef struct
{
  const char *link;
  const char *partner;
  const char *recipient;
  const char *provider;
} CspMessageValues;

CspMessageTemplate *csp_message_template_find      (const char               *kind,
                                                    const char               *language,
                                                    gboolean                  reminder);
void                csp_message_template_free      (CspMessageTemplate       *self);
void                csp_message_template_fill      (const CspMessageTemplate *self,
                                                    const CspMessageValues   *values,
                                                    char                    **subject,
                                                    char                    **message);
char              **csp_message_template_languages (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspMessageTemplate, csp_message_template_free)

G_END_DECLS
