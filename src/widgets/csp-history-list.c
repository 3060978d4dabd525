/* csp-history-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/csp-history-entry.h"
#include "operations/csp-operation-kind.h"
#include "store/csp-repo.h"
#include "widgets/csp-change-text.h"
#include "widgets/csp-format.h"
#include "widgets/csp-history-list.h"

#define FIRST_ENTRIES 20
#define MORE_ENTRIES  200

/**
 * CspHistoryList:
 *
 * What happened to one record, last first: who, when, what, and behind each row's arrow from what to what.
 * Reads the latest changes when it is first shown; the rest on request.
 */
struct _CspHistoryList
{
  GtkWidget            parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget           *more_button;
  GPtrArray           *rows;            /* the group's rows, borrowed */

  CspStore            *store;           /* owned */
  gulong               changed_handler;
  GCancellable        *cancellable;
  char                *subject_type;    /* owned */
  gint64               subject_id;
  guint                limit;
};

G_DEFINE_FINAL_TYPE (CspHistoryList, csp_history_list, GTK_TYPE_WIDGET)

typedef struct
{
  char   *subject_type;
  gint64  subject_id;
  guint   limit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->subject_type);
  g_free (request);
}

static gpointer
load_entries (CspConn   *conn,
              gpointer   job_data,
              GError   **error)
{
  Request *request = job_data;
  g_autofree char *where = g_strdup_printf ("subject_type IN (?1, ?2) AND subject_id = ?3"
                                            " ORDER BY history.id DESC LIMIT %u", request->limit);
  /* A customer's account has the customer's id, and is the same thing to people. */
  const char *also = g_str_equal (request->subject_type, "customer") ? "account" : request->subject_type;

  return csp_repo_load_where (conn, CSP_TYPE_HISTORY_ENTRY, error, where, "tti", request->subject_type, also,
                              request->subject_id);
}

static const char *
origin_label (const char *origin)
{
  if (g_strcmp0 (origin, "file") == 0)
    return _("From a file");
  if (g_strcmp0 (origin, "service") == 0)
    return _("From Partner Center");
  if (g_strcmp0 (origin, "clock") == 0)
    return _("By the calendar");
  return NULL;
}

/* When, and by whom or what. */
static char *
entry_subtitle (const CspHistoryEntry *entry)
{
  g_autofree char *when = csp_format_instant (entry->at);
  const char *origin = origin_label (entry->origin);

  if (entry->undone_by != NULL)
    /* translators: %1$s is a date and time, %2$s a person or “From a file” */
    return g_strdup_printf (_("%1$s · %2$s · undone"), when, origin ? origin : entry->actor);
  /* translators: %1$s is a date and time, %2$s a person or “From a file” */
  return g_strdup_printf (_("%1$s · %2$s"), when, origin ? origin : entry->actor);
}

static void
add_change_cb (const char *title,
               const char *text,
               gpointer    user_data)
{
  g_autofree char *subtitle = g_markup_escape_text (text, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);

  gtk_widget_add_css_class (row, "fact");
  adw_expander_row_add_row (user_data, row);
}

static GtkWidget *
create_row (CspHistoryEntry *entry)
{
  g_autofree char *sentence = csp_operation_kind_sentence (entry->kind, entry->subject_name);
  g_autofree char *subtitle = entry_subtitle (entry);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", sentence, NULL);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row),
                                         csp_change_text_of_history (entry->subject_type, entry->before, entry->after,
                                                                     add_change_cb, row) > 0);
  return row;
}

static void
show_entries (CspHistoryList *self,
              GPtrArray      *entries)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = create_row (entries->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
  adw_preferences_group_set_description (self->group, entries->len > 0 ? NULL : _("Nothing has happened yet."));
  gtk_widget_set_visible (self->more_button, entries->len == self->limit);
}

static void
entries_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CspHistoryList) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = csp_db_run_finish (CSP_DB (object), result, &error);

  if (entries != NULL && self->group != NULL)
    show_entries (self, entries);
  else if (self->group != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_preferences_group_set_description (self->group, error->message);
}

static void
load (CspHistoryList *self)
{
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request->subject_type = g_strdup (self->subject_type);
  request->subject_id = self->subject_id;
  request->limit = self->limit;
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "history", load_entries, request, request_free,
                    (GDestroyNotify) g_ptr_array_unref, self->cancellable, entries_loaded_cb, g_object_ref (self));
}

static void
changed_cb (CspHistoryList *self,
            guint           changes)
{
  if ((changes & CSP_CHANGED_HISTORY) != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
more_cb (CspHistoryList *self)
{
  self->limit += MORE_ENTRIES;
  load (self);
}

static void
csp_history_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (csp_history_list_parent_class)->map (widget);

  load (CSP_HISTORY_LIST (widget));
}

static void
csp_history_list_dispose (GObject *object)
{
  CspHistoryList *self = CSP_HISTORY_LIST (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_signal_handler (&self->changed_handler, self->store);
  self->group = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (csp_history_list_parent_class)->dispose (object);
}

static void
csp_history_list_finalize (GObject *object)
{
  CspHistoryList *self = CSP_HISTORY_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->rows);
  g_free (self->subject_type);

  G_OBJECT_CLASS (csp_history_list_parent_class)->finalize (object);
}

static void
csp_history_list_class_init (CspHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_history_list_dispose;
  object_class->finalize = csp_history_list_finalize;
  widget_class->map = csp_history_list_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
csp_history_list_init (CspHistoryList *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 12);
  self->rows = g_ptr_array_new ();
  self->limit = FIRST_ENTRIES;
  self->group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", C_("page", "History"), NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  self->more_button = g_object_new (GTK_TYPE_BUTTON, "label", _("Show earlier changes"), "halign", GTK_ALIGN_CENTER,
                                    "visible", FALSE, NULL);
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->more_button, GTK_WIDGET (self));
}

/**
 * csp_history_list_new:
 * @store: an open profile
 * @subject_type: what history calls the type of the record, as "customer"
 * @subject_id: local id of the record
 *
 * Returns: (transfer floating): the record's history
 */
GtkWidget *
csp_history_list_new (CspStore   *store,
                      const char *subject_type,
                      gint64      subject_id)
{
  CspHistoryList *self = g_object_new (CSP_TYPE_HISTORY_LIST, NULL);

  self->store = g_object_ref (store);
  self->subject_type = g_strdup (subject_type);
  self->subject_id = subject_id;
  self->changed_handler = g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
