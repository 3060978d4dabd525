/* csp-platform.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CspFileTask:
 * @CSP_FILE_OPEN: choose a file that is there
 * @CSP_FILE_SAVE: choose where a file shall be; the chooser asks before one is replaced
 */
typedef enum
{
  CSP_FILE_OPEN,
  CSP_FILE_SAVE,
} CspFileTask;

/**
 * CspFileChoice:
 * @task: what for
 * @title: title of the window, translated
 * @accept: (nullable): label of its button, translated
 * @filter: (nullable): what kind of files are shown, translated
 * @pattern: (nullable): their names, as "*.csv"
 * @name: (nullable): suggested file name, for %CSP_FILE_SAVE
 * @folder: (nullable): folder to start in
 *
 * What a file chooser asks for.
 */
typedef struct
{
  CspFileTask  task;
  const char  *title;
  const char  *accept;
  const char  *filter;
  const char  *pattern;
  const char  *name;
  const char  *folder;
} CspFileChoice;

/**
 * CspAnswer:
 * @id: what csp_platform_ask_finish() returns
 * @label: label of the button, translated, with mnemonic
 * @destructive: whether something is lost by it
 */
typedef struct
{
  const char *id;
  const char *label;
  gboolean    destructive;
} CspAnswer;

void       csp_platform_choose_file_async  (GtkWindow            *parent,
                                            const CspFileChoice  *choice,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GFile     *csp_platform_choose_file_finish (GAsyncResult         *result);
void       csp_platform_ask_async          (GtkWindow            *parent,
                                            const char           *heading,
                                            const char           *body,
                                            const CspAnswer      *answers,
                                            guint                 n_answers,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
char      *csp_platform_ask_finish         (GAsyncResult         *result);
void       csp_platform_show_about         (GtkWindow            *parent);
GtkWindow *csp_platform_new_preferences    (GtkWindow            *parent);
void       csp_platform_add_preferences    (GtkWindow            *preferences,
                                            GtkWidget            *page);

G_END_DECLS
