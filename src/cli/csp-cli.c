/* csp-cli.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/csp-language.h"
#include "cli/csp-cli-command.h"

static const CspCliCommand * const commands[] = {
  &csp_cli_init_command,
  &csp_cli_sample_command,
  &csp_cli_import_command,
  &csp_cli_export_command,
  &csp_cli_list_command,
  &csp_cli_show_command,
  &csp_cli_reseller_add_command,
  &csp_cli_customer_create_command,
  &csp_cli_order_place_command,
  &csp_cli_subscription_set_command,
  &csp_cli_support_contact_set_command,
  &csp_cli_invite_command,
  &csp_cli_connect_command,
  &csp_cli_sign_in_command,
  &csp_cli_sync_command,
  &csp_cli_check_command,
  &csp_cli_backup_command,
  &csp_cli_restore_command,
};

static gboolean
starts_with_word (const char *name,
                  const char *word)
{
  gsize length = strlen (word);

  return strncmp (name, word, length) == 0 && (name[length] == '\0' || name[length] == ' ');
}

/**
 * csp_cli_is_command:
 * @name: the program's first argument
 *
 * Returns: whether it is a subcommand, so that no window shall open
 */
gboolean
csp_cli_is_command (const char *name)
{
  if (g_str_equal (name, "help") || g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (starts_with_word (commands[i]->name, name))
      return TRUE;
  return FALSE;
}

static const CspCliCommand *
find_command (const char *first,
              const char *second)
{
  g_autofree char *both = g_strjoin (" ", first, second, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, first) || g_str_equal (commands[i]->name, both))
      return commands[i];
  return NULL;
}

static int
print_commands (FILE *file,
                int   code)
{
  fprintf (file, "%s\n", _("Usage: parceria [--log-http FILE] [PROFILE]\n       parceria COMMAND [OPTION…] [ARGUMENT…]"));
  fprintf (file, "\n%s\n", _("Without a command the window opens. Its options are:"));
  fprintf (file, "  --log-http %-9s %s\n", _("FILE"),
           _("Write requests and answers there, without secrets and personal data"));
  fprintf (file, "\n%s\n", _("The commands are:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (file, "  %-20s %s\n", commands[i]->name, _(commands[i]->summary));
  fprintf (file, "\n%s\n", _("“parceria COMMAND --help” says more about a command."));
  return code;
}

/* A signal handler could not cancel safely; a thread that waits for the signals can. */
static gpointer
wait_for_interrupt (gpointer user_data)
{
  GCancellable *cancellable = user_data;
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  if (sigwait (&signals, &number) == 0)
    g_cancellable_cancel (cancellable);
  /* Who asks twice does not want to wait; what was not committed is gone at the next start. */
  if (sigwait (&signals, &number) == 0)
    _exit (CSP_EXIT_FAILED);
  return NULL;
}

static void
watch_interrupts (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interrupts", wait_for_interrupt, cancellable));
}

static GOptionContext *
make_context (const CspCliCommand *command,
              CspCli              *cli)
{
  const GOptionEntry common[] = {
    { "profile", 'p', 0, G_OPTION_ARG_FILENAME, &cli->profile_path, N_("Profile to use"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Print the result for programs, as JSON"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &cli->quiet, N_("Print no progress and no summary"), NULL },
    { NULL },
  };
  g_autofree char *program = g_strjoin (" ", "parceria", command->name, NULL);
  g_autofree char *example = g_strdup_printf (_("Example:\n  %s"), command->example);
  GOptionContext *context = g_option_context_new (command->parameters);

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, example);
  if (command->entries != NULL)
    g_option_context_add_main_entries (context, command->entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static int
run_command (const CspCliCommand  *command,
             CspCli               *cli,
             char               ***arguments)
{
  g_autoptr(GOptionContext) context = make_context (command, cli);
  g_autoptr(GError) error = NULL;
  guint n_arguments;

  if (!g_option_context_parse_strv (context, arguments, &error))
    return csp_cli_usage ("%s", error->message);
  cli->arguments = *arguments + 1;
  n_arguments = g_strv_length (cli->arguments);
  if (n_arguments < command->min_arguments)
    return csp_cli_usage (_("“%1$s” needs: %2$s"), command->name, command->parameters);
  if (n_arguments > command->max_arguments)
    return csp_cli_usage (_("“%1$s” does not take the argument “%2$s”."), command->name,
                          cli->arguments[command->max_arguments]);
  return command->run (cli);
}

static void
cli_clear (CspCli *cli)
{
  g_clear_pointer (&cli->conn, csp_conn_close);
  g_clear_object (&cli->profile);
  g_clear_pointer (&cli->profile_path, g_free);
}

static gboolean
are_utf8 (int    argc,
          char **argv)
{
  for (int i = 1; i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      return FALSE;
  return TRUE;
}

/**
 * csp_cli_run:
 * @argc: arguments of the program
 * @argv: (array length=argc): with a subcommand as the second
 *
 * Runs a subcommand. It needs no display.
 *
 * Returns: what the program exits with
 */
int
csp_cli_run (int    argc,
             char **argv)
{
  CspCli cli = { NULL };
  const CspCliCommand *command;
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();
  guint n_words;
  int code;

  csp_language_start (NULL);
  if (argc < 2 || g_str_equal (argv[1], "help") || g_str_has_prefix (argv[1], "-"))
    return print_commands (stdout, CSP_EXIT_DONE);
  if (!are_utf8 (argc, argv))
    return csp_cli_usage ("%s", _("The arguments are not UTF-8 text."));
  command = find_command (argv[1], argc > 2 ? argv[2] : NULL);
  if (command == NULL)
    return print_commands (stderr, CSP_EXIT_USAGE);

  n_words = strchr (command->name, ' ') ? 2 : 1;
  g_ptr_array_add (kept, argv[0]);
  for (int i = 1 + n_words; i < argc; i++)
    g_ptr_array_add (kept, argv[i]);
  g_ptr_array_add (kept, NULL);
  arguments = g_strdupv ((char **) kept->pdata);
  cli.cancellable = g_cancellable_new ();
  watch_interrupts (cli.cancellable);
  code = run_command (command, &cli, &arguments);
  cli_clear (&cli);
  return (fflush (stdout) == 0 && !ferror (stdout)) || code != CSP_EXIT_DONE ? code : CSP_EXIT_FAILED;
}
