/* csp-mnemonics.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-button-label.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-mnemonic.h"
#include "widgets/csp-mnemonics.h"
#include "widgets/csp-table-view.h"

/* Alt and a letter lead to a field or press a button. The letters are given to what is in sight at the moment when
 * Alt goes down, as pages, languages and labels change. */

typedef struct
{
  GPtrArray *fields;            /* of GtkLabel */
  GPtrArray *buttons;           /* of GtkLabel */
  GString   *taken;             /* letters of labels that bring their own */
} Labels;

static void
add_button (Labels    *self,
            GtkWidget *button,
            GtkLabel  *label)
{
  if (label == NULL || gtk_label_get_text (label)[0] == '\0')
    return;
  gtk_label_set_mnemonic_widget (label, button);
  g_ptr_array_add (self->buttons, label);
}

/* A label that could bring a letter need not have one. */
static void
take_letter (Labels   *self,
             GtkLabel *label)
{
  gunichar letter = label != NULL ? gdk_keyval_to_unicode (gtk_label_get_mnemonic_keyval (label)) : 0;

  if (letter != 0)
    g_string_append_unichar (self->taken, letter);
}

static void
collect (Labels    *self,
         GtkWidget *widget)
{
  /* In a list the same words come again in every row. */
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || CSP_IS_TABLE_VIEW (widget) ||
      GTK_IS_LIST_BOX_ROW (widget))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    take_letter (self, csp_button_label_find (widget));
  else if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget))
    add_button (self, widget, csp_button_label_find (widget));
  else if (CSP_IS_FORM_ROW (widget))
    g_ptr_array_add (self->fields, csp_form_row_get_label_widget (CSP_FORM_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (self, child);
}

static void
mark (GtkLabel *label,
      int       offset)
{
  g_autofree char *plain = g_strdup (gtk_label_get_text (label));
  g_autofree char *marked = csp_mnemonic_mark (plain, offset);

  if (offset < 0)
    gtk_label_set_text (label, plain);
  else if (g_strcmp0 (gtk_label_get_label (label), marked) != 0)
    gtk_label_set_text_with_mnemonic (label, marked);
}

/**
 * csp_mnemonics_assign:
 * @root: a window, or a part of it
 *
 * Gives each field and each button in sight a letter of its own, as far as there are letters; fields first.
 */
void
csp_mnemonics_assign (GtkWidget *root)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();
  g_autoptr(GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr(GString) taken = g_string_new (NULL);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *offsets = NULL;
  Labels labels = { fields, buttons, taken };

  collect (&labels, root);
  g_ptr_array_extend (fields, buttons, NULL, NULL);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (texts, g_strdup (gtk_label_get_text (g_ptr_array_index (fields, i))));
  offsets = g_new (int, fields->len);
  csp_mnemonic_choose (texts, taken->str, offsets);
  for (guint i = 0; i < fields->len; i++)
    mark (g_ptr_array_index (fields, i), offsets[i]);
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval)
{
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    csp_mnemonics_assign (gtk_event_controller_get_widget (controller));
  return GDK_EVENT_PROPAGATE;
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       removed,
                    guint       added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
      gtk_widget_add_controller (window, keys);
    }
}

/**
 * csp_mnemonics_start:
 *
 * Lets every window that is opened from now on have mnemonics.
 */
void
csp_mnemonics_start (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}
