/* csp-row-actions.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "widgets/csp-row-actions.h"
#include "widgets/csp-why-button.h"

#define REASON_CHARS 40

/**
 * CspRowActions:
 *
 * What can be done with one record of a list: buttons in its details and items in its menu, forbidden for the same
 * reasons.
 */
struct _CspRowActions
{
  CspStore  *store;
  GPtrArray *rows;              /* of RowAction */
};

typedef struct
{
  CspAction  permission;
  char      *label;
  char      *action;
  GVariant  *target;
  gboolean   only_in_menu;
} RowAction;

static void
row_action_free (gpointer data)
{
  RowAction *row = data;

  g_free (row->label);
  g_free (row->action);
  g_clear_pointer (&row->target, g_variant_unref);
  g_free (row);
}

/**
 * csp_row_actions_new:
 * @store: the profile that says what is allowed
 *
 * Returns: (transfer full): no actions yet
 */
CspRowActions *
csp_row_actions_new (CspStore *store)
{
  CspRowActions *self = g_new0 (CspRowActions, 1);

  self->store = g_object_ref (store);
  self->rows = g_ptr_array_new_with_free_func (row_action_free);
  return self;
}

/**
 * csp_row_actions_free:
 * @self: (transfer full): actions
 */
void
csp_row_actions_free (CspRowActions *self)
{
  g_object_unref (self->store);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static RowAction *
append (CspRowActions *self,
        CspAction      permission,
        const char    *label,
        const char    *action,
        GVariant      *target)
{
  RowAction *row = g_new0 (RowAction, 1);

  row->permission = permission;
  row->label = g_strdup (label);
  row->action = g_strdup (action);
  row->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * csp_row_actions_add:
 * @self: actions
 * @permission: what it does; %CSP_N_ACTIONS for what everybody may
 * @label: what the button says
 * @action: name of an action
 * @target: (transfer floating) (nullable): its parameter
 */
void
csp_row_actions_add (CspRowActions *self,
                     CspAction      permission,
                     const char    *label,
                     const char    *action,
                     GVariant      *target)
{
  append (self, permission, label, action, target);
}

/**
 * csp_row_actions_add_copy:
 * @self: actions
 * @label: such as "Copy Microsoft ID"
 * @value: (nullable): what to copy; nothing is added for %NULL or ""
 *
 * Adds an item to the menu; in details a button stands beside the value.
 */
void
csp_row_actions_add_copy (CspRowActions *self,
                          const char    *label,
                          const char    *value)
{
  if (!csp_is_empty (value))
    append (self, CSP_N_ACTIONS, label, "view.copy", g_variant_new_string (value))->only_in_menu = TRUE;
}

static gboolean
is_allowed (CspRowActions  *self,
            RowAction      *row,
            char          **reason)
{
  return row->permission == CSP_N_ACTIONS || csp_may (self->store, row->permission, reason);
}

/* Several actions may be forbidden for one reason. */
static gboolean
is_new (GPtrArray *reasons,
        char      *reason)
{
  if (g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, NULL))
    {
      g_free (reason);
      return FALSE;
    }
  g_ptr_array_add (reasons, reason);
  return TRUE;
}

/**
 * csp_row_actions_add_to_details:
 * @self: actions
 * @details: where to add a button for each, and after what is forbidden why it is
 */
void
csp_row_actions_add_to_details (CspRowActions *self,
                                CspRowDetails *details)
{
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      RowAction *row = g_ptr_array_index (self->rows, i);
      char *reason = NULL;
      GtkWidget *why;
      GtkWidget *button;

      if (row->only_in_menu)
        continue;
      button = csp_row_details_add_action (details, row->label, row->action, row->target);
      if (is_allowed (self, row, &reason))
        continue;
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
      gtk_widget_set_sensitive (button, FALSE);
      if (!is_new (reasons, reason))
        continue;
      why = csp_why_button_new ();
      csp_why_button_set_reason (CSP_WHY_BUTTON (why), reason);
      csp_row_details_add_widget (details, why);
    }
}

static GMenuItem *
create_item (RowAction *row,
             gboolean   allowed)
{
  GMenuItem *item = g_menu_item_new (row->label, NULL);

  /* An action that is nowhere makes the item insensitive. */
  g_menu_item_set_action_and_target_value (item, allowed ? row->action : "view.forbidden", row->target);
  return item;
}

static void
append_reason (GMenu *menu,
               guint  number)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autofree char *name = g_strdup_printf ("reason-%u", number);

  g_menu_item_set_attribute (item, "custom", "s", name);
  g_menu_append_item (menu, item);
}

static void
add_reason (GtkPopoverMenu *menu,
            const char     *reason,
            guint           number)
{
  GtkWidget *label = gtk_label_new (reason);
  g_autofree char *name = g_strdup_printf ("reason-%u", number);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), REASON_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* The keyboard and the screen reader come by. */
  gtk_widget_set_focusable (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "menu-reason");
  gtk_popover_menu_add_child (menu, label, name);
}

/**
 * csp_row_actions_create_menu:
 * @self: actions
 *
 * Returns: (transfer floating): a menu with all of them, and below them why some are forbidden
 */
GtkWidget *
csp_row_actions_create_menu (CspRowActions *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) items = g_menu_new ();
  g_autoptr(GMenu) explanations = g_menu_new ();
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *popover;

  for (guint i = 0; i < self->rows->len; i++)
    {
      RowAction *row = g_ptr_array_index (self->rows, i);
      char *reason = NULL;
      gboolean allowed = is_allowed (self, row, &reason);
      g_autoptr(GMenuItem) item = create_item (row, allowed);

      g_menu_append_item (items, item);
      if (!allowed && is_new (reasons, reason))
        append_reason (explanations, reasons->len - 1);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (items));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (explanations));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  for (guint i = 0; i < reasons->len; i++)
    add_reason (GTK_POPOVER_MENU (popover), g_ptr_array_index (reasons, i), i);
  return popover;
}
