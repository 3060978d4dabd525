/* csp-wire-error.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "wire/csp-wire-error.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

/* At most so much of the service's own text is shown (partner-center-api §7.1). */
#define TEXT_MAX 1024

typedef struct
{
  guint        from;
  guint        to;
  CspReaction  reaction;
  const char  *sentence;        /* NULL for the service's own */
  gboolean     tells_more;      /* the service's own follows it */
} CodeRow;

/* partner-center-api §7.3; the sentences are those that functional-spec §7.7 asks for. */
static const CodeRow codes[] = {
  { 400, 400, CSP_REACTION_SIGN_IN, NULL },
  { 1000, 1000, CSP_REACTION_GONE, NULL },
  { 2000, 2002, CSP_REACTION_FIX, NULL },
  { 2007, 2007, CSP_REACTION_FIX, N_("The service does not accept the address.") },
  { 2011, 2011, CSP_REACTION_GONE, N_("The subscription has been deleted.") },
  { 2030, 2030, CSP_REACTION_STOP, N_("You cannot sell in the customer’s country.") },
  { 2032, 2032, CSP_REACTION_SIGN_IN, NULL },
  { 2054, 2054, CSP_REACTION_FIX, NULL },
  { 2055, 2055, CSP_REACTION_CONFLICT, NULL },
  { 2071, 2072, CSP_REACTION_FIX, N_("This MPN ID cannot be the reseller of record.") },
  { 2100, 2100, CSP_REACTION_FIX, NULL },
  { 3000, 3000, CSP_REACTION_FIX, NULL },
  { 6000, 6001, CSP_REACTION_FIX, NULL },
  { 13605, 13605, CSP_REACTION_STOP,
    N_("The customer has not accepted the Microsoft Customer Agreement. Confirm it on the customer’s Account page.") },
  { 20000, 20000, CSP_REACTION_GONE, NULL },
  { 20002, 20002, CSP_REACTION_STOP, N_("You have no reseller relationship with this customer.") },
  { 20003, 20003, CSP_REACTION_GONE, NULL },
  { 27007, 27007, CSP_REACTION_FIX, NULL },
  { 27009, 27009, CSP_REACTION_CONFLICT, N_("The subscription that this one belongs to is not active.") },
  { 60002, 60003, CSP_REACTION_GONE, NULL },
  { 600002, 600002, CSP_REACTION_FIX,
    N_("Partner Center takes no registration number for companies in the customer’s country. Leave it empty.") },
  { 600049, 600049, CSP_REACTION_FIX, N_("Partner Center asks for the registration number of the customer’s company.") },
  { 600050, 600050, CSP_REACTION_FIX,
    N_("Partner Center does not accept the form of the registration number of the customer’s company."), TRUE },
  { 600051, 600051, CSP_REACTION_FIX, N_("Partner Center asks for a phone number in the customer’s account.") },
  { 600061, 600061, CSP_REACTION_DONE, NULL },
  { 800001, 800001, CSP_REACTION_SIGN_IN, NULL },
  { 800002, 800002, CSP_REACTION_FIX, NULL },
  { 800003, 800003, CSP_REACTION_LATER, NULL },
  { 800004, 800004, CSP_REACTION_FIX, NULL },
  { 800005, 800005, CSP_REACTION_LATER, NULL },
  { 800007, 800008, CSP_REACTION_GONE, NULL },
  { 800009, 800009, CSP_REACTION_FIX, NULL },
  { 800011, 800013, CSP_REACTION_FIX, NULL },
  { 800014, 800014, CSP_REACTION_LATER, NULL },
  { 800015, 800016, CSP_REACTION_FIX, N_("This MPN ID is not that of one of your indirect resellers.") },
  { 800021, 800021, CSP_REACTION_FIX, NULL },
  { 800022, 800022, CSP_REACTION_STOP, NULL },
  { 800023, 800023, CSP_REACTION_STOP, N_("Your credit limit with Microsoft is exceeded.") },
  { 800025, 800025, CSP_REACTION_STOP, N_("Your credit limit with Microsoft is exceeded.") },
  { 800029, 800030, CSP_REACTION_FIX, NULL },
  { 800040, 800042, CSP_REACTION_FIX, NULL },
  { 800060, 800060, CSP_REACTION_RETRY, NULL },
  { 800061, 800063, CSP_REACTION_FIX, NULL },
  { 800064, 800064, CSP_REACTION_LATER, NULL },
  { 800065, 800065, CSP_REACTION_CONFLICT, NULL },
  { 800069, 800069, CSP_REACTION_STOP, N_("Microsoft’s risk check stopped the order.") },
  { 800070, 800071, CSP_REACTION_FIX, NULL },
  { 800073, 800075, CSP_REACTION_STOP, N_("Microsoft is reviewing the customer, or has refused it.") },
  { 800077, 800077, CSP_REACTION_FIX, NULL },
  { 800082, 800082, CSP_REACTION_LATER, NULL },
  { 800090, 800093, CSP_REACTION_FIX, NULL },
  { 800094, 800094, CSP_REACTION_LATER, NULL },
  { 800095, 800098, CSP_REACTION_FIX, NULL },
  { 900100, 900100, CSP_REACTION_GONE, NULL },
  { 900101, 900101, CSP_REACTION_LATER, NULL },
  { 900103, 900104, CSP_REACTION_LATER, NULL },
  { 900118, 900118, CSP_REACTION_FIX, NULL },
  { 900121, 900121, CSP_REACTION_STOP, N_("Your credit limit with Microsoft is exceeded.") },
  { 900123, 900123, CSP_REACTION_STOP, N_("The reseller has not signed the Microsoft Partner Agreement.") },
  { 900124, 900124, CSP_REACTION_STOP, N_("Your company has not signed the Microsoft Partner Agreement.") },
  { 900126, 900126, CSP_REACTION_FIX, NULL },
  { 900135, 900135, CSP_REACTION_LATER, NULL },
  { 900150, 900150, CSP_REACTION_SIGN_IN, N_("The role you signed in with does not allow this.") },
  { 400013, 400013, CSP_REACTION_GONE, NULL },
  { 400018, 400018, CSP_REACTION_GONE, NULL },
};

/* A refusal of the sign-in itself is told in words, whatever its code (partner-center-api §1.6, §1.8). */
static const struct
{
  const char *words;
  const char *sentence;
} sign_ins[] = {
  { "\\bMFA\\b|multi-?factor|interaction_required|AADSTS50(07[2-9]|158)",
    N_ ("Partner Center asks for multi-factor authentication (MFA). Sign in again and confirm with your second factor.") },
  { "consent_required|admin(istrator)? consent|AADSTS(65001|65004|90094)",
    N_ ("An administrator of your organization must allow the application to use Partner Center. Ask for admin "
        "consent in Microsoft Entra ID, then sign in again.") },
};

/* partner-center-api §7.2 */
static const struct
{
  guint from, to;
  CspReaction reaction;
  const char *sentence;
} statuses[] = {
  { 401, 401, CSP_REACTION_SIGN_IN, N_ ("The service asks you to sign in again.") },
  { 403, 403, CSP_REACTION_STOP, N_ ("The service does not allow this.") },
  { 404, 404, CSP_REACTION_GONE, N_ ("The service does not know this record.") },
  { 408, 408, CSP_REACTION_RETRY, N_ ("The service did not answer in time.") },
  { 409, 409, CSP_REACTION_CONFLICT, N_ ("The service holds something else by now.") },
  { 412, 412, CSP_REACTION_CONFLICT, N_ ("The record has changed in Partner Center.") },
  { 429, 429, CSP_REACTION_SLOW_DOWN, N_ ("The service asks to wait.") },
  { 405, 406, CSP_REACTION_STOP, N_ ("The service does not offer this here.") },
  { 415, 415, CSP_REACTION_STOP, N_ ("The service does not offer this here.") },
  { 501, 501, CSP_REACTION_STOP, N_ ("The service does not offer this here.") },
  { 500, 599, CSP_REACTION_RETRY, N_ ("The service has a fault at the moment.") },
  { 400, 499, CSP_REACTION_STOP, N_ ("The service refused the request.") },
};

static const CodeRow *
find_code (const char *code)
{
  guint64 number;

  if (code == NULL || !g_ascii_string_to_unsigned (code, 10, 0, G_MAXUINT, &number, NULL))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (number >= codes[i].from && number <= codes[i].to)
      return &codes[i];
  return NULL;
}

/* A code is a string or a number; throttling and the referrals have shapes of their own. */
static char *
read_code (JsonObject *object)
{
  JsonNode *node = csp_wire_find_path (object, "code");

  if (node == NULL)
    node = csp_wire_find_path (object, "error/code");
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return csp_strip (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static char *
read_text (JsonObject *object)
{
  static const char * const paths[] = { "description", "message", "error/message", "errorMessage" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const char *text = csp_wire_get_text (object, paths[i]);

      if (!csp_is_empty (text))
        return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), TEXT_MAX));
    }
  return NULL;
}

static void
judge_status (CspWireError *self,
              guint         status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (status >= statuses[i].from && status <= statuses[i].to)
      {
        self->reaction = statuses[i].reaction;
        if (self->text == NULL)
          self->text = g_strdup (_(statuses[i].sentence));
        return;
      }
}

/* @told: (nullable): what the service says itself */
static void
judge_code (CspWireError *self,
            const char   *told)
{
  const CodeRow *row = find_code (self->code);

  if (row == NULL)
    return;
  self->reaction = row->reaction;
  if (row->sentence == NULL)
    return;
  g_free (self->text);
  self->text = g_strjoin (" ", _(row->sentence), row->tells_more ? told : NULL, NULL);
}

static void
judge_sign_in (CspWireError *self,
               guint         status,
               const char   *body)
{
  const CodeRow *row = find_code (self->code);

  if ((status != 401 && status != 403) || body == NULL || (row != NULL && row->reaction != CSP_REACTION_SIGN_IN))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sign_ins); i++)
    if (g_regex_match_simple (sign_ins[i].words, body, G_REGEX_CASELESS, 0))
      {
        self->reaction = CSP_REACTION_NEW_SIGN_IN;
        csp_set_str (&self->text, _(sign_ins[i].sentence));
        return;
      }
}

/* An empty body says nothing; any other that is not JSON comes from somebody on the way (partner-center-api §3.2),
 * but for what front ends of the service itself say of tokens and limits. */
static gboolean
is_foreign (guint       status,
            const char *body,
            JsonNode   *root)
{
  g_autofree char *text = body != NULL ? csp_strip (body) : NULL;

  return status != 401 && status != 429 && root == NULL && !csp_is_empty (text) && text[0] != '"';
}

/**
 * csp_wire_error_read:
 * @status: the HTTP status, not a success
 * @body: (nullable): the answer's body, of any kind
 * @length: its length in bytes
 *
 * Judges an answer by its code, else by its status. A body that is not JSON is not the service's answer.
 *
 * Returns: (transfer full): what it means
 */
CspWireError *
csp_wire_error_read (guint       status,
                     const char *body,
                     gsize       length)
{
  CspWireError *self = g_new0 (CspWireError, 1);
  g_autofree char *text = length > 0 ? g_utf8_make_valid (body, length) : NULL;
  g_autofree char *told = NULL;
  g_autoptr(JsonNode) root = length > 0 ? csp_wire_json_parse (body, length, NULL) : NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      self->code = read_code (json_node_get_object (root));
      self->text = read_text (json_node_get_object (root));
    }
  told = g_strdup (self->text);
  self->reaction = CSP_REACTION_STOP;
  judge_status (self, status);
  if (status != 429)
    judge_code (self, told);
  judge_sign_in (self, status, text);
  if (is_foreign (status, text, root))
    {
      self->reaction = CSP_REACTION_RETRY;
      csp_set_str (&self->text, _("Something between here and the service answered in its place."));
    }
  if (self->text == NULL)
    self->text = g_strdup_printf (_("The service answered with status %u."), status);
  return self;
}

/**
 * csp_wire_error_free:
 * @self: an error
 *
 * Frees it.
 */
void
csp_wire_error_free (CspWireError *self)
{
  g_free (self->code);
  g_free (self->text);
  g_free (self);
}
