/* csp-message-editor.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-invitation-link.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-message-editor.h"

/**
 * CspMessageEditor:
 *
 * Edits a message that has to contain a link. The link stands in the text as one piece: nothing can be typed
 * into it and deleting any part of it deletes it whole; while it is missing the editor says so and offers to
 * put it back at the cursor. Emits #CspMessageEditor::changed.
 */
struct _CspMessageEditor
{
  GtkWidget      parent_instance;

  GtkWidget     *content;
  GtkTextView   *text_view;
  GtkTextBuffer *buffer;
  GtkTextTag    *link_tag;
  GtkLabel      *link_label;
  GtkWidget     *missing_box;
  GtkWidget     *restore_button;

  char          *link;
  gboolean       has_link;
};

enum
{
  PROP_0,
  PROP_LINK,
  PROP_HAS_LINK,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspMessageEditor, csp_message_editor, GTK_TYPE_WIDGET)

static gboolean
is_inside_link (CspMessageEditor  *self,
                const GtkTextIter *iter)
{
  return gtk_text_iter_has_tag (iter, self->link_tag) && !gtk_text_iter_starts_tag (iter, self->link_tag);
}

static void
mark_links (CspMessageEditor *self)
{
  GtkTextIter position, start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->link_tag, &start, &end);
  if (csp_is_empty (self->link))
    return;
  position = start;
  while (gtk_text_iter_forward_search (&position, self->link, 0, &start, &end, NULL))
    {
      gtk_text_buffer_apply_tag (self->buffer, self->link_tag, &start, &end);
      position = end;
    }
}

static void
update_link (CspMessageEditor *self)
{
  g_autofree char *text = csp_message_editor_dup_text (self);
  gboolean has_link = csp_invitation_text_has_link (text, self->link);

  mark_links (self);
  gtk_widget_set_visible (self->missing_box, !has_link && !csp_is_empty (self->link));
  if (has_link == self->has_link)
    return;
  self->has_link = has_link;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LINK]);
}

static void
buffer_changed_cb (CspMessageEditor *self)
{
  update_link (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Runs before the text is deleted: part of the link takes the rest along. */
static void
delete_range_cb (CspMessageEditor *self,
                 GtkTextIter      *start,
                 GtkTextIter      *end)
{
  if (is_inside_link (self, start))
    gtk_text_iter_backward_to_tag_toggle (start, self->link_tag);
  if (is_inside_link (self, end))
    gtk_text_iter_forward_to_tag_toggle (end, self->link_tag);
}

/* Runs before text is inserted: what would go into the link goes behind it. */
static void
insert_text_cb (CspMessageEditor *self,
                GtkTextIter      *position)
{
  if (is_inside_link (self, position))
    gtk_text_iter_forward_to_tag_toggle (position, self->link_tag);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  csp_message_editor_restore_link (CSP_MESSAGE_EDITOR (widget));
}

static gboolean
csp_message_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CSP_MESSAGE_EDITOR (widget)->text_view));
}

static void
csp_message_editor_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CspMessageEditor *self = CSP_MESSAGE_EDITOR (object);

  switch (prop_id)
    {
    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;
    case PROP_HAS_LINK:
      g_value_set_boolean (value, self->has_link);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_message_editor_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_LINK:
      csp_message_editor_set_link (CSP_MESSAGE_EDITOR (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_message_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_MESSAGE_EDITOR);

  G_OBJECT_CLASS (csp_message_editor_parent_class)->dispose (object);
}

static void
csp_message_editor_finalize (GObject *object)
{
  g_free (CSP_MESSAGE_EDITOR (object)->link);

  G_OBJECT_CLASS (csp_message_editor_parent_class)->finalize (object);
}

static void
csp_message_editor_class_init (CspMessageEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_message_editor_dispose;
  object_class->finalize = csp_message_editor_finalize;
  object_class->get_property = csp_message_editor_get_property;
  object_class->set_property = csp_message_editor_set_property;
  widget_class->focus = csp_focus_only_child;
  widget_class->grab_focus = csp_message_editor_grab_focus;

  properties[PROP_LINK] =
    g_param_spec_string ("link", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_LINK] =
    g_param_spec_boolean ("has-link", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CspMessageEditor::changed:
   *
   * The text is another one.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-message-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CspMessageEditor, content);
  gtk_widget_class_bind_template_child (widget_class, CspMessageEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, CspMessageEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, CspMessageEditor, link_label);
  gtk_widget_class_bind_template_child (widget_class, CspMessageEditor, missing_box);
  gtk_widget_class_bind_template_child (widget_class, CspMessageEditor, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_range_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_text_cb);
  gtk_widget_class_install_action (widget_class, "message.restore-link", NULL, restore_action);
}

static void
csp_message_editor_init (CspMessageEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Half-transparent, so that it suits light and dark. */
  self->link_tag = gtk_text_buffer_create_tag (self->buffer, "link",
                                               "background", "rgba(53,132,228,0.22)",
                                               "wrap-mode", GTK_WRAP_CHAR,
                                               "insert-hyphens", FALSE,
                                               NULL);
}

/**
 * csp_message_editor_new:
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
csp_message_editor_new (void)
{
  return g_object_new (CSP_TYPE_MESSAGE_EDITOR, NULL);
}

/**
 * csp_message_editor_get_view:
 * @self: the editor
 *
 * Returns: (transfer none): what the text is typed into
 */
GtkTextView *
csp_message_editor_get_view (CspMessageEditor *self)
{
  g_return_val_if_fail (CSP_IS_MESSAGE_EDITOR (self), NULL);

  return self->text_view;
}

/**
 * csp_message_editor_dup_text:
 * @self: the editor
 *
 * Returns: (transfer full): the whole text
 */
char *
csp_message_editor_dup_text (CspMessageEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (CSP_IS_MESSAGE_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/**
 * csp_message_editor_set_text:
 * @self: the editor
 * @text: the message
 *
 * Replaces the text by one that did not come from the keyboard: it cannot be undone with Ctrl+Z.
 */
void
csp_message_editor_set_text (CspMessageEditor *self,
                             const char       *text)
{
  g_return_if_fail (CSP_IS_MESSAGE_EDITOR (self));

  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

/**
 * csp_message_editor_get_link:
 * @self: the editor
 *
 * Returns: (transfer none) (nullable): the link that the text has to contain
 */
const char *
csp_message_editor_get_link (CspMessageEditor *self)
{
  g_return_val_if_fail (CSP_IS_MESSAGE_EDITOR (self), NULL);

  return self->link;
}

static void
replace_links (CspMessageEditor *self,
               const char       *old,
               const char       *new)
{
  GtkTextIter position, start, end;

  gtk_text_buffer_get_start_iter (self->buffer, &position);
  while (gtk_text_iter_forward_search (&position, old, 0, &start, &end, NULL))
    {
      gtk_text_buffer_delete (self->buffer, &start, &end);
      gtk_text_buffer_insert (self->buffer, &start, new, -1);
      position = start;
    }
}

/**
 * csp_message_editor_set_link:
 * @self: the editor
 * @link: (nullable): the link that the text has to contain
 *
 * Where the text contains the link it had until now, the new one takes its place; the rest stays as it is.
 */
void
csp_message_editor_set_link (CspMessageEditor *self,
                             const char       *link)
{
  g_autofree char *old = NULL;

  g_return_if_fail (CSP_IS_MESSAGE_EDITOR (self));

  old = g_strdup (self->link);
  if (!csp_set_str (&self->link, link))
    return;
  gtk_label_set_label (self->link_label, link != NULL ? link : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->link_label), link);
  if (!csp_is_empty (old) && !csp_is_empty (link))
    {
      gtk_text_buffer_begin_irreversible_action (self->buffer);
      replace_links (self, old, link);
      gtk_text_buffer_end_irreversible_action (self->buffer);
    }
  update_link (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINK]);
}

/**
 * csp_message_editor_has_link:
 * @self: the editor
 *
 * Returns: whether the text contains exactly the link, with nothing attached to it
 */
gboolean
csp_message_editor_has_link (CspMessageEditor *self)
{
  g_return_val_if_fail (CSP_IS_MESSAGE_EDITOR (self), FALSE);

  return self->has_link;
}

static gboolean
stands_apart (const GtkTextIter *iter,
              gboolean           before)
{
  GtkTextIter near = *iter;

  if (before && !gtk_text_iter_backward_char (&near))
    return TRUE;
  return gtk_text_iter_is_end (&near) || g_unichar_isspace (gtk_text_iter_get_char (&near));
}

/**
 * csp_message_editor_restore_link:
 * @self: the editor
 *
 * Puts the link into the text at the cursor, apart from the words around it.
 */
void
csp_message_editor_restore_link (CspMessageEditor *self)
{
  g_autofree char *text = NULL;
  GtkTextIter cursor;

  g_return_if_fail (CSP_IS_MESSAGE_EDITOR (self));

  if (csp_is_empty (self->link))
    return;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  if (is_inside_link (self, &cursor))
    gtk_text_iter_forward_to_tag_toggle (&cursor, self->link_tag);
  text = g_strconcat (stands_apart (&cursor, TRUE) ? "" : " ", self->link, stands_apart (&cursor, FALSE) ? "" : " ",
                      NULL);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_insert (self->buffer, &cursor, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}
