/* csp-chooser.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-chooser.h"
#include "widgets/csp-tab-stop.h"

#define MAX_CANDIDATES 100

/**
 * CspChooser:
 *
 * A drop-down for choosing one of many records: a button that opens a search entry and the first records that
 * match. They are read when it opens, so that it costs nothing before. What is chosen is told by the signal
 * "chosen"; the button's label is the owner's affair.
 */
struct _CspChooser
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkEditable   *search_entry;
  GtkStack      *stack;
  GtkListBox    *list;
  GtkWidget     *more_label;

  CspStore         *store;              /* owned */
  GCancellable     *cancellable;        /* of the read under way */
  char             *none_label;         /* owned; NULL when something must be chosen */
  CspCandidateKind  kind;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspChooser, csp_chooser, GTK_TYPE_WIDGET)

typedef struct
{
  CspCandidateKind  kind;
  char             *search;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->search);
  g_free (request);
}

static gpointer
load_candidates (CspConn   *conn,
              gpointer   job_data,
              GError   **error)
{
  Request *request = job_data;

  return csp_candidate_load (conn, request->kind, request->search, MAX_CANDIDATES + 1, error);
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
show_candidates (CspChooser *self,
              GPtrArray  *candidates)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->none_label != NULL && csp_is_empty (gtk_editable_get_text (self->search_entry)))
    {
      g_autoptr(CspCandidate) none = csp_candidate_new (0, self->none_label, NULL);

      gtk_list_box_append (self->list, create_row (none));
    }
  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    gtk_list_box_append (self->list, create_row (candidates->pdata[i]));
  gtk_widget_set_visible (self->more_label, candidates->len > MAX_CANDIDATES);
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "list" : "empty");
}

static void
candidates_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CspChooser) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) candidates = csp_db_run_finish (CSP_DB (object), result, &error);

  if (candidates != NULL)
    show_candidates (self, candidates);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
load (CspChooser *self)
{
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request->kind = self->kind;
  request->search = g_strdup (gtk_editable_get_text (self->search_entry));
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_SCAN, "candidates", load_candidates, request, request_free,
                    (GDestroyNotify) g_ptr_array_unref, self->cancellable, candidates_loaded_cb, g_object_ref (self));
}

static void
choose (CspChooser    *self,
        GtkListBoxRow *row)
{
  g_autoptr(CspCandidate) candidate = g_object_ref (g_object_get_data (G_OBJECT (row), "candidate"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0, candidate->id, candidate->title, candidate->detail);
}

static void
row_activated_cb (CspChooser    *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
}

static void
search_activated_cb (CspChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    choose (self, row);
}

static void
popover_shown_cb (CspChooser *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  load (self);
}

static void
csp_chooser_dispose (GObject *object)
{
  CspChooser *self = CSP_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_CHOOSER);

  G_OBJECT_CLASS (csp_chooser_parent_class)->dispose (object);
}

static void
csp_chooser_finalize (GObject *object)
{
  CspChooser *self = CSP_CHOOSER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_free (self->none_label);

  G_OBJECT_CLASS (csp_chooser_parent_class)->finalize (object);
}

static void
csp_chooser_class_init (CspChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_chooser_dispose;
  object_class->finalize = csp_chooser_finalize;

  /**
   * CspChooser::chosen:
   * @id: local id of what was chosen; 0 for none
   * @title: its name
   * @detail: (nullable): what tells it from others of that name
   */
  signals[CHOSEN] = g_signal_new ("chosen", CSP_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (CSP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CspChooser, button);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, more_label);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
csp_chooser_init (CspChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_chooser_new:
 * @store: an open profile
 * @kind: what to choose from
 * @label: what the button says
 *
 * Returns: (transfer floating): the drop-down
 */
GtkWidget *
csp_chooser_new (CspStore         *store,
                 CspCandidateKind  kind,
                 const char       *label)
{
  CspChooser *self = g_object_new (CSP_TYPE_CHOOSER, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  csp_chooser_set_label (self, label);
  return GTK_WIDGET (self);
}

/**
 * csp_chooser_set_label:
 * @self: the drop-down
 * @label: what the button says: what is chosen, or what to choose
 */
void
csp_chooser_set_label (CspChooser *self,
                       const char *label)
{
  GtkWidget *text;

  g_return_if_fail (CSP_IS_CHOOSER (self));

  gtk_menu_button_set_label (self->button, label);
  /* A long company name must not widen the page. */
  text = gtk_widget_get_first_child (GTK_WIDGET (self->button));
  while (text != NULL && !GTK_IS_LABEL (text))
    text = gtk_widget_get_first_child (text);
  if (text != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (text), 28);
    }
}

/**
 * csp_chooser_set_none:
 * @self: the drop-down
 * @label: (nullable): what the first entry says, which chooses nothing; %NULL for no such entry
 */
void
csp_chooser_set_none (CspChooser *self,
                      const char *label)
{
  g_return_if_fail (CSP_IS_CHOOSER (self));

  csp_set_str (&self->none_label, label);
}
