/* csp-cli-invite.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/csp-language.h"
#include "base/csp-text.h"
#include "cli/csp-cli-command.h"
#include "cli/csp-cli-json.h"
#include "domain/csp-cloud.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-message-template.h"
#include "operations/csp-invitation-create.h"
#include "operations/csp-profile-change.h"

static struct
{
  char     *recipient;
  char     *email;
  char     *country;
  char     *language;
  char     *link;
  gboolean  delegated_access;
  gboolean  sent;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("recipient", &options.recipient, N_("Who the request is for"), N_("NAME")),
  CSP_CLI_TEXT ("email", &options.email, N_("Email address of the recipient"), N_("ADDRESS")),
  CSP_CLI_TEXT ("country", &options.country, N_("Two-letter code of the recipient's country"), N_("CC")),
  CSP_CLI_TEXT ("language", &options.language, N_("Language of the message, as pt_BR"), N_("LANGUAGE")),
  CSP_CLI_TEXT ("link", &options.link, N_("Partnership link of your account; it is remembered"), N_("URL")),
  CSP_CLI_FLAG ("delegated-access", &options.delegated_access, N_("Ask for delegated administration as well")),
  CSP_CLI_FLAG ("sent", &options.sent, N_("The message has been sent")),
  { NULL },
};

static int
refuse (const char *field,
        const char *message)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_problems_error (problems, field, "%s", message);
  return csp_cli_refuse (problems);
}

/* A link that was given once is good for all later requests. */
static int
remember_link (CspCli *cli)
{
  g_autofree char *link = NULL;
  g_autofree char *reason = NULL;
  g_autoptr(CspProfile) profile = NULL;
  g_autoptr(CspProfileChangeOperation) operation = NULL;

  if (options.link == NULL)
    return CSP_EXIT_DONE;
  if (!csp_invitation_link_check (options.link, &link, &reason))
    return refuse ("link", reason);
  profile = csp_record_copy (cli->profile);
  csp_set_str (&profile->partnership_link, link);
  g_set_object (&cli->profile, profile);
  operation = csp_profile_change_operation_new (profile);
  return csp_cli_run_operation (cli, CSP_OPERATION (operation));
}

static CspInvitation *
draft (CspCli      *cli,
       const char  *kind,
       const char  *link)
{
  const char *language = options.language ? options.language : csp_language_get ();
  g_autoptr(CspMessageTemplate) template = csp_message_template_find (kind, language, FALSE);
  const CspMessageValues values = { link, cli->profile->name, options.recipient, NULL };
  g_autofree char *country = options.country ? g_ascii_strup (options.country, -1) : NULL;
  g_autofree char *subject = NULL;
  g_autofree char *message = NULL;

  csp_message_template_fill (template, &values, &subject, &message);
  return g_object_new (CSP_TYPE_INVITATION,
                       "kind", kind,
                       "recipient", options.recipient,
                       "email", options.email,
                       "country", country,
                       "language", language,
                       "subject", subject,
                       "message", message,
                       "link", link,
                       "delegated-access", options.delegated_access,
                       NULL);
}

static void
print_invitation (CspCli        *cli,
                  CspInvitation *invitation)
{
  g_autoptr(GString) json = g_string_new (NULL);

  csp_cli_json_append_record (json, invitation);
  if (cli->json)
    printf ("%s\n", json->str);
  else
    printf ("%s\n\n%s\n", invitation->subject, invitation->message);
}

static int
invite (CspCli     *cli,
        const char *kind)
{
  int code = remember_link (cli);
  GError *error = NULL;
  g_autofree char *link = NULL;
  g_autoptr(CspInvitation) invitation = NULL;
  g_autoptr(CspInvitationCreateOperation) operation = NULL;

  if (code != CSP_EXIT_DONE)
    return code;
  options.delegated_access |= csp_cloud_forces_delegated_access (cli->profile->cloud);
  link = csp_invitation_link_build (cli->profile, kind, NULL, options.delegated_access, &error);
  if (link == NULL)
    {
      g_autofree char *message = g_strdup (error->message);

      g_error_free (error);
      return refuse ("link", message);
    }
  invitation = draft (cli, kind, link);
  operation = csp_invitation_create_operation_new (invitation, options.sent);
  code = csp_cli_run_operation (cli, CSP_OPERATION (operation));
  if (code == CSP_EXIT_DONE)
    print_invitation (cli, operation->invitation);
  return code;
}

static int
run (CspCli *cli)
{
  const char *kind = cli->arguments[0];
  int code;

  if (!g_str_equal (kind, "partnership") && !g_str_equal (kind, "relationship"))
    return csp_cli_usage (_("“%s” is no kind of request; choose partnership or relationship."), kind);
  return csp_cli_open (cli, CSP_CONN_READ_WRITE, &code) ? invite (cli, kind) : code;
}

const CspCliCommand csp_cli_invite_command = {
  "invite", "partnership|relationship", N_("Draft a request and keep it in Invitations"),
  "parceria invite partnership --recipient \"First Up Consultants\" --email sales@firstup.example --language pt_BR"
  " --link https://partner.microsoft.com/en-us/pcv/agreement/partnership",
  1, 1, entries, run,
};
