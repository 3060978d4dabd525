/* csp-cli-session.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/csp-clock.h"
#include "cli/csp-cli-command.h"
#include "operations/csp-date-reached.h"
#include "store/csp-migrate.h"
#include "store/csp-profile-repo.h"
#include "store/csp-subscription-repo.h"

#define PROFILE_SUFFIX ".parceria"

/**
 * csp_cli_usage:
 * @format: what is wrong with the call
 * @...: for @format
 *
 * Returns: the exit code of wrong usage
 */
int
csp_cli_usage (const char *format,
               ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stderr, "parceria: %s\n", message);
  return CSP_EXIT_USAGE;
}

/**
 * csp_cli_fail:
 * @error: (transfer full): why the request failed
 *
 * Returns: the exit code
 */
int
csp_cli_fail (GError *error)
{
  int code = g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID) ? CSP_EXIT_INPUT : CSP_EXIT_FAILED;

  g_autofree char *message = csp_cli_printable (error->message);

  fprintf (stderr, "parceria: %s\n", message);
  g_error_free (error);
  return code;
}

/**
 * csp_cli_printable:
 * @text: (nullable): what was read from a file or a profile
 *
 * What is in a field must neither break lines nor drive the terminal.
 *
 * Returns: (transfer full): @text on one line, without control characters
 */
char *
csp_cli_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *printable = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (printable, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (printable, FALSE);
}

static void
print_problem (const CspProblem *problem)
{
  const char *detail = strchr (problem->field, ':');
  const char *warning = problem->severity == CSP_SEVERITY_WARNING ? _("warning: ") : "";
  g_autofree char *message = csp_cli_printable (problem->message);

  if (problem->field[0] == '\0')
    fprintf (stderr, "%s%s\n", warning, message);
  else if (detail != NULL)
    fprintf (stderr, "%s--%.*s: %s: %s\n", warning, (int) (detail - problem->field), problem->field, detail + 1,
             message);
  else
    fprintf (stderr, "%s--%s: %s\n", warning, problem->field, message);
}

static void
print_problems (const CspProblems *problems,
                CspSeverity        severity)
{
  for (guint i = 0; problems != NULL && i < csp_problems_get_count (problems); i++)
    if (csp_problems_get (problems, i)->severity == severity)
      print_problem (csp_problems_get (problems, i));
}

/**
 * csp_cli_refuse:
 * @problems: what is wrong with the options
 *
 * Names every field that breaks a rule.
 *
 * Returns: the exit code; a permission that is missing is no error of the input
 */
int
csp_cli_refuse (const CspProblems *problems)
{
  gboolean is_input = FALSE;

  print_problems (problems, CSP_SEVERITY_ERROR);
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    is_input |= csp_problems_get (problems, i)->severity == CSP_SEVERITY_ERROR &&
                csp_problems_get (problems, i)->field[0] != '\0';
  return is_input ? CSP_EXIT_INPUT : CSP_EXIT_FAILED;
}

/**
 * csp_cli_warn:
 * @problems: (nullable): what may be wrong
 */
void
csp_cli_warn (const CspProblems *problems)
{
  print_problems (problems, CSP_SEVERITY_WARNING);
}

/**
 * csp_cli_say:
 * @cli: the run
 * @format: what happened, for the person
 * @...: for @format
 *
 * Prints a line on the standard output, unless programs read it or --quiet was given.
 */
void
csp_cli_say (CspCli     *cli,
             const char *format,
             ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (cli->json || cli->quiet)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  printf ("%s\n", message);
}

/**
 * csp_cli_parse_number:
 * @text: what was typed
 * @is_number: (out): whether it is a whole number
 *
 * Returns: the number
 */
gint64
csp_cli_parse_number (const char *text,
                      gboolean   *is_number)
{
  gint64 number = 0;

  *is_number = g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL);
  return number;
}

static GPtrArray *
list_profiles (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "parceria", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, PROFILE_SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

/**
 * csp_cli_find_profile:
 * @cli: the run; its profile_path is set when only one profile is there
 * @code: (out): the exit code otherwise
 *
 * Returns: whether it is known which profile to use
 */
gboolean
csp_cli_find_profile (CspCli *cli,
                      int    *code)
{
  g_autoptr(GPtrArray) paths = NULL;

  if (cli->profile_path != NULL)
    return TRUE;
  paths = list_profiles ();
  if (paths->len == 1)
    {
      cli->profile_path = g_strdup (g_ptr_array_index (paths, 0));
      return TRUE;
    }
  if (paths->len == 0)
    *code = csp_cli_usage ("%s", _("There is no profile yet. Create one with “parceria init”, or name one with --profile."));
  else
    {
      *code = csp_cli_usage ("%s", _("There are several profiles; choose one with --profile:"));
      for (guint i = 0; i < paths->len; i++)
        fprintf (stderr, "  %s\n", (char *) g_ptr_array_index (paths, i));
    }
  return FALSE;
}

static CspConn *
open_conn (const char   *path,
           CspConnMode   mode,
           GError      **error)
{
  g_autoptr(CspConn) conn = csp_conn_open (path, mode, error);

  if (conn == NULL || !csp_migrate (conn, error) || !csp_profile_repo_apply_locale (conn, error))
    return NULL;
  return g_steal_pointer (&conn);
}

/* What the passing of time did is written before anybody reads; when another process is writing, it will do that. */
static void
let_time_pass (CspConn *conn)
{
  g_autofree char *today = csp_clock_today ();
  g_autoptr(GArray) due = csp_subscription_repo_find_due (conn, today, NULL);
  g_autoptr(CspDateReachedOperation) operation = NULL;

  if (due == NULL || due->len == 0)
    return;
  operation = csp_date_reached_operation_new ();
  csp_operation_run (CSP_OPERATION (operation), conn, CSP_ORIGIN_CLOCK, NULL, NULL);
}

static gboolean
open_profile (CspCli      *cli,
              CspConnMode  mode,
              gboolean     with_dates,
              int         *code)
{
  g_autoptr(GError) error = NULL;

  if (!csp_cli_find_profile (cli, code))
    return FALSE;
  cli->conn = open_conn (cli->profile_path, CSP_CONN_READ_WRITE, &error);
  if (cli->conn == NULL && mode == CSP_CONN_READ_ONLY && g_error_matches (error, CSP_ERROR, CSP_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      cli->conn = open_conn (cli->profile_path, CSP_CONN_READ_ONLY, &error);
    }
  if (with_dates && cli->conn != NULL && !csp_conn_is_read_only (cli->conn))
    let_time_pass (cli->conn);
  if (cli->conn == NULL || !(cli->profile = csp_profile_repo_load (cli->conn, &error)))
    {
      *code = csp_cli_fail (g_steal_pointer (&error));
      return FALSE;
    }
  csp_conn_set_cancellable (cli->conn, cli->cancellable);
  return TRUE;
}

/**
 * csp_cli_open:
 * @cli: the run
 * @mode: whether the command changes the profile; one that does not works where nothing can be written
 * @code: (out): the exit code when it cannot be opened
 *
 * Returns: whether the profile is open
 */
gboolean
csp_cli_open (CspCli      *cli,
              CspConnMode  mode,
              int         *code)
{
  return open_profile (cli, mode, TRUE, code);
}

/**
 * csp_cli_open_as_it_is:
 * @cli: the run
 * @code: (out): the exit code when it cannot be opened
 *
 * For commands about the file itself, which may be damaged: not even the passing of time is written.
 *
 * Returns: whether the profile is open
 */
gboolean
csp_cli_open_as_it_is (CspCli *cli,
                       int    *code)
{
  return open_profile (cli, CSP_CONN_READ_ONLY, FALSE, code);
}

/**
 * csp_cli_run_operation:
 * @cli: the run, with the profile open
 * @operation: what to do
 *
 * Runs it and tells what is wrong.
 *
 * Returns: #CSP_EXIT_DONE when it was committed, another exit code otherwise
 */
int
csp_cli_run_operation (CspCli       *cli,
                       CspOperation *operation)
{
  g_autoptr(CspProblems) problems = NULL;
  GError *error = NULL;

  if (csp_operation_run (operation, cli->conn, CSP_ORIGIN_PERSON, &problems, &error))
    {
      csp_cli_warn (problems);
      return CSP_EXIT_DONE;
    }
  if (problems == NULL || !csp_problems_has_errors (problems))
    return csp_cli_fail (error);
  g_error_free (error);
  return csp_cli_refuse (problems);
}
