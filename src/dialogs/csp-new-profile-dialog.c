/* csp-new-profile-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-error.h"
#include "base/csp-language.h"
#include "base/csp-text.h"
#include "dialogs/csp-new-profile-dialog.h"
#include "domain/csp-country.h"
#include "domain/csp-role.h"
#include "operations/csp-profile-create.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-profile-form.h"

#define SUFFIX ".parceria"
#define MAX_FILE_NAME 120           /* bytes; file systems take 255, with what is added beside a profile */
#define DEFAULT_INVITATION_DAYS G_GINT64_CONSTANT (90)
#define DEFAULT_CLIPBOARD_SECONDS G_GINT64_CONSTANT (60)

/**
 * CspNewProfileDialog:
 *
 * Asks what a new profile is about, makes its file with the starter catalogue and opens it (app.open-profile).
 */
struct _CspNewProfileDialog
{
  AdwWindow       parent_instance;

  GtkWidget      *create_button;
  GtkBox         *box;
  GtkLabel       *error_label;

  CspProfileForm *form;
  CspFormRow     *file_row;
  char           *path;           /* chosen by the person; %NULL for the default place */
  gboolean        creating;
};

typedef struct
{
  char        *path;
  CspProfile  *profile;
  CspProblems *problems;
} Creation;

G_DEFINE_FINAL_TYPE (CspNewProfileDialog, csp_new_profile_dialog, ADW_TYPE_WINDOW)

static void
creation_free (Creation *creation)
{
  g_free (creation->path);
  g_object_unref (creation->profile);
  g_clear_pointer (&creation->problems, csp_problems_free);
  g_free (creation);
}

/* A name that every file system takes. */
static char *
file_name_for (const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && text->len < MAX_FILE_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL) || (c == '.' && text->len == 0))
        g_string_append_c (text, '-');
      else
        g_string_append_unichar (text, c);
    }
  return g_strconcat (text->len > 0 ? text->str : "profile", SUFFIX, NULL);
}

static char *
get_path (CspNewProfileDialog *self)
{
  g_autoptr(CspProfile) profile = NULL;
  g_autofree char *file_name = NULL;

  if (self->path != NULL)
    return g_strdup (self->path);
  profile = csp_profile_form_get_profile (self->form);
  file_name = file_name_for (profile->name != NULL ? profile->name : "");
  return g_build_filename (g_get_user_data_dir (), "parceria", file_name, NULL);
}

static void
update (CspNewProfileDialog *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *name = g_filename_display_name (path);

  csp_form_row_set_hint (self->file_row, name);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_widget_set_sensitive (self->create_button, csp_profile_form_is_valid (self->form) && !self->creating);
}

static void
show_error (CspNewProfileDialog *self,
            const char          *message)
{
  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->error_label));
}

static void
create_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Creation *creation = task_data;
  GError *error = NULL;

  if (csp_profile_create (creation->path, creation->profile, &creation->problems, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  CspNewProfileDialog *self = CSP_NEW_PROFILE_DIALOG (object);
  Creation *creation = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->creating = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      GApplication *application = g_application_get_default ();

      /* Not through the dialog: it belongs to no application, so it would find no such action. */
      if (application != NULL)
        g_action_group_activate_action (G_ACTION_GROUP (application), "open-profile",
                                        g_variant_new_string (creation->path));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  update (self);
  if (g_error_matches (error, CSP_ERROR, CSP_ERROR_EXISTS))
    show_error (self, _("There is a profile of this name already. Choose another name or another file."));
  else
    show_error (self, error->message);
  if (creation->problems != NULL && csp_problems_has_errors (creation->problems))
    csp_profile_form_take_problems (self->form, g_steal_pointer (&creation->problems));
}

static void
create_cb (CspNewProfileDialog *self)
{
  g_autoptr(GTask) task = NULL;
  Creation *creation;

  if (self->creating || csp_profile_form_focus_first_error (self->form))
    return;
  self->creating = TRUE;
  gtk_widget_set_sensitive (self->create_button, FALSE);

  creation = g_new0 (Creation, 1);
  creation->path = get_path (self);
  creation->profile = csp_profile_form_get_profile (self->form);
  task = g_task_new (self, NULL, created_cb, NULL);
  g_task_set_source_tag (task, create_cb);
  g_task_set_task_data (task, creation, (GDestroyNotify) creation_free);
  g_task_run_in_thread (task, create_in_thread);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CspNewProfileDialog) self = CSP_NEW_PROFILE_DIALOG (user_data);
  g_autoptr(GFile) file = csp_platform_choose_file_finish (result);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  csp_set_str (&self->path, g_file_peek_path (file));
  update (self);
}

static void
choose_file_cb (CspNewProfileDialog *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *name = g_path_get_basename (path);
  const CspFileChoice choice = {
    .task = CSP_FILE_SAVE,
    .title = _("Where the profile shall be"),
    .accept = C_("button", "_Choose"),
    .filter = _("Profiles"),
    .pattern = "*" SUFFIX,
    .name = name,
  };

  csp_platform_choose_file_async (GTK_WINDOW (self), &choice, file_chosen_cb, g_object_ref (self));
}

static CspProfile *
default_profile (void)
{
  const char *country = csp_language_get_country ();

  return g_object_new (CSP_TYPE_PROFILE,
                       "cloud", "global",
                       "backend", "local",
                       "country", csp_country_find (country) != NULL ? country : NULL,
                       "roles", CSP_DEFAULT_ROLES,
                       "locale", csp_language_get_format_locale (),
                       "invitation-days", DEFAULT_INVITATION_DAYS,
                       "clipboard-seconds", DEFAULT_CLIPBOARD_SECONDS,
                       NULL);
}

static void
csp_new_profile_dialog_finalize (GObject *object)
{
  g_free (CSP_NEW_PROFILE_DIALOG (object)->path);

  G_OBJECT_CLASS (csp_new_profile_dialog_parent_class)->finalize (object);
}

static void
csp_new_profile_dialog_class_init (CspNewProfileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_new_profile_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-new-profile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspNewProfileDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewProfileDialog, box);
  gtk_widget_class_bind_template_child (widget_class, CspNewProfileDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_new_profile_dialog_init (CspNewProfileDialog *self)
{
  g_autoptr(CspProfile) profile = default_profile ();
  GtkWidget *button = gtk_button_new_with_mnemonic (C_("button", "Choose _file…"));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = CSP_PROFILE_FORM (csp_profile_form_new (TRUE));
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_file_cb), self);
  self->file_row = CSP_FORM_ROW (csp_form_row_new ("file", C_("field", "File"), button));
  gtk_box_append (self->box, GTK_WIDGET (self->file_row));
  csp_profile_form_set_profile (self->form, profile);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (update), self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/**
 * csp_new_profile_dialog_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_new_profile_dialog_new (GtkWindow *parent)
{
  return g_object_new (CSP_TYPE_NEW_PROFILE_DIALOG, "transient-for", parent, NULL);
}
