/* csp-window-exchange.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-place.h"
#include "app/csp-window-exchange.h"
#include "app/csp-window-private.h"
#include "dialogs/csp-export-dialog.h"
#include "dialogs/csp-import-dialog.h"
#include "exchange/csp-customers-import.h"
#include "exchange/csp-offers-import.h"
#include "exchange/csp-resellers-import.h"
#include "exchange/csp-subscriptions-import.h"
#include "operations/csp-operation-kind.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-row-selection.h"

static const struct
{
  const char    *action;
  CspExportKind  kind;
  CspListKind    lists[2];        /* that show such records */
} exports[] = {
  { "win.export-customers", CSP_EXPORT_CUSTOMERS, { CSP_LIST_CUSTOMERS, CSP_LIST_FORMER_CUSTOMERS } },
  { "win.export-resellers", CSP_EXPORT_RESELLERS, { CSP_LIST_RESELLERS, CSP_LIST_RESELLERS } },
  { "win.export-subscriptions", CSP_EXPORT_SUBSCRIPTIONS, { CSP_LIST_SUBSCRIPTIONS, CSP_LIST_SUBSCRIPTIONS } },
};

static CspImportOperation *
new_subscriptions_import (const char *path)
{
  return csp_subscriptions_import_operation_new (path, NULL);
}

static const struct
{
  const char          *kind;
  const char          *pattern;
  const char          *operation;
  CspImportCreateFunc  create;
} imports[] = {
  { "customers", "*.csv", "customers-import", csp_customers_import_operation_new },
  { "resellers", "*.csv", "resellers-import", csp_resellers_import_operation_new },
  { "subscriptions", "*.csv", "subscriptions-import", new_subscriptions_import },
  { "offers", "*.json", "offers-import", csp_offers_import_operation_new },
};

/* What the visible list shows, when it is of one of these kinds. */
static CspListQuery *
visible_query (CspWindow         *self,
               const CspListKind  kinds[2])
{
  GtkWidget *view = csp_workspace_get_view (self->workspace);
  CspListQuery *query = NULL;

  if (view == NULL || !csp_place_view_has (view, "query"))
    return NULL;
  g_object_get (view, "query", &query, NULL);
  if (query != NULL && query->kind != kinds[0] && query->kind != kinds[1])
    g_clear_pointer (&query, csp_list_query_free);
  return query;
}

static GtkWidget *
create_export_dialog (CspWindow     *self,
                      CspExportKind  kind,
                      CspListQuery  *query)
{
  g_autoptr(CspRowSelection) selection = NULL;
  g_autoptr(GArray) selected = NULL;

  if (query == NULL)
    return csp_export_dialog_new (GTK_WINDOW (self), self->store, kind, NULL, 0, NULL);
  g_object_get (csp_workspace_get_view (self->workspace), "selection", &selection, NULL);
  selected = csp_row_selection_get_ids (selection);
  return csp_export_dialog_new (GTK_WINDOW (self), self->store, kind, query,
                                csp_paged_list_get_count (csp_row_selection_get_list (selection)), selected);
}

void
_csp_window_export_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (exports) && self->workspace != NULL; i++)
    if (g_str_equal (exports[i].action, action) && _csp_window_may (self, CSP_ACTION_EXPORT))
      {
        g_autoptr(CspListQuery) query = visible_query (self, exports[i].lists);

        gtk_window_present (GTK_WINDOW (create_export_dialog (self, exports[i].kind, query)));
      }
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  CspWindow *self = CSP_WINDOW (object);
  CspImportCreateFunc create = user_data;
  g_autoptr(GFile) file = csp_platform_choose_file_finish (result);
  GtkWidget *dialog;

  if (file == NULL || g_file_peek_path (file) == NULL || self->store == NULL)
    return;
  dialog = csp_import_dialog_new (GTK_WINDOW (self), self->store, create, g_file_peek_path (file));
  gtk_window_present (GTK_WINDOW (dialog));
  csp_import_dialog_start (CSP_IMPORT_DIALOG (dialog));
}

static gboolean
may_import (CspWindow  *self,
            const char *operation)
{
  CspAction action;

  return !csp_operation_kind_get_action (operation, &action) || _csp_window_may (self, action);
}

void
_csp_window_import_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  const char *kind = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (imports) && self->store != NULL; i++)
    if (g_str_equal (imports[i].kind, kind) && may_import (self, imports[i].operation))
      {
        const CspFileChoice choice = {
          .task = CSP_FILE_OPEN,
          .title = _("Choose a file to import"),
          .accept = C_("button", "_Import"),
          .filter = g_str_has_suffix (imports[i].pattern, ".json") ? _("JSON files") : _("CSV files"),
          .pattern = imports[i].pattern,
        };

        csp_platform_choose_file_async (GTK_WINDOW (self), &choice, file_chosen_cb, imports[i].create);
      }
}
