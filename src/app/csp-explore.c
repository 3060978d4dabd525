/* csp-explore.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-explore.h"
#include "base/csp-language.h"
#include "domain/csp-country.h"
#include "exchange/csp-sample.h"

/* Where there is no other hint; the language of the program's name is spoken there. */
#define DEFAULT_COUNTRY "BR"

typedef struct
{
  CspApplication *application;
  CspWindow      *window;
  char           *path;
} Exploration;

static void
exploration_free (Exploration *exploration)
{
  g_object_unref (exploration->application);
  g_object_unref (exploration->window);
  g_free (exploration->path);
  g_free (exploration);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Exploration *exploration = user_data;
  g_autoptr(GError) error = NULL;

  if (csp_sample_create_finish (result, &error))
    csp_application_open_profile (exploration->application, exploration->path, CSP_CONN_READ_WRITE);
  else
    {
      csp_window_wait (exploration->window, NULL);
      gtk_widget_activate_action (GTK_WIDGET (exploration->window), "win.report-error", "s", error->message);
    }
  g_application_unmark_busy (G_APPLICATION (exploration->application));
  exploration_free (exploration);
}

/**
 * csp_explore:
 * @application: the application
 * @window: a window without a profile
 *
 * Opens the profile with sample data. It is made the first time, and kept with what the person does to it.
 */
void
csp_explore (CspApplication *application,
             CspWindow      *window)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "parceria", "sample.parceria", NULL);
  const char *country = csp_language_get_country ();
  g_autoptr(CspProfile) profile = NULL;
  Exploration *exploration;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      csp_application_open_profile (application, path, CSP_CONN_READ_WRITE);
      return;
    }
  profile = csp_sample_new_profile (country != NULL && csp_country_find (country) != NULL ? country : DEFAULT_COUNTRY,
                                    csp_language_get_format_locale ());
  exploration = g_new0 (Exploration, 1);
  exploration->application = g_object_ref (application);
  exploration->window = g_object_ref (window);
  exploration->path = g_steal_pointer (&path);
  csp_window_wait (window, _("Preparing sample data…"));
  g_application_mark_busy (G_APPLICATION (application));
  csp_sample_create_async (exploration->path, profile, CSP_SAMPLE_SIZE_DEFAULT, CSP_SAMPLE_SEED_DEFAULT, NULL,
                           created_cb, exploration);
}
