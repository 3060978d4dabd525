/* csp-cli-sync.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "base/csp-clock.h"
#include "cli/csp-cli-adoption.h"
#include "cli/csp-cli-json.h"
#include "cli/csp-cli-service.h"
#include "domain/csp-outbox-entry.h"
#include "store/csp-repo.h"
#include "sync/csp-sync-session.h"

/* How long a command waits for a network that was there before, and for what is tried again by itself. */
#define OFFLINE_MAX (60 * G_TIME_SPAN_SECOND)
#define START (5 * G_TIME_SPAN_SECOND)
#define PAUSE_MAX (20 * G_TIME_SPAN_SECOND)
#define LOOK_MILLISECONDS 50
#define ROWS_MAX 20
#define LINE_WIDTH 76

static struct
{
  gboolean  pull_only;
  gboolean  full;
  gboolean  preview;
  char     *token_file;
  char     *log_http;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_FLAG ("pull-only", &options.pull_only, N_("Send nothing, only read")),
  CSP_CLI_FLAG ("preview", &options.preview,
                N_("Before the first time: say which records match those of Partner Center, and change nothing")),
  CSP_CLI_FLAG ("full", &options.full, N_("Read everything, not only what changed")),
  CSP_CLI_TEXT ("token-file", &options.token_file, N_("Take the access token from this file of mode 600"),
                N_("FILE")),
  CSP_CLI_LOG_HTTP_ENTRY (&options.log_http),
  { NULL },
};

typedef struct
{
  CspCli         *cli;
  CspSyncSession *session;
  GMainLoop      *loop;
  gint64          started_at;
  gint64          offline_since;
  gboolean        is_shown;           /* progress on a terminal */
  int             code;               /* -1 while it is not known */
  char           *message;            /* why it is not CSP_EXIT_DONE */
} Run;

static void
show_progress (Run *self)
{
  const CspSyncProgress *progress = csp_sync_session_get_progress (self->session);
  gint64 seconds = csp_sync_session_get_seconds_left (self->session);
  g_autoptr(GString) line = g_string_new (NULL);

  if (!self->is_shown || progress->stage == NULL)
    return;
  /* translators: what is read, as customers, then how many pages of it and how many details are there to go */
  g_string_append_printf (line, _("Reading: %1$s, page %2$d, %3$d details left"),
                          csp_sync_progress_get_label (progress),
                          (int) progress->page, (int) progress->details_left);
  if (seconds >= 0)
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, ngettext ("about %d minute", "about %d minutes", seconds / 60 + 1),
                              (int) (seconds / 60 + 1));
    }
  fprintf (stderr, "\r%-*s", LINE_WIDTH, line->str);
}

static void
decide (Run        *self,
        int         code,
        const char *message)
{
  if (self->code >= 0)
    return;
  self->code = code;
  self->message = g_strdup (message);
  csp_sync_session_stop (self->session);
}

/* A network that was never there, or that stays away. */
static void
look_offline (Run *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->offline_since == 0)
    self->offline_since = now;
  if (self->offline_since < self->started_at + START || now - self->offline_since > OFFLINE_MAX)
    decide (self, CSP_EXIT_OUT_OF_REACH, csp_sync_session_get_message (self->session));
}

static void
look_pause (Run *self)
{
  const CspSyncProgress *progress = csp_sync_session_get_progress (self->session);
  gint64 wake_at = csp_sync_session_get_wake_at (self->session);

  if (wake_at != G_MAXINT64 && wake_at - csp_clock_now () > PAUSE_MAX)
    decide (self, CSP_EXIT_OUT_OF_REACH,
            progress->trouble ? progress->trouble
                              : _("The service does not answer as it should. Everything that waits is kept."));
}

static gboolean
look_cb (gpointer user_data)
{
  Run *self = user_data;
  CspSyncState state = csp_sync_session_get_state (self->session);

  if (state != CSP_SYNC_STATE_OFFLINE)
    self->offline_since = 0;
  if (g_cancellable_is_cancelled (self->cli->cancellable))
    decide (self, CSP_EXIT_FAILED, _("Stopped. The next synchronization goes on from here."));
  else if (csp_sync_session_is_done (self->session))
    decide (self, CSP_EXIT_DONE, NULL);
  else if (state == CSP_SYNC_STATE_SIGNED_OUT || state == CSP_SYNC_STATE_FAILED)
    decide (self, CSP_EXIT_FAILED, csp_sync_session_get_message (self->session));
  else if (state == CSP_SYNC_STATE_ELSEWHERE)
    decide (self, CSP_EXIT_FAILED, _("Another window or command is synchronizing this profile."));
  else if (state == CSP_SYNC_STATE_OFFLINE)
    look_offline (self);
  else if (state != CSP_SYNC_STATE_LIMITED)
    look_pause (self);
  if (state == CSP_SYNC_STATE_STOPPED)
    {
      decide (self, CSP_EXIT_FAILED, _("The profile was closed."));
      g_main_loop_quit (self->loop);
    }
  return G_SOURCE_CONTINUE;
}

static void
news_cb (CspSyncSession    *session,
         const CspSyncNews *news,
         Run               *self)
{
  g_autofree char *sentence = csp_cli_printable (news->sentence);

  if (self->is_shown)
    fprintf (stderr, "\r%*s\r", LINE_WIDTH, "");
  if (news->sentence != NULL)
    fprintf (stderr, "parceria: %s\n", sentence);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static CspStore *
open_store (CspCli  *cli,
            GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  csp_store_open_async (cli->profile_path, CSP_CONN_READ_WRITE, cli->cancellable, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return csp_store_open_finish (result, error);
}

/* What a person must look at, each with its reason. */
static void
list_troubles (CspCli *cli)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < ROWS_MAX; i++)
    {
      g_autoptr (CspOutboxEntry) entry =
          csp_repo_find_where (cli->conn, CSP_TYPE_OUTBOX_ENTRY, &error,
                               "outbox.state IN ('doubtful', 'rejected', 'conflict') ORDER BY outbox.id"
                               " LIMIT 1 OFFSET ?1",
                               "i", (gint64) i);
      g_autofree char *name = entry ? csp_cli_printable (entry->subject_name) : NULL;
      g_autofree char *text = entry ? csp_cli_printable (entry->error_text) : NULL;

      if (entry == NULL)
        break;
      if (g_str_equal (entry->state, CSP_OUTBOX_CONFLICT))
        fprintf (stderr, _("%s: changed here and in Partner Center; decide in the window.\n"), name);
      else
        /* translators: a record, the service's reason, and an ID that support asks for */
        fprintf (stderr, _("%1$s: %2$s (correlation ID %3$s)\n"), name, text,
                 entry->correlation_id ? entry->correlation_id : "-");
    }
}

static void
print_summary (Run                   *self,
               const CspSyncProgress *progress)
{
  g_autofree char *last = progress->last_pull ? csp_instant_to_iso (progress->last_pull) : NULL;
  g_autoptr(GString) json = g_string_new (NULL);

  if (self->cli->json)
    {
      g_string_append_printf (json,
                              "{\"waiting\": %" G_GINT64_FORMAT ", \"rejected\": %" G_GINT64_FORMAT
                              ", \"conflicts\": %" G_GINT64_FORMAT ", \"lastPull\": ",
                              progress->waiting, progress->attention - progress->conflicts, progress->conflicts);
      csp_cli_json_append_text (json, last);
      printf ("%s}\n", json->str);
      return;
    }
  if (self->code == CSP_EXIT_DONE)
    csp_cli_say (self->cli, "%s", _("The profile and Partner Center are in step."));
  if (progress->attended > 0)
    csp_cli_say (self->cli,
                 ngettext ("%d change shows a password when it is sent: send it from the window.",
                           "%d changes show passwords when they are sent: send them from the window.",
                           progress->attended), (int) progress->attended);
}

static int
finish (Run *self)
{
  const CspSyncProgress *progress = csp_sync_session_get_progress (self->session);
  g_autofree char *message = csp_cli_printable (self->message);

  if (self->is_shown)
    fprintf (stderr, "\r%*s\r", LINE_WIDTH, "");
  if (self->message != NULL)
    fprintf (stderr, "parceria: %s\n", message);
  if (progress->attention > 0)
    list_troubles (self->cli);
  if (self->code == CSP_EXIT_DONE && progress->attention > 0)
    self->code = progress->conflicts > 0 ? CSP_EXIT_CONFLICTS : CSP_EXIT_FAILED;
  print_summary (self, progress);
  return self->code;
}

static int
synchronize (CspCli        *cli,
             CspStore      *store,
             CspHttpClient *client,
             CspSignIn     *sign_in)
{
  g_autoptr(CspSyncSession) session = csp_sync_session_new (store, client, sign_in);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run self = { cli, session, loop, g_get_monotonic_time (), 0, !cli->quiet && isatty (STDERR_FILENO), -1, NULL };
  guint source = g_timeout_add (LOOK_MILLISECONDS, look_cb, &self);
  int code;

  g_signal_connect_swapped (session, "changed", G_CALLBACK (show_progress), &self);
  g_signal_connect (session, "news", G_CALLBACK (news_cb), &self);
  csp_sync_session_set_push (session, !options.pull_only);
  csp_sync_session_set_full (session, options.full);
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  g_main_loop_run (loop);
  g_source_remove (source);
  code = finish (&self);
  g_signal_handlers_disconnect_by_data (session, &self);
  g_free (self.message);
  return code;
}

static int
run (CspCli *cli)
{
  g_autoptr(CspHttpClient) client = NULL;
  g_autoptr(CspSecret) token = NULL;
  g_autoptr(CspStore) store = NULL;
  g_autoptr(CspTokenStore) tokens = csp_token_store_new ();
  g_autoptr(CspSignIn) sign_in = NULL;
  GError *error = NULL;
  int code;

  if (options.token_file != NULL && !(token = csp_cli_read_token (options.token_file, &error)))
    return csp_cli_fail (error);
  if (!(client = csp_cli_open_service (cli, options.log_http, &code)))
    return code;
  if (!(store = open_store (cli, &error)))
    return csp_cli_fail (error);
  sign_in = csp_sign_in_new (client, tokens, csp_store_get_profile (store));
  if (token != NULL)
    csp_sign_in_set_fixed_token (sign_in, token);
  code = options.preview ? csp_cli_preview_adoption (cli, store, client, sign_in)
                         : synchronize (cli, store, client, sign_in);
  csp_store_close (store);
  return code;
}

const CspCliCommand csp_cli_sync_command = {
  "sync", NULL, N_("Send what waits to Partner Center and read what is there"),
  "parceria sync --profile acme.parceria --log-http sync.log",
  0, 0, entries, run,
};
