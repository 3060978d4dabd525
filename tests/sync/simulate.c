/* simulate.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>

#include "base/csp-clock.h"
#include "operations/csp-profile-create.h"
#include "tests/lib/test-store.h"
#include "tests/sync/simulation.h"

#define SEEDS 500

/* Of so many runs in a row one reads everything, and two are of other partners than providers. */
#define KINDS 8
static const struct
{
  const char *persona;
  gboolean is_whole;
} kinds[KINDS] = {
  { "indirect-provider", TRUE },
  { "indirect-provider", FALSE },
  { "indirect-reseller", FALSE },
  { "indirect-provider", FALSE },
  { "indirect-provider", FALSE },
  { "direct", FALSE },
  { "indirect-provider", FALSE },
  { "indirect-provider", FALSE },
};

/* What most runs leave out of a pull, for speed: what is only mirrored, and kept as it came. */
static const char short_pulls[] =
    "CREATE TRIGGER short_details BEFORE INSERT ON pull_detail"
    " WHEN new.stage IN ('users', 'subscribed-skus', 'agreements', 'qualifications')"
    " BEGIN SELECT RAISE (IGNORE); END;"
    "CREATE TRIGGER short_pages AFTER INSERT ON pull WHEN new.stage = 'legal-profile'"
    " BEGIN UPDATE pull SET stage = (SELECT CASE persona WHEN 'indirect-provider' THEN 'resellers'"
    " WHEN 'indirect-reseller' THEN 'providers' ELSE 'agreement-templates' END FROM profile) WHERE id = new.id; END;";

/* A profile with a few offers; each run begins with a copy of it. */
static char *
make_template (const char *folder,
               const char *persona,
               gboolean    is_whole,
               gsize      *length)
{
  g_autofree char *path = g_build_filename (folder, "template.parceria", NULL);
  g_autoptr(CspProfile) profile = test_store_new_profile ();
  g_autoptr(GError) error = NULL;
  CspConn *conn;
  char *content;

  g_object_set (profile, "backend", "partner-center", "persona", persona, NULL);
  csp_store_create (path, profile, &error);
  g_assert_no_error (error);
  conn = csp_conn_open (path, CSP_CONN_READ_WRITE, &error);
  g_assert_no_error (error);
  csp_conn_begin_write (conn, &error);
  csp_catalogue_load_starter (conn, "BR", &error);
  csp_conn_exec (conn, "DELETE FROM offer WHERE offer_id NOT IN ('24422850-ABC3-4525-B567-E2FD4BD0ADCB',"
                       " 'AFD999EA-8AF6-4360-9171-F93E42C2F42F', '8B215C98-33AA-42C3-940D-42A9BDEE6A79',"
                       " 'F194A8E1-576D-4AF9-B817-06AD162313C5')",
                 &error);
  csp_conn_exec (conn, "UPDATE catalogue SET envelope = '{}'", &error);
  if (!is_whole)
    csp_conn_exec (conn, short_pulls, &error);
  csp_conn_commit (conn, &error);
  csp_conn_exec (conn, "VACUUM", &error);
  g_assert_no_error (error);
  csp_conn_close (conn);
  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  remove (path);
  return content;
}

static gboolean
run_seeds (const char *folder,
           gint        first,
           gint        n_seeds,
           gboolean    is_verbose)
{
  g_autofree char *path = g_build_filename (folder, "run.parceria", NULL);
  gsize lengths[KINDS];
  char *templates[KINDS];
  guint n_requests = 0, n_failed = 0;
  gint64 started = g_get_monotonic_time ();
  double seconds;

  for (guint i = 0; i < KINDS; i++)
    templates[i] = make_template (folder, kinds[i].persona, kinds[i].is_whole, &lengths[i]);
  for (gint i = 0; i < n_seeds; i++)
    {
      guint kind = (first + i) % KINDS;
      g_autofree char *failure = simulation_run (templates[kind], lengths[kind], kinds[kind].persona, path, first + i,
                                                 is_verbose, &n_requests);

      if (failure != NULL)
        printf ("seed %d: %s\n", first + i, failure);
      n_failed += failure != NULL;
      fflush (stdout);
    }
  for (guint i = 0; i < KINDS; i++)
    g_free (templates[i]);
  seconds = (g_get_monotonic_time () - started) / (double) G_USEC_PER_SEC;
  printf ("%d seeds, %u failed, %u requests, %.1f s, %.0f seeds/s\n", n_seeds, n_failed, n_requests, seconds,
          n_seeds / seconds);
  return n_failed == 0;
}

int
main (int   argc,
      char *argv[])
{
  gint n_seeds = SEEDS, first = 1;
  gboolean is_verbose = FALSE;
  const GOptionEntry entries[] = {
    { "seeds", 0, 0, G_OPTION_ARG_INT, &n_seeds, "How many runs", "N" },
    { "first", 0, 0, G_OPTION_ARG_INT, &first, "Seed of the first", "S" },
    { "verbose", 0, 0, G_OPTION_ARG_NONE, &is_verbose, "Print everything that happens", NULL },
    { NULL }
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  gboolean passed;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  folder = g_strdup ("/dev/shm/parceria-simulate-XXXXXX");
  if (g_mkdtemp (folder) == NULL)
    {
      g_free (folder);
      folder = g_dir_make_tmp ("parceria-simulate-XXXXXX", NULL);
    }
  passed = run_seeds (folder, first, n_seeds, is_verbose);
  test_remove_folder (folder);
  return passed ? 0 : 1;
}
