/* csp-chooser.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-candidate-list.h"
#include "widgets/csp-choice-list.h"
#include "widgets/csp-chooser.h"

/**
 * CspChooser:
 *
 * A drop-down for choosing one of many records: a button that opens a #CspCandidateList. What is chosen is told
 * by the signal "chosen"; the button's label is the owner's affair.
 */
struct _CspChooser
{
  GtkWidget         parent_instance;

  GtkMenuButton    *button;
  GtkPopover       *popover;
  CspCandidateList *candidates;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspChooser, csp_chooser, GTK_TYPE_WIDGET)

static void
chosen_cb (CspChooser   *self,
           CspCandidate *candidate)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0, candidate->id, candidate->title, candidate->detail);
}

static void
csp_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_CHOOSER);

  G_OBJECT_CLASS (csp_chooser_parent_class)->dispose (object);
}

static void
csp_chooser_class_init (CspChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_chooser_dispose;

  /**
   * CspChooser::chosen:
   * @id: local id of what was chosen; 0 for none
   * @title: its name
   * @detail: (nullable): what tells it from others of that name
   */
  signals[CHOSEN] = g_signal_new ("chosen", CSP_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (CSP_TYPE_CANDIDATE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CspChooser, button);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, CspChooser, candidates);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, csp_candidate_list_start);
  gtk_widget_class_bind_template_callback (widget_class, csp_choice_list_forget);
}

static void
csp_chooser_init (CspChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_chooser_new:
 * @store: an open profile
 * @query: (nullable): which customers, resellers or subscriptions; %NULL for what subscriptions are called
 * @label: what the button says
 *
 * Returns: (transfer floating): the drop-down
 */
GtkWidget *
csp_chooser_new (CspStore           *store,
                 const CspListQuery *query,
                 const char         *label)
{
  CspChooser *self = g_object_new (CSP_TYPE_CHOOSER, NULL);

  csp_candidate_list_set_source (self->candidates, store, query);
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

  csp_candidate_list_set_none (self->candidates, label);
}
