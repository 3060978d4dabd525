/* csp-draft-button.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-draft.h"
#include "operations/csp-draft-discard.h"
#include "views/csp-draft-button.h"
#include "widgets/csp-format.h"
#include "widgets/csp-outcome.h"
#include "widgets/csp-tab-stop.h"

/**
 * CspDraftButton:
 *
 * "Drafts (n)": opens the list of assistants left unfinished, to go on with or to discard. Invisible without drafts.
 */
struct _CspDraftButton
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkListBox    *list_box;

  CspStore      *store;
  CspPagedList  *drafts;
  GPtrArray     *rows;
};

G_DEFINE_FINAL_TYPE (CspDraftButton, csp_draft_button, GTK_TYPE_WIDGET)

static void
discarded_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspDraftButton) self = CSP_DRAFT_BUTTON (user_data);

  csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_UNDOABLE);
}

static void
discard_cb (CspDraftButton *self,
            GtkWidget      *button)
{
  CspRow *row = g_object_get_data (G_OBJECT (button), "csp-row");
  g_autoptr(CspDraftDiscardOperation) operation = csp_draft_discard_operation_new (csp_row_get_id (row));

  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, discarded_cb,
                           g_object_ref (self));
}

static void
open_cb (CspDraftButton *self,
         GtkListBoxRow  *list_row)
{
  CspRow *row = g_object_get_data (G_OBJECT (list_row), "csp-row");

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-draft", "x", (gint64) csp_row_get_id (row));
}

static GtkWidget *
create_texts (CspDraft *draft)
{
  g_autofree char *saved_at = csp_format_instant (draft->saved_at);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (csp_is_empty (draft->title) ? _("New customer without a name") : draft->title);
  GtkWidget *time = gtk_label_new (saved_at);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 28);
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), time);
  return texts;
}

static void
add_draft (CspDraftButton *self,
           CspRow         *row)
{
  CspDraft *draft = csp_row_get_item (row);
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (C_("button", "Discard"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  draft->title != NULL ? draft->title : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  draft->title != NULL ? draft->title : "", -1);
  g_object_set_data_full (G_OBJECT (button), "csp-row", g_object_ref (row), g_object_unref);
  g_object_set_data_full (G_OBJECT (list_row), "csp-row", g_object_ref (row), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), create_texts (draft));
  gtk_box_append (GTK_BOX (line), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), line);
  gtk_list_box_append (self->list_box, list_row);
}

static void
fill (CspDraftButton *self)
{
  GtkWidget *child;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->drafts));
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->rows);

  /* The list itself does not keep rows: one that nobody holds is never loaded. */
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, child);
  for (guint i = 0; i < n; i++)
    {
      CspRow *row = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);

      g_ptr_array_add (self->rows, row);
      g_signal_handlers_disconnect_by_func (row, fill, self);
      if (csp_row_get_item (row) != NULL)
        add_draft (self, row);
      else
        g_signal_connect_object (row, "notify::item", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
    }
}

static void
drafts_changed_cb (CspDraftButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->drafts));
  /* Translators: a button; the number is how many assistants were left unfinished */
  g_autofree char *label = g_strdup_printf (_("Drafts (%u)"), n);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_menu_button_set_label (self->button, label);
  if (n == 0)
    gtk_popover_popdown (self->popover);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    fill (self);
}

static void
csp_draft_button_dispose (GObject *object)
{
  CspDraftButton *self = CSP_DRAFT_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_DRAFT_BUTTON);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->drafts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_draft_button_parent_class)->dispose (object);
}

static void
csp_draft_button_class_init (CspDraftButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_draft_button_dispose;

  g_type_ensure (CSP_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-draft-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CspDraftButton, button);
  gtk_widget_class_bind_template_child (widget_class, CspDraftButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CspDraftButton, list_box);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
csp_draft_button_init (CspDraftButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_draft_button_set_store:
 * @self: the button
 * @store: the profile whose drafts it offers
 */
void
csp_draft_button_set_store (CspDraftButton *self,
                            CspStore       *store)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_DRAFTS);

  g_return_if_fail (CSP_IS_DRAFT_BUTTON (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->drafts = csp_store_create_list (store, query);
  g_signal_connect_object (self->drafts, "items-changed", G_CALLBACK (drafts_changed_cb), self, G_CONNECT_SWAPPED);
  drafts_changed_cb (self);
}
