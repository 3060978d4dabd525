/* csp-platform.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/csp-platform.h"

/* The only user of interfaces that later versions of GTK and libadwaita deprecate. */

static GtkFileFilter *
make_filter (const CspFileChoice *choice)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, choice->filter);
  gtk_file_filter_add_pattern (filter, choice->pattern);
  return filter;
}

static void
add_filters (GtkFileChooser      *chooser,
             const CspFileChoice *choice)
{
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) wanted = make_filter (choice);

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, wanted);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                GTask           *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (task);
}

/**
 * csp_platform_choose_file_async:
 * @parent: (nullable): the window it belongs to
 * @choice: what to ask for
 * @callback: called when the person has chosen or given up
 * @user_data: for @callback
 */
void
csp_platform_choose_file_async (GtkWindow           *parent,
                                const CspFileChoice *choice,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  gboolean save = choice->task == CSP_FILE_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (choice->title, parent,
                                                              save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                                   : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              choice->accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (choice->pattern != NULL)
    add_filters (GTK_FILE_CHOOSER (dialog), choice);
  if (save && choice->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), choice->name);
  if (choice->folder != NULL)
    {
      g_autoptr(GFile) folder = g_file_new_for_path (choice->folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
    }
  g_task_set_source_tag (task, csp_platform_choose_file_async);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * csp_platform_choose_file_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the file, %NULL when the person gave up
 */
GFile *
csp_platform_choose_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static gboolean
return_answer_cb (gpointer user_data)
{
  GTask *task = user_data;

  g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  return G_SOURCE_REMOVE;
}

/* The dialog has to be gone first: who asked may destroy the window that it belongs to. */
static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             GTask            *task)
{
  g_task_set_task_data (task, g_strdup (response), g_free);
  g_idle_add_full (G_PRIORITY_DEFAULT, return_answer_cb, task, g_object_unref);
}

/* The question has gone with the window that it belongs to. */
static void
destroyed_cb (AdwMessageDialog *dialog,
              GTask            *task)
{
  if (g_task_get_task_data (task) == NULL)
    answered_cb (dialog, adw_message_dialog_get_close_response (dialog), task);
}

static void
unref_task (gpointer  task,
            GClosure *closure)
{
  g_object_unref (task);
}

/**
 * csp_platform_ask_async:
 * @parent: the window it belongs to
 * @heading: the question, translated
 * @body: what follows from each answer, translated
 * @answers: (array length=n_answers): the buttons; the first is chosen by Escape, the last by Enter
 * @n_answers: how many there are
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a decision. What can be undone needs none. When @parent is destroyed meanwhile that counts as Escape.
 */
void
csp_platform_ask_async (GtkWindow           *parent,
                        const char          *heading,
                        const char          *body,
                        const CspAnswer     *answers,
                        guint                n_answers,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  g_return_if_fail (n_answers > 0);

  g_task_set_source_tag (task, csp_platform_ask_async);
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), answers[i].id, answers[i].label);
      if (answers[i].destructive)
        adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), answers[i].id,
                                                    ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), answers[0].id);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), answers[n_answers - 1].id);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  g_signal_connect_data (dialog, "destroy", G_CALLBACK (destroyed_cb), g_object_ref (task), unref_task, 0);
  /* Who waits for the answer may own @parent, which then says no "destroy". */
  if (parent != NULL)
    g_signal_connect_object (parent, "unrealize", G_CALLBACK (gtk_window_destroy), dialog, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * csp_platform_ask_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): id of the answer
 */
char *
csp_platform_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * csp_platform_show_about:
 * @parent: (nullable): the window it belongs to
 *
 * Says what Parceria is and whose it is.
 */
void
csp_platform_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", "Parceria",
                         "application-icon", CSP_APPLICATION_ID,
                         "version", CSP_VERSION,
                         "developer-name", _("The Parceria authors"),
                         "comments", _("Customers, resellers and subscriptions of a cloud partner."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line; shown in the About window */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/**
 * csp_platform_new_preferences:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): a window for preferences, without pages, not yet shown
 */
GtkWindow *
csp_platform_new_preferences (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();

  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  return GTK_WINDOW (window);
}

/**
 * csp_platform_add_preferences:
 * @preferences: a window made by csp_platform_new_preferences()
 * @page: (transfer full): an #AdwPreferencesPage
 */
void
csp_platform_add_preferences (GtkWindow *preferences,
                              GtkWidget *page)
{
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences), ADW_PREFERENCES_PAGE (page));
}
