/* csp-window-actions.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-search-dialog.h"
#include "app/csp-window-private.h"
#include "base/csp-text.h"
#include "operations/csp-undo.h"
#include "store/csp-recovery.h"
#include "widgets/csp-outcome.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-why-button.h"

/* Errors stay until they are dismissed. */
#define ERROR_TIMEOUT 0

/* Seconds in which a mistake is noticed. */
#define UNDO_TIMEOUT 10

static AdwToast *
toast_new (const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  return adw_toast_new (markup);
}

/* Toasts queue up: a result would be told seconds late, and its Undo offered after a newer change. */
static void
replace_toast (CspWindow *self,
               AdwToast  *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
_csp_window_report (CspWindow  *self,
                    const char *sentence)
{
  replace_toast (self, toast_new (sentence));
}

void
_csp_window_report_error (CspWindow  *self,
                          const char *sentence)
{
  AdwToast *toast = toast_new (sentence);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, ERROR_TIMEOUT);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* What does not follow from something that the person has just done, with what to do about it. */
void
_csp_window_report_with_offer (CspWindow  *self,
                               const char *sentence,
                               const char *label,
                               const char *action,
                               const char *target)
{
  AdwToast *toast = toast_new (sentence);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, ERROR_TIMEOUT);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target (toast, "s", target);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Whether @action may be done in the open profile. What cannot be done is not offered, but a key may still ask for
 * it: the reason is said then. */
gboolean
_csp_window_may (CspWindow *self,
                 CspAction  action)
{
  g_autofree char *reason = NULL;

  if (self->store == NULL)
    return FALSE;
  if (csp_may (self->store, action, &reason))
    return TRUE;
  _csp_window_report_error (self, reason);
  return FALSE;
}

static void
show_page_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (self->workspace != NULL)
    csp_workspace_show_page (self->workspace, g_variant_get_string (parameter, NULL), NULL);
}

static void
show_reseller_customers_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);

  query->reseller_id = g_variant_get_int64 (parameter);
  if (self->workspace != NULL)
    csp_workspace_show_page (self->workspace, "customers", query);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (self->workspace != NULL)
    csp_workspace_go_back (self->workspace);
}

static void
find_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  GtkWidget *view = self->workspace != NULL ? csp_workspace_get_view (self->workspace) : NULL;

  if (view != NULL)
    gtk_widget_activate_action (view, "view.find", NULL);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (csp_search_dialog_new (GTK_WINDOW (self), self->store)));
}

static void
toggle_sidebar_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  gboolean visible;

  if (self->workspace == NULL)
    return;
  g_object_get (self->workspace, "sidebar-visible", &visible, NULL);
  g_object_set (self->workspace, "sidebar-visible", !visible, NULL);
}

static void
report_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  _csp_window_report (CSP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
report_error_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  _csp_window_report_error (CSP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
report_undoable_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  const char *sentence;
  const char *operation_id;
  AdwToast *toast;

  g_variant_get (parameter, "(&s&s)", &sentence, &operation_id);
  toast = toast_new (sentence);
  adw_toast_set_timeout (toast, UNDO_TIMEOUT);
  adw_toast_set_button_label (toast, C_("button", "_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_action_target (toast, "s", operation_id);
  replace_toast (self, toast);
  g_ptr_array_add (self->undoable, g_strdup (operation_id));
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspWindow) self = CSP_WINDOW (user_data);

  csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_DONE);
}

static void
forget_undoable (CspWindow  *self,
                 const char *operation_id)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->undoable, operation_id, g_str_equal, &index))
    g_ptr_array_remove_index (self->undoable, index);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  g_autofree char *operation_id = g_variant_dup_string (parameter, NULL);
  g_autoptr(CspOperation) operation = NULL;

  if (*operation_id == '\0' && self->undoable->len > 0)
    csp_set_str (&operation_id, g_ptr_array_index (self->undoable, self->undoable->len - 1));
  if (*operation_id == '\0' || self->store == NULL)
    {
      _csp_window_report (self, _("There is nothing to undo."));
      return;
    }
  forget_undoable (self, operation_id);
  operation = csp_undo_operation_new (operation_id);
  csp_operation_run_async (operation, self->store, CSP_ORIGIN_PERSON, NULL, undone_cb, g_object_ref (self));
}

static void
try_again_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  g_autofree char *path = g_strdup (self->path);

  if (path != NULL)
    csp_window_open (self, path, self->mode);
}

static void
open_read_only_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  g_autofree char *path = g_strdup (self->path);

  if (path != NULL)
    csp_window_open (self, path, CSP_CONN_READ_ONLY);
}

static void
recovered_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspWindow) self = CSP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_strdup (self->path);

  if (csp_store_recover_finish (result, &error))
    {
      _csp_window_report (self, _("The backup was restored."));
      csp_window_open (self, path, CSP_CONN_READ_WRITE);
    }
  else
    _csp_window_report_error (self, error->message);
}

static void
backup_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CspWindow) self = CSP_WINDOW (user_data);
  g_autoptr(GFile) file = csp_platform_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && self->store == NULL)
    csp_store_recover_async (g_file_peek_path (file), self->path, recovered_cb, g_object_ref (self));
}

static void
restore_backup_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  g_autofree char *folder = g_path_get_dirname (self->path);
  const CspFileChoice choice = {
    .task = CSP_FILE_OPEN,
    .title = _("Restore a backup"),
    .accept = C_("button", "_Restore"),
    .folder = g_file_test (folder, G_FILE_TEST_IS_DIR) ? folder : NULL,
  };

  csp_platform_choose_file_async (GTK_WINDOW (self), &choice, backup_chosen_cb, g_object_ref (self));
}

static const struct
{
  const char                    *name;
  const char                    *parameter;
  GtkWidgetActionActivateFunc    activate;
} actions[] = {
  { "win.show-page", "s", show_page_cb },
  { "win.show-reseller-customers", "x", show_reseller_customers_cb },
  { "win.back", NULL, back_cb },
  { "win.find", NULL, find_cb },
  { "win.search", NULL, search_cb },
  { "win.toggle-sidebar", NULL, toggle_sidebar_cb },
  { "win.report", "s", report_cb },
  { "win.report-error", "s", report_error_cb },
  { "win.report-undoable", "(ss)", report_undoable_cb },
  { "win.undo", "s", undo_cb },
  { "win.try-again", NULL, try_again_cb },
  { "win.open-read-only", NULL, open_read_only_cb },
  { "win.restore-backup", NULL, restore_backup_cb },
};

/* Here and not as accelerators of the application: those come before a text entry's own Undo. */
static void
install_shortcuts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.new-customer", "x",
                                       G_GINT64_CONSTANT (0));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
}

void
_csp_window_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  install_shortcuts (widget_class);
}
