/* csp-adoption-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/csp-adoption-dialog.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-fact-row.h"
#include "widgets/csp-format.h"

/**
 * CspAdoptionDialog:
 *
 * Says, before a profile with records of its own is synchronized for the first time, what will become of them, and
 * lets the person go on or not (design.md, One profile, one file, one backend).
 */
struct _CspAdoptionDialog
{
  AdwWindow       parent_instance;

  GtkStack       *stack;
  GtkWidget      *wait_page;
  GtkLabel       *wait_label;
  GtkWidget      *problem_page;
  GtkLabel       *problem_label;
  GtkWidget      *again_button;
  GtkWidget      *result_page;
  GtkBox         *groups_box;
  GtkWidget      *accept_button;

  CspStore       *store;
  CspSyncSession *session;
  GCancellable   *cancellable;
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspAdoptionDialog, csp_adoption_dialog, ADW_TYPE_WINDOW)

static void
show_progress (const CspSyncProgress *progress,
               gpointer               user_data)
{
  CspAdoptionDialog *self = user_data;
  const char *what = csp_sync_progress_get_label (progress);
  /* translators: %s says what is read, as: customers */
  g_autofree char *sentence = what ? g_strdup_printf (_("Reading %s…"), what) : NULL;

  if (sentence != NULL && g_strcmp0 (gtk_label_get_label (self->wait_label), sentence) != 0)
    gtk_label_set_label (self->wait_label, sentence);
}

static void
previewed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspAdoptionDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspAdoptionPreview) preview = csp_adoption_preview_finish (CSP_STORE (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (preview != NULL)
    {
      csp_adoption_dialog_show (self, preview);
      return;
    }
  gtk_label_set_label (self->problem_label, error->message);
  gtk_stack_set_visible_child (self->stack, self->problem_page);
  gtk_widget_grab_focus (self->again_button);
}

static void
read_service (CspAdoptionDialog *self)
{
  gtk_label_set_label (self->wait_label, _("Reading what Partner Center has…"));
  gtk_stack_set_visible_child (self->stack, self->wait_page);
  csp_adoption_preview_async (self->store, csp_sync_session_get_client (self->session),
                              csp_sync_session_get_sign_in (self->session), show_progress, self, self->cancellable,
                              previewed_cb, g_object_ref (self));
}

static void
accept_cb (CspAdoptionDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_group (CspAdoptionDialog        *self,
           const CspAdoptionPreview *preview,
           CspAdoptionKind           kind)
{
  CspAdoptionLine lines[CSP_ADOPTION_LINES];
  guint n_lines = csp_adoption_describe (preview, kind, lines);
  GtkWidget *group = adw_preferences_group_new ();
  gboolean is_empty = TRUE;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), csp_adoption_kind_label (kind));
  gtk_box_append (self->groups_box, group);
  for (guint i = 0; i < n_lines; i++)
    if (lines[i].count > 0)
      {
        g_autofree char *number = csp_format_number (lines[i].count);
        GtkWidget *row = csp_fact_row_new (lines[i].label, FALSE);

        csp_fact_row_set_fact (CSP_FACT_ROW (row), number);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        is_empty = FALSE;
      }
  gtk_widget_set_visible (group, !is_empty);
}

static void
add_missing (CspAdoptionDialog *self,
             GPtrArray         *names)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Which are only here"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  for (guint i = 0; i < names->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), names->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  if (names->len == CSP_ADOPTION_NAMES)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _("The first of them"));
  gtk_box_append (self->groups_box, group);
}

static void
csp_adoption_dialog_dispose (GObject *object)
{
  CspAdoptionDialog *self = CSP_ADOPTION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_ADOPTION_DIALOG);

  G_OBJECT_CLASS (csp_adoption_dialog_parent_class)->dispose (object);
}

static void
csp_adoption_dialog_finalize (GObject *object)
{
  CspAdoptionDialog *self = CSP_ADOPTION_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (csp_adoption_dialog_parent_class)->finalize (object);
}

static void
csp_adoption_dialog_class_init (CspAdoptionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_adoption_dialog_dispose;
  object_class->finalize = csp_adoption_dialog_finalize;

  /**
   * CspAdoptionDialog::accepted:
   *
   * The profile may be synchronized.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", CSP_TYPE_ADOPTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-adoption-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, wait_page);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, wait_label);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, groups_box);
  gtk_widget_class_bind_template_child (widget_class, CspAdoptionDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_service);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_adoption_dialog_init (CspAdoptionDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
}

/**
 * csp_adoption_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile that is connected
 * @session: (nullable): its synchronization; without, csp_adoption_dialog_show() says what is shown
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_adoption_dialog_new (GtkWindow      *parent,
                         CspStore       *store,
                         CspSyncSession *session)
{
  CspAdoptionDialog *self = g_object_new (CSP_TYPE_ADOPTION_DIALOG, "transient-for", parent, NULL);

  g_set_object (&self->store, store);
  g_set_object (&self->session, session);
  if (session != NULL)
    read_service (self);
  return GTK_WIDGET (self);
}

/**
 * csp_adoption_dialog_show:
 * @self: the dialog
 * @preview: what the first synchronization would do
 */
void
csp_adoption_dialog_show (CspAdoptionDialog        *self,
                          const CspAdoptionPreview *preview)
{
  g_return_if_fail (CSP_IS_ADOPTION_DIALOG (self));

  for (CspAdoptionKind kind = 0; kind < CSP_ADOPTION_KINDS; kind++)
    add_group (self, preview, kind);
  if (preview->missing->len > 0)
    add_missing (self, preview->missing);
  gtk_stack_set_visible_child (self->stack, self->result_page);
  gtk_widget_set_sensitive (self->accept_button, TRUE);
  gtk_widget_grab_focus (self->accept_button);
}
