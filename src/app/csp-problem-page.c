/* csp-problem-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/csp-problem-page.h"
#include "base/csp-error.h"

/**
 * CspProblemPage:
 *
 * Why a profile could not be opened and what can be done (design.md, What bad input gets). The file is as it
 * was.
 */
struct _CspProblemPage
{
  GtkWidget      parent_instance;

  AdwStatusPage *status_page;
  GtkLabel      *path_label;
  GtkBox        *buttons;
};

typedef enum
{
  WAY_TRY_AGAIN = 1 << 0,
  WAY_READ_ONLY = 1 << 1,
  WAY_RESTORE = 1 << 2,
  WAY_CHOOSE = 1 << 3,
} Ways;

static const struct
{
  Ways        way;
  const char *label;
  const char *action;
} ways[] = {
  { WAY_TRY_AGAIN, NC_("button", "Try again"), "win.try-again" },
  { WAY_READ_ONLY, NC_("button", "Open read-only"), "win.open-read-only" },
  { WAY_RESTORE, NC_("button", "Restore a backup…"), "win.restore-backup" },
  { WAY_CHOOSE, NC_("button", "Choose another file…"), "app.open" },
};

typedef struct
{
  int         code;
  const char *icon;
  const char *title;
  const char *advice;
  Ways        ways;
  gboolean    needs_reason;     /* whether the error says more than the advice */
} Problem;

/* The last row stands for all other errors. */
static const Problem problems[] = {
  { CSP_ERROR_NOT_FOUND, "edit-find-symbolic", N_("This profile is not there"),
    N_("The file was moved, renamed or deleted, or its drive is not connected."),
    WAY_TRY_AGAIN | WAY_RESTORE | WAY_CHOOSE },
  { CSP_ERROR_NOT_A_PROFILE, "dialog-question-symbolic", N_("This file is not a profile"),
    N_("It was not written by Parceria, so it was left alone. Profiles have names that end in “.parceria”."),
    WAY_CHOOSE },
  { CSP_ERROR_TOO_NEW, "software-update-available-symbolic", N_("This profile needs a newer Parceria"),
    N_("It was written by a newer version. Update Parceria, or choose another file, such as a backup made with this "
       "version."),
    WAY_CHOOSE },
  { CSP_ERROR_CORRUPT, "dialog-warning-symbolic", N_("This profile is damaged"),
    N_("Restore a backup: the damaged file is kept beside it. Opening it read-only may show what can still be read."),
    WAY_RESTORE | WAY_READ_ONLY | WAY_CHOOSE },
  { CSP_ERROR_BUSY, "content-loading-symbolic", N_("This profile is busy"),
    N_("Another program is writing to it. Try again when it is done, or look at the profile without changing it."),
    WAY_TRY_AGAIN | WAY_READ_ONLY | WAY_CHOOSE },
  { CSP_ERROR_READ_ONLY, "changes-prevent-symbolic", N_("This profile cannot be changed"),
    N_("The file or its folder cannot be written to. You can look at it, or copy it to another folder and open "
       "the copy."),
    WAY_READ_ONLY | WAY_TRY_AGAIN | WAY_CHOOSE, TRUE },
  { CSP_ERROR_FULL, "drive-harddisk-symbolic", N_("The disk is full"),
    N_("Free some space and try again. Nothing in the profile was changed."),
    WAY_TRY_AGAIN | WAY_READ_ONLY | WAY_CHOOSE },
  { CSP_ERROR_FAILED, "dialog-error-symbolic", N_("This profile could not be opened"),
    N_("Nothing in the file was changed."),
    WAY_TRY_AGAIN | WAY_READ_ONLY | WAY_CHOOSE, TRUE },
};

G_DEFINE_FINAL_TYPE (CspProblemPage, csp_problem_page, GTK_TYPE_WIDGET)

static const Problem *
find_problem (const GError *error)
{
  guint last = G_N_ELEMENTS (problems) - 1;

  for (guint i = 0; i < last; i++)
    if (g_error_matches (error, CSP_ERROR, problems[i].code))
      return &problems[i];
  return &problems[last];
}

static void
add_buttons (CspProblemPage *self,
             Ways            wanted)
{
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *button;

      if ((wanted & ways[i].way) == 0)
        continue;
      button = gtk_button_new_with_label (g_dpgettext2 (NULL, "button", ways[i].label));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ways[i].action);
      gtk_widget_add_css_class (button, "pill");
      if (first)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_box_append (self->buttons, button);
      first = FALSE;
    }
}

static void
csp_problem_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_PROBLEM_PAGE);

  G_OBJECT_CLASS (csp_problem_page_parent_class)->dispose (object);
}

static void
csp_problem_page_class_init (CspProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_problem_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspProblemPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, CspProblemPage, path_label);
  gtk_widget_class_bind_template_child (widget_class, CspProblemPage, buttons);
}

static void
csp_problem_page_init (CspProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_problem_page_new:
 * @path: the profile's file
 * @error: why it could not be opened
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
csp_problem_page_new (const char   *path,
                      const GError *error)
{
  CspProblemPage *self = g_object_new (CSP_TYPE_PROBLEM_PAGE, NULL);
  const Problem *problem = find_problem (error);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = g_strjoin ("\n\n", _(problem->advice),
                                         problem->needs_reason ? error->message : NULL, NULL);
  g_autofree char *description = g_markup_escape_text (message, -1);

  adw_status_page_set_icon_name (self->status_page, problem->icon);
  adw_status_page_set_title (self->status_page, _(problem->title));
  adw_status_page_set_description (self->status_page, description);
  gtk_label_set_label (self->path_label, name);
  add_buttons (self, problem->ways);
  return GTK_WIDGET (self);
}
