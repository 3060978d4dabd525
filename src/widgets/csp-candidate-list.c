/* csp-candidate-list.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-candidate-list.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-tab-stop.h"

#define MAX_CANDIDATES 100

/**
 * CspCandidateList:
 *
 * The first of many records, with a search entry to find the others, to choose one: in a popover and in a window
 * of its own. They are read when csp_candidate_list_start() says so, and as the person types.
 */
struct _CspCandidateList
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkEditable  *search_entry;
  GtkStack     *stack;
  GtkListBox   *list;
  GtkWidget    *more_label;
  GtkLabel     *empty_label;

  CspStore     *store;                  /* owned */
  CspListQuery *query;                  /* owned; NULL for what subscriptions are called */
  GCancellable *cancellable;            /* of the read under way */
  char         *none_text;              /* owned; NULL when something must be chosen */
  char         *empty_text;             /* owned; NULL when only a search can find nothing */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspCandidateList, csp_candidate_list, GTK_TYPE_WIDGET)

typedef struct
{
  CspListQuery *query;
  char         *search;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->query, csp_list_query_free);
  g_free (request->search);
  g_free (request);
}

static gpointer
load_candidates (CspConn   *conn,
                 gpointer   job_data,
                 GError   **error)
{
  Request *request = job_data;

  if (request->query == NULL)
    return csp_candidate_load_labels (conn, request->search, MAX_CANDIDATES + 1, error);
  csp_set_str (&request->query->search, request->search);
  return csp_candidate_load (conn, request->query, MAX_CANDIDATES + 1, error);
}

static GtkWidget *
create_row (CspCandidate *candidate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", candidate->title, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", 36, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), title);
  if (!csp_is_empty (candidate->detail))
    {
      GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "label", candidate->detail, "xalign", 0.0, "ellipsize",
                                        PANGO_ELLIPSIZE_MIDDLE, NULL);

      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, candidate->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, candidate->detail ? candidate->detail : "", -1);
  g_object_set_data_full (G_OBJECT (row), "candidate", g_object_ref (candidate), g_object_unref);
  return row;
}

static void
show_empty (CspCandidateList *self,
            gboolean          searches)
{
  const char *text = _("Nothing found. Try fewer letters.");

  gtk_label_set_label (self->empty_label, searches || self->empty_text == NULL ? text : self->empty_text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_candidates (CspCandidateList *self,
                 GPtrArray        *candidates)
{
  gboolean searches = !csp_is_empty (gtk_editable_get_text (self->search_entry));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->none_text != NULL && !searches)
    {
      g_autoptr(CspCandidate) none = csp_candidate_new (0, self->none_text, NULL);

      gtk_list_box_append (self->list, create_row (none));
    }
  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    gtk_list_box_append (self->list, create_row (candidates->pdata[i]));
  gtk_widget_set_visible (self->more_label, candidates->len > MAX_CANDIDATES);
  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_empty (self, searches);
}

static void
candidates_loaded_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(CspCandidateList) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) candidates = csp_db_run_finish (CSP_DB (object), result, &error);

  if (candidates != NULL && self->list != NULL)
    show_candidates (self, candidates);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->stack != NULL)
    gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
load (CspCandidateList *self)
{
  Request *request;

  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->query = self->query != NULL ? csp_list_query_copy (self->query) : NULL;
  request->search = g_strdup (gtk_editable_get_text (self->search_entry));
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_SCAN, "candidates", load_candidates, request, request_free,
                    (GDestroyNotify) g_ptr_array_unref, self->cancellable, candidates_loaded_cb, g_object_ref (self));
}

static void
row_activated_cb (CspCandidateList *self,
                  GtkListBoxRow    *row)
{
  g_autoptr(CspCandidate) candidate = g_object_ref (g_object_get_data (G_OBJECT (row), "candidate"));

  g_signal_emit (self, signals[CHOSEN], 0, candidate);
}

static void
search_activated_cb (CspCandidateList *self)
{
  csp_candidate_list_activate (self, 0);
}

static gboolean
csp_candidate_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CSP_CANDIDATE_LIST (widget)->search_entry));
}

static void
csp_candidate_list_dispose (GObject *object)
{
  CspCandidateList *self = CSP_CANDIDATE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_CANDIDATE_LIST);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_candidate_list_parent_class)->dispose (object);
}

static void
csp_candidate_list_finalize (GObject *object)
{
  CspCandidateList *self = CSP_CANDIDATE_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, csp_list_query_free);
  g_free (self->none_text);
  g_free (self->empty_text);

  G_OBJECT_CLASS (csp_candidate_list_parent_class)->finalize (object);
}

static void
csp_candidate_list_class_init (CspCandidateListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_candidate_list_dispose;
  object_class->finalize = csp_candidate_list_finalize;
  widget_class->focus = csp_focus_only_child;
  widget_class->grab_focus = csp_candidate_list_grab_focus;

  /**
   * CspCandidateList::chosen:
   * @candidate: what was chosen; its id is 0 for none
   */
  signals[CHOSEN] = g_signal_new ("chosen", CSP_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, CSP_TYPE_CANDIDATE);

  g_type_ensure (CSP_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-candidate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CspCandidateList, box);
  gtk_widget_class_bind_template_child (widget_class, CspCandidateList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CspCandidateList, stack);
  gtk_widget_class_bind_template_child (widget_class, CspCandidateList, list);
  gtk_widget_class_bind_template_child (widget_class, CspCandidateList, more_label);
  gtk_widget_class_bind_template_child (widget_class, CspCandidateList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
csp_candidate_list_init (CspCandidateList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), GTK_WIDGET (self));
}

/**
 * csp_candidate_list_set_source:
 * @self: the list
 * @store: an open profile
 * @query: (nullable): which customers, resellers or subscriptions; %NULL for what subscriptions are called
 */
void
csp_candidate_list_set_source (CspCandidateList   *self,
                               CspStore           *store,
                               const CspListQuery *query)
{
  g_return_if_fail (CSP_IS_CANDIDATE_LIST (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->query = query != NULL ? csp_list_query_copy (query) : NULL;
}

/**
 * csp_candidate_list_set_none:
 * @self: the list
 * @label: (nullable): what the first entry says, which chooses nothing; %NULL for no such entry
 */
void
csp_candidate_list_set_none (CspCandidateList *self,
                             const char       *label)
{
  g_return_if_fail (CSP_IS_CANDIDATE_LIST (self));

  csp_set_str (&self->none_text, label);
}

/**
 * csp_candidate_list_set_empty:
 * @self: the list
 * @text: (nullable): what to do where there is nothing to choose from, translated
 */
void
csp_candidate_list_set_empty (CspCandidateList *self,
                              const char       *text)
{
  g_return_if_fail (CSP_IS_CANDIDATE_LIST (self));

  csp_set_str (&self->empty_text, text);
}

/**
 * csp_candidate_list_start:
 * @self: the list
 *
 * Reads it anew, without a search, and moves the focus there.
 */
void
csp_candidate_list_start (CspCandidateList *self)
{
  g_return_if_fail (CSP_IS_CANDIDATE_LIST (self));

  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  load (self);
}

/**
 * csp_candidate_list_activate:
 * @self: the list
 * @position: place in it
 *
 * Chooses what is there, if anything is.
 */
void
csp_candidate_list_activate (CspCandidateList *self,
                             guint             position)
{
  GtkListBoxRow *row;

  g_return_if_fail (CSP_IS_CANDIDATE_LIST (self));

  row = gtk_list_box_get_row_at_index (self->list, position);
  if (row != NULL)
    row_activated_cb (self, row);
}
