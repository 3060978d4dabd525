/* csp-outbox-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "operations/csp-conflict-load.h"
#include "operations/csp-conflict-resolve.h"
#include "operations/csp-outbox-change.h"
#include "operations/csp-outbox-move.h"
#include "operations/csp-outbox.h"
#include "views/csp-outbox-columns.h"
#include "views/csp-outbox-view.h"
#include "widgets/csp-change-text.h"
#include "widgets/csp-format.h"
#include "widgets/csp-outcome.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-row-details.h"
#include "widgets/csp-state-filter.h"

/**
 * CspOutboxView:
 *
 * What was changed here and is not confirmed by Partner Center yet: what it waits for, what went wrong and what a
 * person can do about it (functional-spec §4.15, §5.9).
 */
struct _CspOutboxView
{
  CspListPage   parent_instance;

  CspChoice    *state_choice;
  GtkWidget    *decide_button;

  CspPagedList *conflicts;              /* entries that wait for a decision */
};

G_DEFINE_FINAL_TYPE (CspOutboxView, csp_outbox_view, CSP_TYPE_LIST_PAGE)

static const char *const states[] = {
  CSP_OUTBOX_WAITING,
  CSP_OUTBOX_READY,
  CSP_OUTBOX_SENDING,
  CSP_OUTBOX_UNKNOWN,
  CSP_OUTBOX_RUNNING,
  CSP_OUTBOX_DOUBTFUL,
  CSP_OUTBOX_REJECTED,
  CSP_OUTBOX_CONFLICT,
  NULL,
};

static void
told_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspOutboxView) self = user_data;

  csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_DONE);
}

static void
remove_entry (CspOutboxView *self,
              gint64         id)
{
  g_autoptr(CspOutboxRemoveOperation) operation = csp_outbox_remove_operation_new (id);

  csp_operation_run_async (CSP_OPERATION (operation), csp_list_page_get_store (CSP_LIST_PAGE (self)),
                           CSP_ORIGIN_PERSON, NULL, told_cb, g_object_ref (self));
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CspOutboxView *self = CSP_OUTBOX_VIEW (widget);
  g_autoptr(CspOutboxMoveOperation) operation = NULL;
  gint64 id;
  guint move;

  g_variant_get (parameter, "(xu)", &id, &move);
  operation = csp_outbox_move_operation_new (id, move);
  csp_operation_run_async (CSP_OPERATION (operation), csp_list_page_get_store (CSP_LIST_PAGE (self)),
                           CSP_ORIGIN_PERSON, NULL, told_cb, g_object_ref (self));
}

typedef struct
{
  CspOutboxView *view;
  gint64         id;
} Removal;

static void
removal_answered_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr(CspOutboxView) self = removal->view;
  g_autofree char *answer = csp_platform_ask_finish (result);

  if (g_strcmp0 (answer, "remove") == 0)
    remove_entry (self, removal->id);
}

/* What is lost with an entry, where that is more than one change of a record that stays; @request is "doubtful" for one
 * that may have been carried out. */
static const char *
loss_of (const char *request)
{
  if (g_str_equal (request, CSP_REQUEST_CUSTOMER_CREATE))
    return _("The customer and everything that waits for it is deleted here. Partner Center has not seen it.");
  if (g_str_equal (request, CSP_OUTBOX_DOUBTFUL))
    return _("Partner Center may have done it already. What it has then comes back the next time you synchronize.");
  if (g_str_equal (request, CSP_REQUEST_ORDER_PLACE) || g_str_equal (request, CSP_REQUEST_ADD_ON_BUY))
    return _("The order and the subscriptions it would have bought are deleted here. Partner Center has not seen them.");
  return NULL;
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CspOutboxView *self = CSP_OUTBOX_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  const CspAnswer answers[] = {
    { "cancel", _("_Cancel"), FALSE },
    { "remove", _("_Remove"), TRUE },
  };
  const char *request;
  gint64 id;
  Removal *removal;

  g_variant_get (parameter, "(x&s)", &id, &request);
  if (loss_of (request) == NULL)
    {
      remove_entry (self, id);
      return;
    }
  removal = g_new (Removal, 1);
  removal->view = g_object_ref (self);
  removal->id = id;
  csp_platform_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Remove this from the outbox?"),
                          loss_of (request), answers, G_N_ELEMENTS (answers), removal_answered_cb, removal);
}

/* One decision for every field of every conflict: entry by entry, so that one that is settled meanwhile does not
 * hold up the others. */
typedef struct
{
  CspOutboxView *view;
  GPtrArray     *conflicts;
  guint          next;
  gboolean       take_theirs;
} Decisions;

static void
decisions_free (Decisions *self)
{
  g_object_unref (self->view);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Decisions, decisions_free)

static void decide_next (Decisions *decisions);

static void
decided_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Decisions) decisions = user_data;

  csp_outcome_tell (GTK_WIDGET (decisions->view), CSP_OPERATION (object), result, CSP_OUTCOME_DONE);
  decide_next (g_steal_pointer (&decisions));
}

static void
decide_next (Decisions *decisions)
{
  g_autoptr(Decisions) owned = decisions;
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();
  g_autoptr(CspConflictResolveOperation) operation = NULL;
  CspStore *store = csp_list_page_get_store (CSP_LIST_PAGE (decisions->view));
  CspConflict *first;

  if (owned->next == owned->conflicts->len)
    return;
  first = owned->conflicts->pdata[owned->next];
  while (owned->next < owned->conflicts->len)
    {
      CspConflict *conflict = owned->conflicts->pdata[owned->next];

      if (conflict->outbox_id != first->outbox_id)
        break;
      if (owned->take_theirs)
        g_ptr_array_add (fields, conflict->field);
      owned->next++;
    }
  g_ptr_array_add (fields, NULL);
  operation = csp_conflict_resolve_operation_new (first->outbox_id, (const char * const *) fields->pdata);
  csp_operation_run_async (CSP_OPERATION (operation), store, CSP_ORIGIN_PERSON, NULL, decided_cb,
                           g_steal_pointer (&owned));
}

static void
conflicts_loaded_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Decisions) decisions = user_data;
  g_autoptr(GError) error = NULL;

  decisions->conflicts = csp_conflict_load_finish (CSP_STORE (object), result, &error);
  if (decisions->conflicts != NULL)
    decide_next (g_steal_pointer (&decisions));
  else
    gtk_widget_activate_action (GTK_WIDGET (decisions->view), "win.report-error", "s", error->message);
}

static void
decision_answered_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(CspOutboxView) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);
  Decisions *decisions;

  if (g_strcmp0 (answer, "mine") != 0 && g_strcmp0 (answer, "theirs") != 0)
    return;
  decisions = g_new0 (Decisions, 1);
  decisions->view = g_object_ref (self);
  decisions->take_theirs = g_str_equal (answer, "theirs");
  csp_conflict_load_async (csp_list_page_get_store (CSP_LIST_PAGE (self)), 0, NULL, conflicts_loaded_cb, decisions);
}

static void
decide_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const CspAnswer answers[] = {
    { "cancel", _("_Cancel"), FALSE },
    { "mine", _("Keep _mine"), FALSE },
    { "theirs", _("Take _theirs"), TRUE },
  };

  csp_platform_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Decide all the same way?"),
                          _("“Keep mine” sends what was changed here. “Take theirs” drops it and keeps what is in "
                            "Partner Center. This applies to every field of every change that waits for a decision."),
                          answers, G_N_ELEMENTS (answers), decision_answered_cb, g_object_ref (widget));
}

/* The page on which what an entry wants can be changed. */
static const char *
edit_action_of (const CspOutboxEntry *entry)
{
  if (g_str_equal (entry->subject_type, "subscription"))
    return "win.show-subscription";
  return g_str_equal (entry->subject_type, "account") ? "win.edit-customer" : "win.show-customer";
}

/* An entry keeps its place among those of its customer; see csp-outbox-move.c. */
static void
add_moves (CspRowActions        *actions,
           const CspOutboxEntry *entry)
{
  static const char * const labels[] = {
    [CSP_OUTBOX_MOVE_FIRST] = NC_("button", "Send first"),
    [CSP_OUTBOX_MOVE_UP] = NC_("button", "Move up"),
    [CSP_OUTBOX_MOVE_DOWN] = NC_("button", "Move down"),
  };
  gboolean is_in_line = !entry->attended && (g_str_equal (entry->state, CSP_OUTBOX_WAITING) ||
                                             g_str_equal (entry->state, CSP_OUTBOX_READY));

  for (guint i = 0; i < G_N_ELEMENTS (labels) && is_in_line; i++)
    csp_row_actions_add (actions, CSP_N_ACTIONS, g_dpgettext2 (NULL, "button", labels[i]), "outbox.move",
                         g_variant_new ("(xu)", entry->id, i));
}

static void
list_actions (gpointer       record,
              CspRowActions *actions)
{
  const CspOutboxEntry *entry = CSP_OUTBOX_ENTRY (record);
  gboolean may_have_acted = csp_outbox_entry_may_have_acted (entry);
  gboolean is_conflict = g_str_equal (entry->state, CSP_OUTBOX_CONFLICT);
  gboolean is_doubtful = g_str_equal (entry->state, CSP_OUTBOX_DOUBTFUL);
  gint64 subject = g_str_equal (entry->subject_type, "subscription") ? entry->subject_id : entry->customer_id;

  if (is_conflict)
    csp_row_actions_add (actions, CSP_N_ACTIONS, C_("button", "Decide…"), "win.decide-conflict",
                         g_variant_new_int64 (entry->id));
  else if (!may_have_acted || csp_outbox_entry_waits_for_send (entry))
    csp_row_actions_add (actions, CSP_N_ACTIONS, C_("button", "Send now"), "win.send-outbox",
                         g_variant_new ("(xb)", entry->id, entry->attended));
  if (subject != 0)
    csp_row_actions_add (actions, CSP_N_ACTIONS, may_have_acted ? C_("button", "Open") : C_("button", "Edit"),
                         edit_action_of (entry), g_variant_new_int64 (subject));
  if (!may_have_acted)
    add_moves (actions, entry);
  if (!may_have_acted && !(entry->attended && entry->attempts > 0))
    csp_row_actions_add (actions, CSP_N_ACTIONS, C_("button", "Remove"), "outbox.remove",
                         g_variant_new ("(xs)", entry->id, is_doubtful ? entry->state : entry->request));
  csp_row_actions_add_copy (actions, _("Copy correlation ID"), entry->correlation_id);
}

static void
add_change_cb (const char *title,
               const char *text,
               gpointer    user_data)
{
  csp_row_details_add_value (CSP_ROW_DETAILS (user_data), title, text);
}

static GtkWidget *
create_details (gpointer record,
                gpointer user_data)
{
  CspOutboxEntry *entry = CSP_OUTBOX_ENTRY (record);
  g_autofree char *name = csp_outbox_describe (entry);
  g_autofree char *since = csp_format_instant (entry->created_at);
  g_autofree char *attempts = csp_format_number (entry->attempts);
  g_autofree char *error = NULL;
  GtkWidget *widget = csp_row_details_new (name);
  CspRowDetails *details = CSP_ROW_DETAILS (widget);

  csp_row_details_add_value (details, C_("field", "Waits since"), since);
  csp_row_details_add_value (details, C_("field", "Attempts"), entry->attempts > 0 ? attempts : NULL);
  csp_change_text_of_history (entry->subject_type, entry->before, entry->after, add_change_cb, details);
  if (!csp_is_empty (entry->error_code) && !csp_is_empty (entry->error_text))
    /* translators: a message of Partner Center, then its error code */
    error = g_strdup_printf (_("%1$s (code %2$s)"), entry->error_text, entry->error_code);
  csp_row_details_add_value (details, C_("field", "Error"), error ? error : entry->error_text);
  csp_row_details_add_copy (details, C_("field", "Correlation ID"), entry->correlation_id, _("Copy correlation ID"));
  csp_list_page_add_actions (CSP_LIST_PAGE (user_data), entry, details);
  return widget;
}

static char *
count_entries (guint n)
{
  g_autofree char *number = csp_format_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s change waits", "%s changes wait", n), number);
}

static const CspListPageDefinition definition = {
  .kind = CSP_LIST_OUTBOX,
  .name = "outbox",
  .sort = "place",
  .columns = csp_outbox_columns,
  .count = count_entries,
  .details = create_details,
  .actions = list_actions,
};

static void
conflicts_changed_cb (CspOutboxView *self)
{
  gtk_widget_set_visible (self->decide_button, g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)) > 1);
}

static void
csp_outbox_view_dispose (GObject *object)
{
  CspOutboxView *self = CSP_OUTBOX_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_OUTBOX_VIEW);
  g_clear_object (&self->conflicts);

  G_OBJECT_CLASS (csp_outbox_view_parent_class)->dispose (object);
}

static void
csp_outbox_view_class_init (CspOutboxViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_outbox_view_dispose;

  g_type_ensure (CSP_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-outbox-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CspOutboxView, state_choice);
  gtk_widget_class_bind_template_child (widget_class, CspOutboxView, decide_button);
  gtk_widget_class_install_action (widget_class, "outbox.remove", "(xs)", remove_action);
  gtk_widget_class_install_action (widget_class, "outbox.move", "(xu)", move_action);
  gtk_widget_class_install_action (widget_class, "outbox.decide-all", NULL, decide_all_action);
}

static void
csp_outbox_view_init (CspOutboxView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CspPagedList *
create_list (CspStore   *store,
             const char *state)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_OUTBOX);

  csp_set_str (&query->status, state);
  return csp_store_create_list (store, query);
}

/**
 * csp_outbox_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): what of it waits to be sent
 */
GtkWidget *
csp_outbox_view_new (CspStore *store)
{
  CspOutboxView *self = g_object_new (CSP_TYPE_OUTBOX_VIEW, NULL);

  csp_list_page_set_up (CSP_LIST_PAGE (self), store, &definition);
  csp_state_filter_attach (self->state_choice, CSP_LIST_PAGE (self), states, csp_outbox_state_label);
  self->conflicts = create_list (store, CSP_OUTBOX_CONFLICT);
  g_signal_connect_object (self->conflicts, "items-changed", G_CALLBACK (conflicts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  conflicts_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * csp_outbox_view_create_list:
 * @store: an open profile
 *
 * Returns: (transfer full): all that waits to be sent
 */
CspPagedList *
csp_outbox_view_create_list (CspStore *store)
{
  return create_list (store, NULL);
}
