/* csp-clipboard.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "widgets/csp-clipboard.h"

/* Clipboard managers that know it keep no copy of what carries this. */
#define SECRET_TYPE "x-kde-passwordManagerHint"
#define SECRET_VALUE "secret"

typedef struct
{
  GdkClipboard       *clipboard;
  GdkContentProvider *content;
} Clearing;

static GList *pending;          /* Clearing, what is still to be cleared */

static void
clearing_free (Clearing *clearing)
{
  pending = g_list_remove (pending, clearing);
  g_object_unref (clearing->clipboard);
  g_object_unref (clearing->content);
  g_free (clearing);
}

/* What somebody else has put there since is not ours to clear. */
static gboolean
clear_cb (gpointer user_data)
{
  Clearing *clearing = user_data;

  if (gdk_clipboard_get_content (clearing->clipboard) == clearing->content)
    gdk_clipboard_set_content (clearing->clipboard, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * csp_clipboard_clear_pending:
 *
 * Clears at once what would be cleared later: before the program ends, when GTK would hand the clipboard over to a
 * manager that keeps it.
 */
void
csp_clipboard_clear_pending (void)
{
  for (GList *l = pending; l != NULL; l = l->next)
    clear_cb (l->data);
}

static GdkContentProvider *
create_content (const char *text,
                gboolean    secret)
{
  GdkContentProvider *providers[2] = { gdk_content_provider_new_typed (G_TYPE_STRING, text) };
  g_autoptr(GBytes) hint = NULL;

  if (!secret)
    return providers[0];
  hint = g_bytes_new_static (SECRET_VALUE, strlen (SECRET_VALUE));
  providers[1] = gdk_content_provider_new_for_bytes (SECRET_TYPE, hint);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/**
 * csp_clipboard_copy:
 * @widget: any widget of the window
 * @text: what to copy
 * @seconds: the clipboard is cleared after so many, unless it holds something else by then; 0 for never
 * @secret: whether clipboard managers are asked to keep no copy
 */
void
csp_clipboard_copy (GtkWidget  *widget,
                    const char *text,
                    gint64      seconds,
                    gboolean    secret)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr(GdkContentProvider) content = create_content (text, secret);
  Clearing *clearing;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  gdk_clipboard_set_content (clipboard, content);
  if (seconds <= 0)
    return;
  clearing = g_new0 (Clearing, 1);
  clearing->clipboard = g_object_ref (clipboard);
  clearing->content = g_object_ref (content);
  pending = g_list_prepend (pending, clearing);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, (guint) seconds, clear_cb, clearing,
                              (GDestroyNotify) clearing_free);
}
