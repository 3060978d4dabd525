/* csp-sign-in-error.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sync/csp-sign-in-error.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

typedef struct
{
  char *correlation_id;
} CspSignInErrorPrivate;

static void
csp_sign_in_error_private_init (CspSignInErrorPrivate *priv)
{
}

static void
csp_sign_in_error_private_copy (const CspSignInErrorPrivate *from,
                                CspSignInErrorPrivate       *to)
{
  g_return_if_fail (from != NULL && to != NULL);

  to->correlation_id = g_strdup (from->correlation_id);
}

static void
csp_sign_in_error_private_clear (CspSignInErrorPrivate *priv)
{
  g_return_if_fail (priv != NULL);

  g_free (priv->correlation_id);
}

G_DEFINE_EXTENDED_ERROR (CspSignInError, csp_sign_in_error)

typedef struct
{
  const char     *word;           /* "error" or "suberror" */
  gint64          from;           /* or a number among "error_codes" */
  gint64          to;
  CspSignInError  problem;
  const char     *sentence;
} Row;

#define EXPIRED N_("Your sign-in has expired. Sign in again.")
#define REVOKED N_("Your sign-in was ended, by an administrator or because the password changed. Sign in again.")
#define FACTOR                                                                                        \
  N_ ("Your organization asks for multi-factor authentication (MFA). Sign in again and confirm with " \
      "your second factor.")
#define POLICY                                                                                        \
  N_ ("A conditional access policy of your organization does not allow this sign-in. Sign in from a " \
      "computer and a place that it allows, or ask your administrator.")
#define CONSENT                                                                                          \
  N_ ("An administrator of your organization must allow the application to use Partner Center. Ask for " \
      "admin consent in Microsoft Entra ID, then sign in again.")
#define UNKNOWN_CLIENT                                                                               \
  N_ ("Microsoft Entra ID does not know this client ID in your tenant. Check the client ID and the " \
      "tenant ID of the profile.")
#define NOT_PUBLIC                                                                                         \
  N_ ("The registration of the client ID is not a public client. Turn on “Allow public client flows” " \
      "for it in Microsoft Entra ID.")
#define NO_PERMISSION                                                                                     \
  N_ ("The registration may not use Partner Center. Give it the permission “Microsoft Partner Center: " \
      "user_impersonation” in Microsoft Entra ID.")
#define UNKNOWN_TENANT                                                                             \
  N_ ("Microsoft Entra ID does not know this tenant ID. Check the tenant ID and the cloud of the " \
      "profile.")
#define NO_ACCOUNT                                                                                   \
  N_ ("This account cannot be used: it is blocked, or it is not in your organization. Sign in with " \
      "another one, or ask your administrator.")
#define LATER N_("Signing in does not work at the moment. It will be tried again; your sign-in is kept.")
#define NOT_UNDERSTOOD \
  N_("The request to sign in was not understood. Check the client ID and the addresses of the profile.")

/* partner-center-api §1.3 and §1.6; what stands first decides: the number says more than the word. */
static const Row rows[] = {
  { NULL, 700082, 700082, CSP_SIGN_IN_ERROR_NEEDED, EXPIRED },
  { NULL, 70008, 70008, CSP_SIGN_IN_ERROR_NEEDED, EXPIRED },
  { NULL, 70043, 70043, CSP_SIGN_IN_ERROR_NEEDED, EXPIRED },
  { NULL, 50173, 50173, CSP_SIGN_IN_ERROR_NEEDED, REVOKED },
  { NULL, 50133, 50133, CSP_SIGN_IN_ERROR_NEEDED, REVOKED },
  { NULL, 50072, 50079, CSP_SIGN_IN_ERROR_NEEDED, FACTOR },
  { NULL, 50158, 50158, CSP_SIGN_IN_ERROR_NEEDED, POLICY },
  { NULL, 53000, 53011, CSP_SIGN_IN_ERROR_NEEDED, POLICY },
  { NULL, 65001, 65005, CSP_SIGN_IN_ERROR_ADMINISTRATOR, CONSENT },
  { NULL, 90094, 90094, CSP_SIGN_IN_ERROR_ADMINISTRATOR, CONSENT },
  { NULL, 700016, 700016, CSP_SIGN_IN_ERROR_SETTING, UNKNOWN_CLIENT },
  { NULL, 7000215, 7000218, CSP_SIGN_IN_ERROR_SETTING, NOT_PUBLIC },
  { NULL, 500011, 500011, CSP_SIGN_IN_ERROR_SETTING, NO_PERMISSION },
  { NULL, 70011, 70011, CSP_SIGN_IN_ERROR_SETTING, NO_PERMISSION },
  { NULL, 90002, 90002, CSP_SIGN_IN_ERROR_SETTING, UNKNOWN_TENANT },
  { NULL, 900021, 900023, CSP_SIGN_IN_ERROR_SETTING, UNKNOWN_TENANT },
  { NULL, 50020, 50020, CSP_SIGN_IN_ERROR_NEEDED, NO_ACCOUNT },
  { NULL, 50034, 50034, CSP_SIGN_IN_ERROR_NEEDED, NO_ACCOUNT },
  { NULL, 50057, 50057, CSP_SIGN_IN_ERROR_NEEDED, NO_ACCOUNT },
  { NULL, 90033, 90033, CSP_SIGN_IN_ERROR_TEMPORARY, LATER },
  { "authorization_declined", 0, 0, CSP_SIGN_IN_ERROR_DECLINED, N_("The sign-in was declined. Sign in again to go on.") },
  { "access_denied", 0, 0, CSP_SIGN_IN_ERROR_DECLINED, N_("The sign-in was declined. Sign in again to go on.") },
  { "expired_token", 0, 0, CSP_SIGN_IN_ERROR_CODE_EXPIRED, N_("The code has expired. Sign in again to get a new one.") },
  { "code_expired", 0, 0, CSP_SIGN_IN_ERROR_CODE_EXPIRED, N_("The code has expired. Sign in again to get a new one.") },
  { "bad_verification_code", 0, 0, CSP_SIGN_IN_ERROR_CODE_EXPIRED,
    N_("The code is no longer good. Sign in again to get a new one.") },
  { "consent_required", 0, 0, CSP_SIGN_IN_ERROR_ADMINISTRATOR, CONSENT },
  { "token_expired", 0, 0, CSP_SIGN_IN_ERROR_NEEDED, EXPIRED },
  { "bad_token", 0, 0, CSP_SIGN_IN_ERROR_NEEDED, REVOKED },
  { "basic_action", 0, 0, CSP_SIGN_IN_ERROR_NEEDED, FACTOR },
  { "interaction_required", 0, 0, CSP_SIGN_IN_ERROR_NEEDED, FACTOR },
  { "login_required", 0, 0, CSP_SIGN_IN_ERROR_NEEDED, EXPIRED },
  { "invalid_grant", 0, 0, CSP_SIGN_IN_ERROR_NEEDED, N_("Your sign-in is no longer good. Sign in again.") },
  { "unauthorized_client", 0, 0, CSP_SIGN_IN_ERROR_SETTING, UNKNOWN_CLIENT },
  { "invalid_client", 0, 0, CSP_SIGN_IN_ERROR_SETTING, NOT_PUBLIC },
  { "invalid_resource", 0, 0, CSP_SIGN_IN_ERROR_SETTING, NO_PERMISSION },
  { "invalid_scope", 0, 0, CSP_SIGN_IN_ERROR_SETTING, NO_PERMISSION },
  { "unsupported_grant_type", 0, 0, CSP_SIGN_IN_ERROR_SETTING, NOT_PUBLIC },
  { "invalid_request", 0, 0, CSP_SIGN_IN_ERROR_SETTING, NOT_UNDERSTOOD },
  { "temporarily_unavailable", 0, 0, CSP_SIGN_IN_ERROR_TEMPORARY, LATER },
  { "server_error", 0, 0, CSP_SIGN_IN_ERROR_TEMPORARY, LATER },
};

static gboolean
has_code (JsonObject *answer,
          const Row  *row)
{
  JsonNode *node = csp_wire_json_find_member (answer, "error_codes");
  JsonArray *codes = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonNode *code = json_array_get_element (codes, i);

      if (JSON_NODE_HOLDS_VALUE (code) && json_node_get_int (code) >= row->from && json_node_get_int (code) <= row->to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
matches (JsonObject *answer,
         const Row  *row)
{
  if (row->word == NULL)
    return has_code (answer, row);
  return g_strcmp0 (csp_wire_get_text (answer, "suberror"), row->word) == 0 ||
         g_strcmp0 (csp_wire_get_text (answer, "error"), row->word) == 0;
}

static GError *
understand (guint       status,
            JsonObject *answer)
{
  const char *word = answer ? csp_wire_get_text (answer, "error") : NULL;

  if (status == 429 || status >= 500 || word == NULL)
    return g_error_new_literal (CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_TEMPORARY, _(LATER));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (matches (answer, &rows[i]))
      return g_error_new_literal (CSP_SIGN_IN_ERROR, rows[i].problem, _(rows[i].sentence));
  return g_error_new (CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_NEEDED,
                      /* translators: %s is a word of the service, such as invalid_target */
                      _("Microsoft Entra ID refused the sign-in (%s). Sign in again."), word);
}

/**
 * csp_sign_in_error_read:
 * @status: HTTP status of the authority's answer, not a success
 * @answer: (nullable): its body
 *
 * Returns: (transfer full): what it means, with a translated sentence
 */
GError *
csp_sign_in_error_read (guint       status,
                        JsonObject *answer)
{
  GError *error = understand (status, answer);
  CspSignInErrorPrivate *priv = csp_sign_in_error_get_private (error);

  if (answer != NULL && priv != NULL)
    priv->correlation_id = g_strdup (csp_wire_get_text (answer, "correlation_id"));
  return error;
}

/**
 * csp_sign_in_error_get_correlation_id:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): what Microsoft's support asks for, when the authority named it
 */
const char *
csp_sign_in_error_get_correlation_id (const GError *error)
{
  const CspSignInErrorPrivate *priv = error->domain == CSP_SIGN_IN_ERROR ? csp_sign_in_error_get_private (error)
                                                                         : NULL;

  return priv != NULL ? priv->correlation_id : NULL;
}
