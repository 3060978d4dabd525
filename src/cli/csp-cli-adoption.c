/* csp-cli-adoption.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/csp-cli-adoption.h"
#include "cli/csp-cli-json.h"

/* What the first synchronization of a profile with records of its own would do. */

static const char * const keys[CSP_ADOPTION_KINDS] = {
  [CSP_ADOPTION_CUSTOMERS] = "customers",
  [CSP_ADOPTION_RESELLERS] = "resellers",
  [CSP_ADOPTION_SUBSCRIPTIONS] = "subscriptions",
};

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
print_json (const CspAdoptionPreview *preview)
{
  g_autoptr(GString) json = g_string_new ("{");

  for (CspAdoptionKind kind = 0; kind < CSP_ADOPTION_KINDS; kind++)
    {
      const CspAdoptionCount *count = &preview->counts[kind];

      g_string_append_printf (json,
                              "\"%s\": {\"byId\": %" G_GINT64_FORMAT ", \"byOther\": %" G_GINT64_FORMAT
                              ", \"changed\": %" G_GINT64_FORMAT ", \"onlyHere\": %" G_GINT64_FORMAT
                              ", \"added\": %" G_GINT64_FORMAT "}, ",
                              keys[kind], count->by_id, count->by_other, count->changed, count->missing,
                              count->added);
    }
  g_string_append (json, "\"onlyHere\": [");
  for (guint i = 0; i < preview->missing->len; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      csp_cli_json_append_text (json, preview->missing->pdata[i]);
    }
  printf ("%s]}\n", json->str);
}

static void
print_text (const CspAdoptionPreview *preview)
{
  for (CspAdoptionKind kind = 0; kind < CSP_ADOPTION_KINDS; kind++)
    {
      CspAdoptionLine lines[CSP_ADOPTION_LINES];
      guint n_lines = csp_adoption_describe (preview, kind, lines);

      printf ("%s\n", csp_adoption_kind_label (kind));
      for (guint i = 0; i < n_lines; i++)
        printf ("%8" G_GINT64_FORMAT "  %s\n", lines[i].count, lines[i].label);
    }
  for (guint i = 0; i < preview->missing->len; i++)
    {
      g_autofree char *name = csp_cli_printable (preview->missing->pdata[i]);

      /* translators: %s is the name of a record */
      printf (_("Only here: %s\n"), name);
    }
}

/**
 * csp_cli_preview_adoption:
 * @cli: the run
 * @store: a profile that is connected
 * @client: sends the requests
 * @sign_in: knows tokens
 *
 * Says what the first synchronization would do, and changes nothing.
 *
 * Returns: the exit code
 */
int
csp_cli_preview_adoption (CspCli        *cli,
                          CspStore      *store,
                          CspHttpClient *client,
                          CspSignIn     *sign_in)
{
  g_autoptr(GAsyncResult) looked = NULL;
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(CspAdoptionPreview) preview = NULL;
  gboolean is_pending;
  GError *error = NULL;

  csp_adoption_is_pending_async (store, cli->cancellable, looked_cb, &looked);
  wait_for (&looked);
  if (!csp_adoption_is_pending_finish (store, looked, &is_pending, &error))
    return csp_cli_fail (error);
  if (!is_pending)
    {
      csp_cli_say (cli, "%s", _("There are no records here that were not compared with Partner Center."));
      return CSP_EXIT_DONE;
    }
  csp_adoption_preview_async (store, client, sign_in, NULL, NULL, cli->cancellable, looked_cb, &read);
  wait_for (&read);
  preview = csp_adoption_preview_finish (store, read, &error);
  if (preview == NULL)
    return csp_cli_fail (error);
  (cli->json ? print_json : print_text) (preview);
  return CSP_EXIT_DONE;
}
