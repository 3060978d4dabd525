/* csp-settings.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-settings.h"

/* A program run from the build folder brings its schema along. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchemaSource) built = NULL;
  GSettingsSchema *schema = NULL;

  if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, CSP_APPLICATION_ID, TRUE);
  if (schema == NULL && *CSP_BUILD_DATA_DIR != '\0')
    built = g_settings_schema_source_new_from_directory (CSP_BUILD_DATA_DIR, installed, TRUE, NULL);
  if (built != NULL)
    schema = g_settings_schema_source_lookup (built, CSP_APPLICATION_ID, TRUE);
  return schema;
}

/**
 * csp_settings_get:
 *
 * Returns: (transfer none): the preferences
 */
GSettings *
csp_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    {
      g_autoptr(GSettingsSchema) schema = find_schema ();

      settings = schema != NULL ? g_settings_new_full (schema, NULL, NULL) : g_settings_new (CSP_APPLICATION_ID);
    }
  return settings;
}
