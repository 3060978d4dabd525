/* simulation-person.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-conflict.h"
#include "domain/csp-outbox-entry.h"
#include "operations/csp-bill-to-rename.h"
#include "operations/csp-conflict-resolve.h"
#include "operations/csp-outbox-change.h"
#include "operations/csp-outbox-move.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-support-contact-set.h"
#include "operations/csp-undo.h"
#include "store/csp-offer-repo.h"
#include "store/csp-repo.h"
#include "tests/operations/commerce-fixture.h"
#include "tests/sync/simulation.h"

/* One of the numbers that @sql gives, ending in a LIMIT of which the offset is drawn; 0 when there is none. */
static gint64
pick (Simulation *self,
      const char *table_and_where)
{
  g_autofree char *count = g_strconcat ("SELECT count(*) FROM ", table_and_where, NULL);
  g_autofree char *one = NULL;
  gint64 n = simulation_count (self, count);

  if (n == 0)
    return 0;
  one = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", table_and_where,
                         g_rand_int_range (self->rand, 0, n));
  return simulation_count (self, one);
}

/* What the rules refuse is no failure: the person is told, and nothing is changed. */
static gboolean
run (Simulation *self,
     gpointer    operation)
{
  g_autoptr(GError) error = NULL;
  const char *kind = csp_operation_get_kind (operation);

  if (csp_operation_run (operation, self->conn, CSP_ORIGIN_PERSON, NULL, &error))
    {
      simulation_log (self, "somebody: %s", kind);
      g_ptr_array_add (self->operations, g_strdup (csp_operation_get_id (operation)));
      return TRUE;
    }
  simulation_log (self, "somebody: %s refused: %s", kind, error->message);
  if (!g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID) &&
      !g_error_matches (error, CSP_ERROR, CSP_ERROR_CONFLICT) &&
      !g_error_matches (error, CSP_ERROR, CSP_ERROR_NOT_FOUND))
    simulation_fail (self, "%s: %s", kind, error->message);
  return FALSE;
}

static CspBasketLine *
add_line (Simulation *self,
          CspBasket  *basket,
          const char *offer_id,
          guint       quantity_max)
{
  g_autoptr(CspOffer) offer = csp_offer_repo_find (self->conn, offer_id, "br", NULL);

  return csp_basket_add (basket, offer, g_rand_int_range (self->rand, 1, quantity_max + 1), NULL);
}

static CspBasket *
draw_basket (Simulation *self)
{
  CspBasket *basket = csp_basket_new ();
  gboolean has_e3 = simulation_chance (self, 30);
  CspBasketLine *line = add_line (self, basket, has_e3 ? OFFER_E3 : OFFER_BASIC, 8);

  if (simulation_chance (self, 50))
    line->nickname = g_strdup_printf ("Nickname %u", ++self->next_name);
  if (has_e3 && simulation_chance (self, 50))
    add_line (self, basket, OFFER_PHONE_SYSTEM, 1);
  else if (simulation_chance (self, 30))
    add_line (self, basket, OFFER_BASIC, 4);
  return basket;
}

static void
create_customer (Simulation *self)
{
  guint number = ++self->next_name;
  g_autofree char *name = g_strdup_printf ("Wish %u", number);
  g_autofree char *prefix = g_strdup_printf ("wish%u", number);
  gint64 reseller = simulation_chance (self, 40) ? pick (self, "reseller WHERE state = 'active'") : 0;
  g_autoptr(CspCustomerCreateOperation) operation = commerce_new_customer (name, prefix, reseller);

  if (simulation_chance (self, 40))
    g_object_set (operation->customer, "agreement", "accepted", NULL);
  if (simulation_chance (self, 50))
    operation->basket = draw_basket (self);
  run (self, operation);
}

/* An add-on for a base that the customer may have. */
static CspBasket *
draw_add_on (Simulation *self)
{
  CspBasket *basket = csp_basket_new ();

  add_line (self, basket, OFFER_PHONE_SYSTEM, 1);
  return basket;
}

static void
place_order (Simulation *self)
{
  g_autoptr(CspOrderPlaceOperation) operation = csp_order_place_operation_new ();

  operation->customer_id = pick (self, "customer WHERE former_at = 0");
  if (operation->customer_id == 0)
    return;
  operation->reseller_id = simulation_chance (self, 30) ? pick (self, "reseller WHERE state = 'active'") : 0;
  operation->basket = simulation_chance (self, 30) ? draw_add_on (self) : draw_basket (self);
  run (self, operation);
}

static void
change_subscription (Simulation *self)
{
  static const char * const partners[] = { "5000001", "5000002", "" };
  gint64 id = pick (self, simulation_chance (self, 80) ? "subscription WHERE status = 'active'" : "subscription");
  g_autoptr(CspSubscriptionChangeOperation) operation = NULL;

  if (id == 0)
    return;
  operation = csp_subscription_change_operation_new (id);
  operation->has_quantity = simulation_chance (self, 40);
  operation->quantity = simulation_chance (self, 5) ? 301 : g_rand_int_range (self->rand, 1, 100);
  operation->has_nickname = simulation_chance (self, 30);
  operation->nickname = simulation_chance (self, 20) ? NULL : g_strdup_printf ("Name %u", ++self->next_name);
  if (simulation_chance (self, 25))
    operation->status = g_strdup (simulation_chance (self, 50) ? "suspended" : "active");
  operation->has_auto_renew = simulation_chance (self, 10);
  operation->auto_renew = simulation_chance (self, 50);
  operation->has_reseller = simulation_chance (self, 15);
  operation->reseller_mpn_id = g_strdup (partners[g_rand_int_range (self->rand, 0, 3)]);
  run (self, operation);
}

static void
set_support_contact (Simulation *self)
{
  gint64 id = pick (self, "subscription");
  gint64 reseller = simulation_chance (self, 70) ? pick (self, "reseller") : 0;
  g_autoptr(CspSupportContactSetOperation) operation = NULL;

  if (id == 0)
    return;
  operation = csp_support_contact_set_operation_new (id, reseller);
  run (self, operation);
}

static void
rename_bill_to (Simulation *self)
{
  gint64 id = pick (self, "customer WHERE former_at = 0");
  g_autofree char *name = g_strdup_printf ("Bill-to %u", ++self->next_name);
  g_autoptr(CspBillToRenameOperation) operation = NULL;

  if (id == 0)
    return;
  operation = csp_bill_to_rename_operation_new (id, name);
  run (self, operation);
}

/* Somebody wants something sent sooner, or later. */
static void
move_entry (Simulation *self)
{
  gint64 id = pick (self, "outbox");
  g_autoptr(CspOutboxMoveOperation) operation = NULL;

  if (id == 0)
    return;
  operation = csp_outbox_move_operation_new (id, g_rand_int_range (self->rand, 0, 3));
  run (self, operation);
}

static void
undo_last (Simulation *self)
{
  g_autofree char *id = NULL;
  g_autoptr(CspOperation) operation = NULL;

  if (self->operations->len == 0)
    return;
  id = g_ptr_array_steal_index (self->operations, self->operations->len - 1);
  operation = csp_undo_operation_new (id);
  run (self, operation);
}

/**
 * simulation_act:
 * @self: a run
 *
 * Somebody does something here.
 */
void
simulation_act (Simulation *self)
{
  static const struct
  {
    guint percent;
    void (*act) (Simulation *self);
  } acts[] = {
    { 8, create_customer },
    { 16, place_order },
    { 44, change_subscription },
    { 13, set_support_contact },
    { 10, rename_bill_to },
    { 3, move_entry },
    { 100, undo_last },
  };
  guint draw = g_rand_int_range (self->rand, 0, 100);
  guint i;

  for (i = 0; draw >= acts[i].percent; i++)
    draw -= acts[i].percent;
  acts[i].act (self);
}

/**
 * simulation_wanted_domain:
 * @self: a run
 *
 * Returns: (transfer full) (nullable): the domain of a customer that somebody here wants to create
 */
char *
simulation_wanted_domain (Simulation *self)
{
  return csp_conn_get_text (self->conn, NULL, "SELECT domain FROM customer WHERE issued_here LIMIT 1", "");
}

/**
 * simulation_attend_all:
 * @self: a run
 *
 * Somebody is there to see every secret.
 */
void
simulation_attend_all (Simulation *self)
{
  g_autoptr(GPtrArray) entries = csp_repo_load_where (self->conn, CSP_TYPE_OUTBOX_ENTRY, NULL, "attended", "");

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    csp_sync_engine_attend (self->engine, CSP_OUTBOX_ENTRY (entries->pdata[i])->id);
}

/* Of each field that both sides changed, one's own value or theirs. */
static CspOperation *
resolve_conflict (Simulation     *self,
                  CspOutboxEntry *entry)
{
  g_autoptr (GPtrArray) conflicts = csp_repo_load_where (self->conn, CSP_TYPE_CONFLICT, NULL, "conflict.outbox_id = ?1",
                                                         "i", entry->id);
  g_autoptr(GStrvBuilder) theirs = g_strv_builder_new ();
  g_auto(GStrv) fields = NULL;

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    if (simulation_chance (self, 50))
      g_strv_builder_add (theirs, CSP_CONFLICT (conflicts->pdata[i])->field);
  fields = g_strv_builder_end (theirs);
  return CSP_OPERATION (csp_conflict_resolve_operation_new (entry->id, (const char * const *) fields));
}

static void
decide_entry (Simulation     *self,
              CspOutboxEntry *entry)
{
  g_autoptr(CspOperation) operation = NULL;
  gboolean is_conflict = g_str_equal (entry->state, CSP_OUTBOX_CONFLICT);

  simulation_log (self, "somebody decides entry %d (%s, %s, %s)", (int) entry->id, entry->request, entry->state,
                  entry->error_text ? entry->error_text : "");
  if (is_conflict)
    operation = resolve_conflict (self, entry);
  else if (simulation_chance (self, 20))
    operation = CSP_OPERATION (csp_outbox_retry_operation_new (entry->id));
  else
    operation = CSP_OPERATION (csp_outbox_remove_operation_new (entry->id));
  if (!run (self, operation))
    simulation_fail (self, "what was decided of entry %d was refused", (int) entry->id);
}

/**
 * simulation_decide:
 * @self: a run
 *
 * People decide conflicts, and remove what was rejected.
 *
 * Returns: whether there was anything to decide
 */
gboolean
simulation_decide (Simulation *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr (GPtrArray) entries = csp_repo_load_where (self->conn, CSP_TYPE_OUTBOX_ENTRY, &error,
                                                       "state IN ('conflict', 'rejected', 'doubtful') ORDER BY outbox.id", "");

  if (!simulation_check_error (self, error, "load"))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (CspOutboxEntry) entry = csp_repo_find (self->conn, CSP_TYPE_OUTBOX_ENTRY,
                                                        CSP_OUTBOX_ENTRY (entries->pdata[i])->id, NULL);

      if (entry != NULL)
        decide_entry (self, entry);
    }
  return entries->len > 0;
}
