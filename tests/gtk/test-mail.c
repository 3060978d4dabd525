/* test-mail.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-clipboard.h"
#include "widgets/csp-mail.h"

#define LINK "https://partner.microsoft.com/en-us/pcv/invite/0e5b4b1a"

/* A mail program that writes down the link it is opened with. */
#define STUB                                                       \
  "[Desktop Entry]\nType=Application\nName=Stub\nNoDisplay=true\n" \
  "MimeType=x-scheme-handler/mailto;\nExec=sh %s/stub.sh %%u\n"

#define SCRIPT "printf %%s \"$1\" > %s.new\nmv %s.new %s\n"

static char *folder;
static char *written;
static GtkWidget *window;
static gboolean pasted;
static gboolean composed;

static void
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, text, -1, NULL);
}

static void
install_stub (void)
{
  g_autofree char *desktop = NULL;
  g_autofree char *script = NULL;

  folder = g_dir_make_tmp ("parceria-mail-XXXXXX", NULL);
  written = g_build_filename (folder, "written", NULL);
  desktop = g_strdup_printf (STUB, folder);
  script = g_strdup_printf (SCRIPT, written, written, written);
  write_file ("stub.sh", script);
  write_file ("applications/stub.desktop", desktop);
  write_file ("mimeapps.list", "[Default Applications]\nx-scheme-handler/mailto=stub.desktop\n");
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
}

static void
composed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  composed = csp_mail_compose_finish (GTK_WIDGET (object), result, &pasted, NULL);
}

static gboolean
is_written (gpointer user_data)
{
  return composed && g_file_test (written, G_FILE_TEST_EXISTS);
}

/* The file appears without any event of the main loop. */
static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Returns: (transfer full): what the mail program was opened with */
static char *
compose (const char *message)
{
  char *uri = NULL;
  guint source;

  composed = FALSE;
  g_remove (written);
  csp_mail_compose_async (window, "sales@firstup.example", "Solicitação", message, LINK, NULL, composed_cb, NULL);
  source = g_timeout_add (20, wake_up_cb, NULL);
  ck_assert (test_wait_until (is_written, NULL));
  g_source_remove (source);
  g_file_get_contents (written, &uri, NULL, NULL);
  return uri;
}

static void
set_up (void)
{
  window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (window));
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

START_TEST (the_mail_program_gets_subject_and_body_with_every_letter)
{
  g_autofree char *uri = compose ("Prezada Conceição,\ngrüße: ç\n" LINK);
  g_autofree char *plain = g_uri_unescape_string (uri, NULL);

  ck_assert (g_str_has_prefix (uri, "mailto:sales@firstup.example?subject=Solicita%C3%A7%C3%A3o&body="));
  ck_assert (g_str_is_ascii (uri));
  ck_assert (strstr (plain, "Prezada Conceição,\r\ngrüße: ç\r\n" LINK) != NULL);
  ck_assert (!pasted);
}
END_TEST

static char *clipboard_text;

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  clipboard_text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static gboolean
text_is_read (gpointer user_data)
{
  return clipboard_text != NULL;
}

START_TEST (a_message_too_long_for_a_link_waits_on_the_clipboard)
{
  g_autofree char *filler = g_strnfill (3000, 'x');
  g_autofree char *message = g_strconcat (filler, "\n" LINK, NULL);
  g_autofree char *uri = compose (message);

  ck_assert (pasted);
  ck_assert_uint_le (strlen (uri), 2000);
  ck_assert (strstr (uri, "clipboard") != NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, text_read_cb, NULL);
  ck_assert (test_wait_until (text_is_read, NULL));
  ck_assert_str_eq (clipboard_text, message);
  g_clear_pointer (&clipboard_text, g_free);
}
END_TEST

START_TEST (a_secret_on_the_clipboard_does_not_outlive_the_program)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);

  csp_clipboard_copy (window, "s3cret", 60, TRUE);
  ck_assert_ptr_nonnull (gdk_clipboard_get_content (clipboard));
  csp_clipboard_clear_pending ();
  ck_assert_ptr_null (gdk_clipboard_get_content (clipboard));

  csp_clipboard_copy (window, "s3cret", 60, TRUE);
  csp_clipboard_copy (window, "a user name", 0, FALSE);
  csp_clipboard_clear_pending ();
  ck_assert_ptr_nonnull (gdk_clipboard_get_content (clipboard));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mail");
  TCase *tcase = tcase_create ("mail");
  int failed;

  install_stub ();
  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, the_mail_program_gets_subject_and_body_with_every_letter);
  tcase_add_test (tcase, a_message_too_long_for_a_link_waits_on_the_clipboard);
  tcase_add_test (tcase, a_secret_on_the_clipboard_does_not_outlive_the_program);
  suite_add_tcase (suite, tcase);
  failed = run_suite (suite);
  test_remove_folder (folder);
  g_free (written);
  g_free (folder);
  return failed;
}
