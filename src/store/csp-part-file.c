/* csp-part-file.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/csp-part-file.h"

#define MARK ".part-"
#define DIGITS 8

/**
 * csp_part_file_path:
 * @path: a file that is to be made whole or not at all
 *
 * Returns: (transfer full) (type filename): a free path beside @path to make it under
 */
char *
csp_part_file_path (const char *path)
{
  g_autofree char *unique = g_uuid_string_random ();

  return g_strdup_printf ("%s" MARK "%.*s", path, DIGITS, unique);
}

/**
 * csp_part_file_asked_name:
 * @path: a file, perhaps one of csp_part_file_path()
 *
 * Returns: (transfer full): the file to name in messages: the one that somebody asked for
 */
char *
csp_part_file_asked_name (const char *path)
{
  gsize length = strlen (path);
  gsize suffix = strlen (MARK) + DIGITS;
  g_autofree char *asked = NULL;

  if (length > suffix && memcmp (path + length - suffix, MARK, strlen (MARK)) == 0)
    asked = g_strndup (path, length - suffix);
  return g_filename_display_name (asked != NULL ? asked : path);
}

/**
 * csp_part_file_remove:
 * @part: (type filename): a path of csp_part_file_path() that is closed
 *
 * Removes it with what a full disk kept SQLite from removing.
 */
void
csp_part_file_remove (const char *part)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (part, suffixes[i], NULL);

      g_unlink (path);
    }
}
