/* csp-record-picker.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-candidate-list.h"
#include "widgets/csp-record-picker.h"

/**
 * CspRecordPicker:
 *
 * A window to choose one of many records. Emits #CspRecordPicker::picked and closes.
 */
struct _CspRecordPicker
{
  AdwWindow         parent_instance;

  CspCandidateList *candidates;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspRecordPicker, csp_record_picker, ADW_TYPE_WINDOW)

static void
chosen_cb (CspRecordPicker *self,
           CspCandidate    *candidate)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, candidate->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
csp_record_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_RECORD_PICKER);

  G_OBJECT_CLASS (csp_record_picker_parent_class)->dispose (object);
}

static void
csp_record_picker_class_init (CspRecordPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_record_picker_dispose;

  /**
   * CspRecordPicker::picked:
   * @id: local id of what was chosen
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", CSP_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (CSP_TYPE_CANDIDATE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CspRecordPicker, candidates);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_record_picker_init (CspRecordPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_record_picker_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @query: which customers, resellers or subscriptions there are to choose from
 * @title: what shall be chosen, translated
 * @empty: what to do when there are none, translated
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
csp_record_picker_new (GtkWindow          *parent,
                       CspStore           *store,
                       const CspListQuery *query,
                       const char         *title,
                       const char         *empty)
{
  CspRecordPicker *self = g_object_new (CSP_TYPE_RECORD_PICKER, "transient-for", parent, "title", title, NULL);

  csp_candidate_list_set_source (self->candidates, store, query);
  csp_candidate_list_set_empty (self->candidates, empty);
  csp_candidate_list_start (self->candidates);
  return GTK_WIDGET (self);
}

/**
 * csp_record_picker_activate:
 * @self: the window
 * @position: place in the list
 *
 * Chooses the record there and closes the window.
 */
void
csp_record_picker_activate (CspRecordPicker *self,
                            guint            position)
{
  g_return_if_fail (CSP_IS_RECORD_PICKER (self));

  csp_candidate_list_activate (self->candidates, position);
}
