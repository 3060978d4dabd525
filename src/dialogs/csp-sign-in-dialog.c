/* csp-sign-in-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-sign-in-dialog.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-qr-code.h"

/**
 * CspSignInDialog:
 *
 * Signs in with a code that the person types into a web page on any device: the page's address, the code, a QR code of
 * both. Waits until that has happened, or says what went wrong and what to do.
 */
struct _CspSignInDialog
{
  AdwWindow      parent_instance;

  GtkStack      *stack;
  GtkWidget     *wait_page;
  GtkWidget     *code_page;
  GtkWidget     *problem_page;
  GtkLabel      *code_label;
  GtkLinkButton *link_button;
  CspQrCode     *qr_code;
  GtkLabel      *copied_label;
  GtkWidget     *unkept_label;
  GtkLabel      *problem_label;
  GtkWidget     *again_button;
  GtkWidget     *copy_id_button;

  CspSignIn     *sign_in;
  char          *correlation_id;
  char          *user_code;
  GCancellable  *cancellable;
};

enum
{
  SIGNED_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspSignInDialog, csp_sign_in_dialog, ADW_TYPE_WINDOW)

static void
show_problem (CspSignInDialog *self,
              const GError    *error)
{
  csp_set_str (&self->correlation_id, csp_sign_in_error_get_correlation_id (error));
  gtk_widget_set_visible (self->copy_id_button, !csp_is_empty (self->correlation_id));
  gtk_label_set_label (self->problem_label, error->message);
  gtk_stack_set_visible_child (self->stack, self->problem_page);
  gtk_widget_grab_focus (self->again_button);
}

static void
signed_in_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspSignInDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *account = csp_sign_in_await_finish (CSP_SIGN_IN (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    {
      show_problem (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNED_IN], 0, account);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
code_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CspSignInDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspDeviceCode) code = csp_sign_in_ask_code_finish (CSP_SIGN_IN (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (code == NULL)
    {
      show_problem (self, error);
      return;
    }
  csp_sign_in_dialog_show_code (self, code);
  csp_sign_in_await_async (self->sign_in, g_steal_pointer (&code), self->cancellable, signed_in_cb,
                           g_object_ref (self));
}

static void
ask_code (CspSignInDialog *self)
{
  gtk_stack_set_visible_child (self->stack, self->wait_page);
  csp_sign_in_ask_code_async (self->sign_in, self->cancellable, code_cb, g_object_ref (self));
}

/* An address has no blanks to break it at. */
static void
show_link (CspSignInDialog *self,
           const char      *uri)
{
  GtkLabel *label;

  gtk_link_button_set_uri (self->link_button, uri);
  gtk_button_set_label (GTK_BUTTON (self->link_button), uri);
  label = csp_button_label_find (GTK_WIDGET (self->link_button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_CHAR);
}

static void
copy_cb (CspSignInDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->user_code);
  gtk_label_set_label (self->copied_label, _("Copied to the clipboard."));
}

static void
copy_id_cb (CspSignInDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->correlation_id);
}

static void
csp_sign_in_dialog_dispose (GObject *object)
{
  CspSignInDialog *self = CSP_SIGN_IN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_SIGN_IN_DIALOG);

  G_OBJECT_CLASS (csp_sign_in_dialog_parent_class)->dispose (object);
}

static void
csp_sign_in_dialog_finalize (GObject *object)
{
  CspSignInDialog *self = CSP_SIGN_IN_DIALOG (object);

  g_clear_object (&self->sign_in);
  g_clear_object (&self->cancellable);
  g_free (self->user_code);
  g_free (self->correlation_id);

  G_OBJECT_CLASS (csp_sign_in_dialog_parent_class)->finalize (object);
}

static void
csp_sign_in_dialog_class_init (CspSignInDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_sign_in_dialog_dispose;
  object_class->finalize = csp_sign_in_dialog_finalize;

  /**
   * CspSignInDialog::signed-in:
   * @account: (nullable): user name of who signed in
   *
   * There is an access token.
   */
  signals[SIGNED_IN] = g_signal_new ("signed-in", CSP_TYPE_SIGN_IN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CSP_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, wait_page);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, code_page);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, code_label);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, link_button);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, qr_code);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, copied_label);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, unkept_label);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, CspSignInDialog, copy_id_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_id_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_code);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_sign_in_dialog_init (CspSignInDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
}

/**
 * csp_sign_in_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @sign_in: (nullable): what signs in; without, csp_sign_in_dialog_show_code() says what is shown
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_sign_in_dialog_new (GtkWindow *parent,
                        CspSignIn *sign_in)
{
  CspSignInDialog *self = g_object_new (CSP_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);

  g_set_object (&self->sign_in, sign_in);
  if (sign_in != NULL)
    ask_code (self);
  return GTK_WIDGET (self);
}

/**
 * csp_sign_in_dialog_show_code:
 * @self: the dialog
 * @code: what the person needs
 */
void
csp_sign_in_dialog_show_code (CspSignInDialog     *self,
                              const CspDeviceCode *code)
{
  g_return_if_fail (CSP_IS_SIGN_IN_DIALOG (self));

  csp_set_str (&self->user_code, code->user_code);
  gtk_label_set_label (self->code_label, code->user_code);
  gtk_label_set_label (self->copied_label, "");
  show_link (self, code->uri);
  gtk_widget_set_visible (GTK_WIDGET (self->qr_code),
                          csp_qr_code_set_text (self->qr_code, code->whole_uri ? code->whole_uri : code->uri));
  gtk_widget_set_visible (self->unkept_label, self->sign_in != NULL && !csp_sign_in_is_persistent (self->sign_in));
  gtk_stack_set_visible_child (self->stack, self->code_page);
}
