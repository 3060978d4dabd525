/* csp-window-account.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-window-private.h"
#include "app/csp-window-sync.h"
#include "base/csp-text.h"
#include "dialogs/csp-accounts-dialog.h"
#include "dialogs/csp-sign-in-dialog.h"
#include "operations/csp-profile-change.h"
#include "widgets/csp-outcome.h"

/* Who is signed in to Partner Center. */

static void
account_saved_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CspWindow) self = user_data;

  csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_FAILURE);
  if (self->session == NULL)
    return;
  csp_sync_session_try_now (self->session);
  _csp_window_begin_pull (self, TRUE);
}

/* Who is signed in belongs to the profile, so that the next start finds the token in the keyring. */
static void
save_account (CspWindow  *self,
              const char *account)
{
  g_autoptr(CspProfile) profile = csp_record_copy (csp_store_get_profile (self->store));
  g_autoptr(CspProfileChangeOperation) operation = NULL;

  if (!csp_set_str (&profile->account, account))
    {
      csp_sync_session_try_now (self->session);
      return;
    }
  operation = csp_profile_change_operation_new (profile);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, account_saved_cb,
                           g_object_ref (self));
}

static void
signed_in_cb (CspWindow  *self,
              const char *account)
{
  if (self->session == NULL)
    return;
  _csp_window_report (self, _("You are signed in."));
  save_account (self, account);
}

void
_csp_window_sign_in_cb (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  GtkWidget *dialog = csp_sign_in_dialog_new (GTK_WINDOW (self), csp_sync_session_get_sign_in (self->session));

  g_signal_connect_object (dialog, "signed-in", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  CspWindow *window;
  char      *account;
} SigningOut;

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree SigningOut *signing_out = user_data;
  g_autoptr(CspWindow) self = signing_out->window;
  g_autofree char *account = signing_out->account;

  csp_sign_in_forget_finish (CSP_SIGN_IN (object), result);
  if (self->session == NULL || !csp_sign_in_is_account (CSP_SIGN_IN (object), account))
    {
      /* translators: %s is a user name */
      g_autofree char *sentence = g_strdup_printf (_("“%s” is signed out."), account);

      _csp_window_report (self, sentence);
      return;
    }
  _csp_window_report (self, _("You are signed out. Changes wait here until you sign in again."));
  save_account (self, NULL);
}

static void
sign_out (CspWindow  *self,
          const char *account)
{
  SigningOut *signing_out;

  if (self->session == NULL)
    return;
  signing_out = g_new (SigningOut, 1);
  signing_out->window = g_object_ref (self);
  signing_out->account = g_strdup (account);
  csp_sign_in_forget_async (csp_sync_session_get_sign_in (self->session), account, forgotten_cb, signing_out);
}

void
_csp_window_sign_out_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  sign_out (self, csp_store_get_profile (self->store)->account);
}

static void
account_chosen_cb (CspWindow  *self,
                   const char *account)
{
  if (self->session != NULL)
    save_account (self, account);
}

/* win.accounts */
void
_csp_window_accounts_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  GtkWidget *dialog = csp_accounts_dialog_new (GTK_WINDOW (self), csp_sync_session_get_sign_in (self->session));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (account_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "signed-out", G_CALLBACK (sign_out), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
