/* csp-pill.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-invitation-rules.h"
#include "domain/csp-subscription-rules.h"
#include "widgets/csp-pill.h"

/**
 * CspPill:
 *
 * A status: an icon and a word, with a color that says no more than they do.
 */
struct _CspPill
{
  GtkWidget  parent_instance;

  GtkWidget *icon;              /* NULL until there is a status */
  GtkLabel  *label;
};

typedef struct
{
  const char  *word;
  CspPillKind  kind;
} PillWord;

static const struct
{
  const char *icon;
  const char *css_class;
} kinds[] = {
  [CSP_PILL_NEUTRAL] = { "radio-symbolic", "neutral" },
  [CSP_PILL_GOOD] = { "object-select-symbolic", "success" },
  [CSP_PILL_WAITING] = { "content-loading-symbolic", "neutral" },
  [CSP_PILL_WARNING] = { "dialog-warning-symbolic", "warning" },
  [CSP_PILL_ENDED] = { "window-close-symbolic", "ended" },
  [CSP_PILL_KEY] = { "dialog-password-symbolic", "warning" },
};

static const PillWord subscription_words[] = {
  { "active", CSP_PILL_GOOD },
  { "pending", CSP_PILL_WAITING },
  { "suspended", CSP_PILL_WARNING },
  { "disabled", CSP_PILL_WARNING },
  { "deleted", CSP_PILL_ENDED },
  { "expired", CSP_PILL_ENDED },
};

static const PillWord invitation_words[] = {
  { "prepared", CSP_PILL_WAITING },
  { "sent", CSP_PILL_WAITING },
  { "accepted", CSP_PILL_GOOD },
  { "declined", CSP_PILL_ENDED },
  { "expired", CSP_PILL_WARNING },
  { "withdrawn", CSP_PILL_ENDED },
};

static const PillWord outbox_words[] = {
  { CSP_OUTBOX_WAITING, CSP_PILL_WAITING },
  { CSP_OUTBOX_READY, CSP_PILL_WAITING },
  { CSP_OUTBOX_SENDING, CSP_PILL_WAITING },
  { CSP_OUTBOX_RUNNING, CSP_PILL_WAITING },
  { CSP_OUTBOX_UNKNOWN, CSP_PILL_WARNING },
  { CSP_OUTBOX_DOUBTFUL, CSP_PILL_WARNING },
  { CSP_OUTBOX_REJECTED, CSP_PILL_WARNING },
  { CSP_OUTBOX_CONFLICT, CSP_PILL_WARNING },
};

G_DEFINE_FINAL_TYPE (CspPill, csp_pill, GTK_TYPE_WIDGET)

static CspPillKind
kind_of (const PillWord *words,
         guint           n_words,
         const char     *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return words[i].kind;
  return CSP_PILL_NEUTRAL;
}

static void
csp_pill_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (csp_pill_parent_class)->dispose (object);
}

static void
csp_pill_class_init (CspPillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_pill_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pill");
}

static void
csp_pill_init (CspPill *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 5);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* Most rows of a table have no status to show, and each has an empty pill for it. */
static void
ensure_children (CspPill *self)
{
  if (self->icon != NULL)
    return;
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * csp_pill_new:
 *
 * Returns: (transfer floating): an empty pill
 */
GtkWidget *
csp_pill_new (void)
{
  return g_object_new (CSP_TYPE_PILL, NULL);
}

/**
 * csp_pill_set:
 * @self: the pill
 * @kind: what the status means
 * @text: its translated name
 */
void
csp_pill_set (CspPill     *self,
              CspPillKind  kind,
              const char  *text)
{
  g_return_if_fail (CSP_IS_PILL (self));

  ensure_children (self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), kinds[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), kinds[kind].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), kinds[kind].icon);
  gtk_label_set_label (self->label, text != NULL ? text : "");
}

/**
 * csp_pill_set_subscription:
 * @self: the pill
 * @status: status of a subscription, as the service writes it
 */
void
csp_pill_set_subscription (CspPill    *self,
                           const char *status)
{
  csp_pill_set (self, kind_of (subscription_words, G_N_ELEMENTS (subscription_words), status),
                csp_subscription_status_label (status));
}

/**
 * csp_pill_set_invitation:
 * @self: the pill
 * @state: state of an invitation (functional-spec 5.2)
 */
void
csp_pill_set_invitation (CspPill    *self,
                         const char *state)
{
  csp_pill_set (self, kind_of (invitation_words, G_N_ELEMENTS (invitation_words), state),
                csp_invitation_state_label (state));
}

/**
 * csp_pill_set_outbox:
 * @self: the pill
 * @entry: what waits to be sent
 */
void
csp_pill_set_outbox (CspPill              *self,
                     const CspOutboxEntry *entry)
{
  CspPillKind kind = kind_of (outbox_words, G_N_ELEMENTS (outbox_words), entry->state);

  csp_pill_set (self, entry->attended && kind == CSP_PILL_WAITING ? CSP_PILL_KEY : kind,
                csp_outbox_entry_state_label (entry));
}
