/* csp-invitation-link.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "base/csp-text.h"
#include "domain/csp-cloud.h"
#include "domain/csp-invitation-link.h"

#define LINK_MAX 2000
#define LINK_DOMAIN "microsoft.com"

static char *
build_partnership (const CspProfile  *profile,
                   GError           **error)
{
  if (csp_is_empty (profile->partnership_link))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_NOT_FOUND,
                           _("The profile has no partnership link yet. Copy it from Partner Center and paste it here."));
      return NULL;
    }
  return g_strdup (profile->partnership_link);
}

static char *
build_joint (const CspProfile  *profile,
             const char        *tenant,
             const char        *provider_tenant,
             GError           **error)
{
  g_autofree char *provider = NULL;
  g_autofree char *mpn_id = NULL;

  if (!csp_guid_parse (provider_tenant, &provider) || csp_is_empty (profile->mpn_id))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID,
                           _("The joint invitation needs your MPN ID and the tenant ID of the indirect provider."));
      return NULL;
    }
  mpn_id = g_uri_escape_string (profile->mpn_id, NULL, FALSE);
  return g_strdup_printf ("https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship"
                          "&id=%s&csp=1&msppid=%s&indirectCSP=%s", tenant, mpn_id, provider);
}

/**
 * csp_invitation_link_build:
 * @profile: the profile
 * @kind: partnership, relationship or joint
 * @provider_tenant: (nullable): for joint: the tenant ID of the indirect provider
 * @delegated_access: for relationship: whether the customer is asked for administration privileges, also
 *   where the cloud leaves no choice
 * @error: return location; %CSP_ERROR_NOT_FOUND when the partnership link has not been pasted yet,
 *   %CSP_ERROR_INVALID when the profile lacks what the link is made of
 *
 * Makes the link of an invitation in the shapes of functional-spec §4.8. A partnership link has no
 * known shape: it is the one that was pasted into the profile.
 *
 * Returns: (transfer full) (nullable): the link
 */
char *
csp_invitation_link_build (const CspProfile  *profile,
                           const char        *kind,
                           const char        *provider_tenant,
                           gboolean           delegated_access,
                           GError           **error)
{
  g_autofree char *tenant = NULL;

  if (g_str_equal (kind, "partnership"))
    return build_partnership (profile, error);
  if (!csp_guid_parse (profile->tenant_id, &tenant))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID,
                           _("The link is made of your tenant ID, which the profile does not have yet. "
                             "Enter it in Settings."));
      return NULL;
    }
  if (g_str_equal (kind, "joint"))
    return build_joint (profile, tenant, provider_tenant, error);
  return g_strdup_printf ("https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=%s"
                          "&msppId=0&DAP=%s#/BillingAccounts/partner-invitation",
                          tenant,
                          delegated_access || csp_cloud_forces_delegated_access (profile->cloud) ? "true" : "false");
}

static gboolean
has_only_link_characters (const char *link)
{
  for (const char *p = link; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || strchr ("\\\"<>^`{|}", *p) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
host_is_microsoft (const char *host)
{
  gsize length = host ? strlen (host) : 0;
  gsize suffix = strlen (LINK_DOMAIN);

  if (length < suffix || g_ascii_strcasecmp (host + length - suffix, LINK_DOMAIN) != 0)
    return FALSE;
  if (length == suffix)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (host[i]) && host[i] != '-' && (host[i] != '.' || i == 0 || host[i - 1] == '.'))
      return FALSE;
  return host[length - suffix - 1] == '.';
}

static gboolean
leads_somewhere (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return strlen (path) > 1 || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL;
}

/* The sentence for what is wrong with @link, NULL when nothing is. */
static const char *
link_problem (const char *link)
{
  g_autoptr(GUri) uri = NULL;

  if (*link == '\0')
    return _("Paste the partnership link that Partner Center shows.");
  if (strlen (link) > LINK_MAX)
    return _("This is too long for a partnership link.");
  if (!g_utf8_validate (link, -1, NULL) || !has_only_link_characters (link))
    return _("The link contains blanks or characters that do not belong in a link. Copy it again.");
  uri = g_uri_parse (link, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL)
    return _("This is not a link. It must begin with https://.");
  if (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0)
    return _("The link must begin with https://.");
  if (g_uri_get_userinfo (uri) != NULL)
    return _("The link contains a user name before the site. Partnership links have none.");
  if (g_uri_get_port (uri) != -1)
    return _("The link contains a port number. Partnership links have none.");
  if (!host_is_microsoft (g_uri_get_host (uri)))
    return _("The link does not lead to microsoft.com. Partnership links are issued by Microsoft only.");
  if (!leads_somewhere (uri))
    return _("This is only the address of the site, not the link made for you.");
  return NULL;
}

/**
 * csp_invitation_link_check:
 * @text: (nullable): what was pasted
 * @link: (out) (optional) (nullable) (transfer full): the link without blanks around it
 * @reason: (out) (optional) (nullable) (transfer full): a translated sentence when it is refused
 *
 * Checks a pasted partnership link: https, to microsoft.com or a host below it, with nothing that
 * makes a link look like what it is not.
 *
 * Returns: whether @text is such a link
 */
gboolean
csp_invitation_link_check (const char  *text,
                           char       **link,
                           char       **reason)
{
  g_autofree char *stripped = text && g_utf8_validate (text, -1, NULL) ? csp_strip (text) : g_strdup (text ? text : "");
  const char *problem = link_problem (stripped);

  if (link != NULL)
    *link = problem ? NULL : g_steal_pointer (&stripped);
  if (reason != NULL)
    *reason = g_strdup (problem);
  return problem == NULL;
}

static gboolean
continues_link (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("-_~%&=/?#+@$*", c) != NULL);
}

/* Whether the text after a link leaves it as it is: the end of a sentence does, more path does not. */
static gboolean
link_ends_here (const char *after)
{
  while (*after != '\0' && strchr (".,;:!?)'\"", *after) != NULL)
    after++;
  return !continues_link (*after);
}

static const char *
find_link (const char *message,
           const char *link)
{
  gsize length = strlen (link);

  for (const char *p = strstr (message, link); p != NULL; p = strstr (p + 1, link))
    if ((p == message || !continues_link (p[-1])) && link_ends_here (p + length))
      return p;
  return NULL;
}

/**
 * csp_invitation_text_has_link:
 * @message: (nullable): the message as edited
 * @link: (nullable): the link that must stay in it
 *
 * Returns: whether @message contains exactly @link, with nothing attached that changes where it leads
 */
gboolean
csp_invitation_text_has_link (const char *message,
                              const char *link)
{
  return message != NULL && !csp_is_empty (link) && find_link (message, link) != NULL;
}

/**
 * csp_invitation_text_to_html:
 * @message: the message as edited
 * @link: its link
 *
 * Returns: (transfer full): @message as HTML, in which @link can be clicked
 */
char *
csp_invitation_text_to_html (const char *message,
                             const char *link)
{
  const char *found = csp_is_empty (link) ? NULL : find_link (message, link);
  g_autofree char *before = g_markup_escape_text (message, found ? found - message : -1);
  g_autofree char *href = found ? g_markup_escape_text (link, -1) : NULL;
  g_autofree char *after = found ? g_markup_escape_text (found + strlen (link), -1) : NULL;
  GString *html = g_string_new (before);

  if (found != NULL)
    g_string_append_printf (html, "<a href=\"%s\">%s</a>%s", href, href, after);
  g_string_replace (html, "\n", "<br>\n", 0);
  g_string_prepend (html, "<p>");
  g_string_append (html, "</p>");
  return g_string_free (html, FALSE);
}

/* RFC 6068 wants line breaks as CR LF. */
static char *
escape_body (const char *text)
{
  g_autoptr(GString) lines = g_string_new (text);

  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\n", "\r\n", 0);
  return g_uri_escape_string (lines->str, NULL, FALSE);
}

/**
 * csp_invitation_mailto:
 * @to: (nullable): the recipient's address
 * @subject: the subject
 * @body: the message
 * @too_long: (out) (optional): whether the result is longer than %CSP_MAILTO_MAX bytes, so that the
 *   message has to go through the clipboard
 *
 * Returns: (transfer full): a mailto: URI, every byte outside ASCII letters and digits percent-encoded
 */
char *
csp_invitation_mailto (const char *to,
                       const char *subject,
                       const char *body,
                       gboolean   *too_long)
{
  g_autofree char *stripped = csp_strip (to);
  g_autofree char *address = g_uri_escape_string (stripped, "@", FALSE);
  g_autofree char *subject_text = g_uri_escape_string (subject ? subject : "", NULL, FALSE);
  g_autofree char *body_text = escape_body (body ? body : "");
  char *uri = g_strdup_printf ("mailto:%s?subject=%s&body=%s", address, subject_text, body_text);

  if (too_long != NULL)
    *too_long = strlen (uri) > CSP_MAILTO_MAX;
  return uri;
}
