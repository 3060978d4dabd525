/* csp-mail.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/csp-invitation-link.h"
#include "widgets/csp-mail.h"

/**
 * csp_mail_copy:
 * @widget: a widget on the display whose clipboard is meant
 * @message: the message
 * @link: the link in it
 *
 * Puts the message on the clipboard as plain text, and as HTML in which the link can be clicked.
 */
void
csp_mail_copy (GtkWidget  *widget,
               const char *message,
               const char *link)
{
  g_autofree char *html = csp_invitation_text_to_html (message, link);
  g_autoptr(GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr(GdkContentProvider) content = NULL;
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, message),
    gdk_content_provider_new_for_bytes ("text/html", bytes),
  };

  content = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * csp_mail_compose_async:
 * @widget: what is asked to open the mail program
 * @to: (nullable): the recipient's address
 * @subject: the subject
 * @message: the message
 * @link: the link in it
 * @cancellable: (nullable): stops waiting
 * @callback: called when the program has been started
 * @user_data: for @callback
 *
 * Opens a new message in the person's mail program. A message too long for a mailto: link goes to the clipboard,
 * and a sentence in its place asks to paste it (functional-spec §4.8).
 */
void
csp_mail_compose_async (GtkWidget           *widget,
                        const char          *to,
                        const char          *subject,
                        const char          *message,
                        const char          *link,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (widget, cancellable, callback, user_data);
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  gboolean too_long = FALSE;
  g_autofree char *uri = csp_invitation_mailto (to, subject, message, &too_long);

  g_task_set_source_tag (task, csp_mail_compose_async);
  if (too_long)
    {
      csp_mail_copy (widget, message, link);
      g_free (uri);
      uri = csp_invitation_mailto (to, subject, _("The message is on the clipboard. Paste it here."), NULL);
    }
  g_task_set_task_data (task, GINT_TO_POINTER (too_long), NULL);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), cancellable, launched_cb,
                                           g_steal_pointer (&task));
}

/**
 * csp_mail_compose_finish:
 * @widget: what csp_mail_compose_async() was called with
 * @result: the result
 * @pasted: (out): whether the message was too long and waits on the clipboard
 * @error: return location
 *
 * Returns: whether a mail program was started
 */
gboolean
csp_mail_compose_finish (GtkWidget     *widget,
                         GAsyncResult  *result,
                         gboolean      *pasted,
                         GError       **error)
{
  *pasted = GPOINTER_TO_INT (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_boolean (G_TASK (result), error);
}
