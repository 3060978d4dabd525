/* test-invitation.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-message-template.h"
#include "tests/lib/test-suite.h"

#define LINK "https://partner.microsoft.com/invite?code=A1b2"

START_TEST (each_event_of_the_table_leads_where_it_says)
{
  /* In the order of CspInvitationEvent: prepare, send, remind, accept, decline, expire, withdraw. */
  static const struct
  {
    const char *state;
    const char *next[CSP_INVITATION_EVENT_WITHDRAW + 1];
  } rows[] = {
    { "draft", { "prepared", "sent", NULL, NULL, NULL, NULL, NULL } },
    { "prepared", { NULL, "sent", "sent", "accepted", "declined", "expired", "withdrawn" } },
    { "sent", { NULL, NULL, "sent", "accepted", "declined", "expired", "withdrawn" } },
    { "expired", { NULL, NULL, "sent", "accepted", NULL, NULL, NULL } },
    { "accepted", { NULL } },
    { "declined", { NULL } },
    { "withdrawn", { NULL } },
    { "novel", { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int event = 0; event <= CSP_INVITATION_EVENT_WITHDRAW; event++)
      {
        g_autoptr(CspInvitation) invitation = g_object_new (CSP_TYPE_INVITATION, "state", rows[i].state, NULL);
        g_autofree char *reason = NULL;

        ck_assert_pstr_eq (csp_invitation_next_state (rows[i].state, event), rows[i].next[event]);
        ck_assert (csp_invitation_can (invitation, event, &reason) == (rows[i].next[event] != NULL));
        ck_assert ((reason == NULL) == (rows[i].next[event] != NULL));
      }
}
END_TEST

START_TEST (an_unanswered_invitation_expires_after_its_days)
{
  gint64 now = csp_instant_from_iso ("2026-06-01T00:00:00Z");
  static const struct
  {
    const char *state;
    const char *sent;
    const char *reminded;
    gint64      days;
    gboolean    is_overdue;
  } rows[] = {
    { "sent", "2026-03-03T23:59:00Z", NULL, 90, TRUE },
    { "sent", "2026-03-04T00:00:00Z", NULL, 90, FALSE },
    { "sent", "2020-01-01T00:00:00Z", NULL, 0, FALSE },
    { "sent", "2020-01-01T00:00:00Z", "2026-05-01T00:00:00Z", 90, FALSE },
    { "prepared", NULL, NULL, 90, TRUE },
    { "draft", NULL, NULL, 90, FALSE },
    { "accepted", "2020-01-01T00:00:00Z", NULL, 90, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspInvitation) invitation =
        g_object_new (CSP_TYPE_INVITATION, "state", rows[i].state, "created-at",
                      csp_instant_from_iso ("2019-12-31T00:00:00Z"), "sent-at", csp_instant_from_iso (rows[i].sent),
                      "reminded-at", csp_instant_from_iso (rows[i].reminded), NULL);

      ck_assert (csp_invitation_is_overdue (invitation, rows[i].days, now) == rows[i].is_overdue);
    }
}
END_TEST

START_TEST (labels_name_kinds_states_and_channels)
{
  ck_assert_str_eq (csp_invitation_kind_label ("partnership"), "Partnership");
  ck_assert_str_eq (csp_invitation_state_label ("sent"), "Sent");
  ck_assert_str_eq (csp_invitation_how_found_label ("microsoft-referral"), "Microsoft referral");
  ck_assert_str_eq (csp_invitation_how_found_label ("by-chance"), "by-chance");
}
END_TEST

START_TEST (links_are_built_in_the_known_shapes)
{
  g_autoptr(CspProfile) profile =
    g_object_new (CSP_TYPE_PROFILE, "tenant-id", "3C95518E-8c37-41e3-9627-0ca339200f53", "mpn-id", "4711", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *relationship = csp_invitation_link_build (profile, "relationship", NULL, FALSE, NULL);
  g_autofree char *joint = csp_invitation_link_build (profile, "joint", "429c0787-049e-4036-8e8b-5c6dbda7157e", TRUE, NULL);
  g_autofree char *partnership = NULL;

  ck_assert_str_eq (relationship,
                    "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"
                    "&partnerId=3C95518E-8c37-41e3-9627-0ca339200f53&msppId=0&DAP=false"
                    "#/BillingAccounts/partner-invitation");
  ck_assert_str_eq (joint,
                    "https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship"
                    "&id=3C95518E-8c37-41e3-9627-0ca339200f53&csp=1&msppid=4711"
                    "&indirectCSP=429c0787-049e-4036-8e8b-5c6dbda7157e");
  ck_assert_ptr_null (csp_invitation_link_build (profile, "partnership", NULL, FALSE, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_NOT_FOUND));
  g_object_set (profile, "partnership-link", LINK, NULL);
  partnership = csp_invitation_link_build (profile, "partnership", NULL, FALSE, NULL);
  ck_assert_str_eq (partnership, LINK);
}
END_TEST

START_TEST (some_clouds_always_ask_for_administration_privileges)
{
  g_autoptr(CspProfile) profile = g_object_new (CSP_TYPE_PROFILE, "tenant-id", "3c95518e-8c37-41e3-9627-0ca339200f53",
                                                "mpn-id", "4711", "cloud", "germany", NULL);
  g_autofree char *link = csp_invitation_link_build (profile, "relationship", NULL, FALSE, NULL);

  ck_assert (strstr (link, "&DAP=true#") != NULL);
}
END_TEST

START_TEST (a_link_without_its_parts_is_not_built)
{
  g_autoptr(CspProfile) profile = g_object_new (CSP_TYPE_PROFILE, "mpn-id", "4711", NULL);
  g_autoptr(GError) no_tenant = NULL;
  g_autoptr(GError) no_provider = NULL;

  ck_assert_ptr_null (csp_invitation_link_build (profile, "relationship", NULL, TRUE, &no_tenant));
  ck_assert (g_error_matches (no_tenant, CSP_ERROR, CSP_ERROR_INVALID));
  g_object_set (profile, "tenant-id", "3c95518e-8c37-41e3-9627-0ca339200f53", NULL);
  ck_assert_ptr_null (csp_invitation_link_build (profile, "joint", "Contoso", TRUE, &no_provider));
  ck_assert (g_error_matches (no_provider, CSP_ERROR, CSP_ERROR_INVALID));
}
END_TEST

START_TEST (only_genuine_partnership_links_are_taken)
{
  static const struct
  {
    const char *text;
    gboolean    good;
  } rows[] = {
    { LINK, TRUE },
    { "  " LINK "\n", TRUE },
    { "https://microsoft.com/invite", TRUE },
    { "HTTPS://Admin.Microsoft.com/#/partner", TRUE },
    { "https://partner.microsoft.com/en-us/pcv/a%20b?x=1&y=2", TRUE },
    { "", FALSE },
    { NULL, FALSE },
    { "http://partner.microsoft.com/invite", FALSE },
    { "javascript:alert(1)//microsoft.com/", FALSE },
    { "partner.microsoft.com/invite", FALSE },
    { "https://partner.microsoft.com", FALSE },
    { "https://partner.microsoft.com/", FALSE },
    { "https://evilmicrosoft.com/invite", FALSE },
    { "https://microsoft.com.evil.example/invite", FALSE },
    { "https://microsoft.com%2eevil.example/invite", FALSE },
    { "https://evil.example%2f.microsoft.com/invite", FALSE },
    { "https://evil.example/microsoft.com", FALSE },
    { "https://evil.example#.microsoft.com/invite", FALSE },
    { "https://evil.example\\.microsoft.com/invite", FALSE },
    { "https://microsoft.com@evil.example/invite", FALSE },
    { "https://me@partner.microsoft.com/invite", FALSE },
    { "https://me:secret@partner.microsoft.com/invite", FALSE },
    { "https://@partner.microsoft.com/invite", FALSE },
    { "https://partner.microsoft.com:8443/invite", FALSE },
    { "https://partner.microsoft.com:443/invite", FALSE },
    { "https://.microsoft.com/invite", FALSE },
    { "https://a..microsoft.com/invite", FALSE },
    { "https://partner.microsoft.com./invite", FALSE },
    { "https://pаrtner.microsoft.com/invite", FALSE },
    { "https://partner.miсrosoft.com/invite", FALSE },
    { "https://partner.microsoft.com/in vite", FALSE },
    { "https://partner.microsoft.com/in\nvite", FALSE },
    { "https://partner.microsoft.com/in\x7fvite", FALSE },
    { "https://partner.microsoft.com/\xff", FALSE },
    { "https://[::1]/microsoft.com", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *link = NULL;
      g_autofree char *reason = NULL;

      ck_assert_msg (csp_invitation_link_check (rows[i].text, &link, &reason) == rows[i].good, "row %u", i);
      ck_assert ((link != NULL) == rows[i].good);
      ck_assert ((reason == NULL) == rows[i].good);
    }
}
END_TEST

START_TEST (an_endless_link_is_refused)
{
  g_autofree char *tail = g_strnfill (3000, 'a');
  g_autofree char *text = g_strconcat (LINK, tail, NULL);

  ck_assert (!csp_invitation_link_check (text, NULL, NULL));
}
END_TEST

START_TEST (the_message_must_hold_the_exact_link)
{
  static const struct
  {
    const char *message;
    gboolean    good;
  } rows[] = {
    { "Hello,\n" LINK "\nBye", TRUE },
    { LINK, TRUE },
    { "Open <" LINK ">.", TRUE },
    { "Open " LINK ".", TRUE },
    { "打开" LINK "。", TRUE },
    { LINK "x then " LINK, TRUE },
    { "", FALSE },
    { NULL, FALSE },
    { "https://partner.microsoft.com/invite?code=A1b", FALSE },
    { "https://partner.microsoft.com/invite?code=a1B2", FALSE },
    { LINK "3", FALSE },
    { LINK "&next=evil", FALSE },
    { LINK ".evil", FALSE },
    { "https://evil.example/?u=" LINK, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ck_assert_msg (csp_invitation_text_has_link (rows[i].message, LINK) == rows[i].good, "row %u", i);
  ck_assert (!csp_invitation_text_has_link ("Hello", ""));
}
END_TEST

START_TEST (html_escapes_the_text_and_links_the_link)
{
  g_autofree char *html = csp_invitation_text_to_html ("A <b> & B\nhttps://microsoft.com/?a=1&b=2",
                                                       "https://microsoft.com/?a=1&b=2");

  ck_assert_str_eq (html, "<p>A &lt;b&gt; &amp; B<br>\n<a href=\"https://microsoft.com/?a=1&amp;b=2\">"
                          "https://microsoft.com/?a=1&amp;b=2</a></p>");
}
END_TEST

START_TEST (mailto_encodes_every_byte_that_could_be_misread)
{
  gboolean too_long;
  g_autofree char *uri = csp_invitation_mailto (" a+b@example.org ", "Müller & Gonçalves?", "Olá,\n100 %\r\n", &too_long);

  ck_assert_str_eq (uri, "mailto:a%2Bb@example.org?subject=M%C3%BCller%20%26%20Gon%C3%A7alves%3F"
                         "&body=Ol%C3%A1%2C%0D%0A100%20%25%0D%0A");
  ck_assert (!too_long);
}
END_TEST

START_TEST (mailto_is_too_long_from_2001_bytes_on)
{
  for (guint extra = 0; extra < 2; extra++)
    {
      g_autofree char *body = g_strnfill (2000 - strlen ("mailto:?subject=&body=") + extra, 'x');
      gboolean too_long;
      g_autofree char *uri = csp_invitation_mailto (NULL, "", body, &too_long);

      ck_assert_uint_eq (strlen (uri), 2000 + extra);
      ck_assert (too_long == (extra == 1));
    }
}
END_TEST

START_TEST (every_language_has_every_message)
{
  static const char *const kinds[] = { "partnership", "relationship", "joint" };
  g_auto(GStrv) languages = csp_message_template_languages ();
  const CspMessageValues values = { LINK, "Fabrikam {link}", "Ana", "Contoso" };

  ck_assert_uint_eq (g_strv_length (languages), 14);
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      for (int reminder = FALSE; reminder <= TRUE; reminder++)
        {
          g_autoptr(CspMessageTemplate) template = csp_message_template_find (kinds[k], languages[i], reminder);
          g_autofree char *subject = NULL;
          g_autofree char *message = NULL;

          ck_assert_str_eq (template->language, languages[i]);
          csp_message_template_fill (template, &values, &subject, &message);
          ck_assert (csp_invitation_text_has_link (message, LINK));
          ck_assert_ptr_nonnull (strstr (message, "Fabrikam {link}"));
          ck_assert_ptr_nonnull (strstr (message, "Ana"));
          ck_assert_ptr_nonnull (strstr (subject, "Fabrikam"));
          ck_assert ((strstr (message, "Contoso") != NULL) == g_str_equal (kinds[k], "joint"));
          ck_assert_ptr_null (strstr (message, "{partner}"));
          ck_assert_ptr_null (strstr (message, "{recipient}"));
          ck_assert_ptr_null (strstr (subject, "{subject}"));
          if (g_str_equal (kinds[k], "partnership"))
            ck_assert_ptr_nonnull (strstr (message, "CSP"));
        }
}
END_TEST

START_TEST (the_nearest_language_is_used)
{
  static const struct
  {
    const char *wanted;
    const char *found;
  } rows[] = {
    { "pt_BR", "pt_BR" }, { "pt-BR", "pt_BR" }, { "pt_BR.UTF-8", "pt_BR" }, { "pt_PT", "pt" }, { "pt", "pt" },
    { "de_AT", "de" }, { "zh", "zh_CN" }, { "he_IL", "he" }, { "xx", "en" }, { "", "en" }, { NULL, "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspMessageTemplate) template = csp_message_template_find ("joint", rows[i].wanted, FALSE);

      ck_assert_str_eq (template->language, rows[i].found);
    }
  ck_assert_ptr_null (csp_message_template_find ("reminder", "en", FALSE));
  ck_assert_ptr_null (csp_message_template_find ("novel", "en", FALSE));
}
END_TEST

START_TEST (a_recipient_without_a_name_is_greeted_without_one)
{
  g_autoptr(CspMessageTemplate) template = csp_message_template_find ("relationship", "en", FALSE);
  const CspMessageValues values = { LINK, "Fabrikam", "  ", NULL };
  g_autofree char *message = NULL;

  csp_message_template_fill (template, &values, NULL, &message);
  ck_assert (g_str_has_prefix (message, "Hello,\n\nFabrikam"));
  ck_assert (g_str_has_suffix (message, LINK "\n\nKind regards,\nFabrikam"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("invitation");
  TCase *tcase = tcase_create ("invitation");

  tcase_add_test (tcase, each_event_of_the_table_leads_where_it_says);
  tcase_add_test (tcase, an_unanswered_invitation_expires_after_its_days);
  tcase_add_test (tcase, labels_name_kinds_states_and_channels);
  tcase_add_test (tcase, links_are_built_in_the_known_shapes);
  tcase_add_test (tcase, some_clouds_always_ask_for_administration_privileges);
  tcase_add_test (tcase, a_link_without_its_parts_is_not_built);
  tcase_add_test (tcase, only_genuine_partnership_links_are_taken);
  tcase_add_test (tcase, an_endless_link_is_refused);
  tcase_add_test (tcase, the_message_must_hold_the_exact_link);
  tcase_add_test (tcase, html_escapes_the_text_and_links_the_link);
  tcase_add_test (tcase, mailto_encodes_every_byte_that_could_be_misread);
  tcase_add_test (tcase, mailto_is_too_long_from_2001_bytes_on);
  tcase_add_test (tcase, every_language_has_every_message);
  tcase_add_test (tcase, the_nearest_language_is_used);
  tcase_add_test (tcase, a_recipient_without_a_name_is_greeted_without_one);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
