/* csp-table.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-conflict.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-draft.h"
#include "domain/csp-history-entry.h"
#include "domain/csp-invitation.h"
#include "domain/csp-offer.h"
#include "domain/csp-order-line.h"
#include "domain/csp-order.h"
#include "domain/csp-outbox-entry.h"
#include "domain/csp-profile.h"
#include "domain/csp-pull-state.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "store/csp-label-repo.h"
#include "store/csp-table.h"

static const CspTable tables[] = {
  { csp_customer_get_type, "customer", "customer LEFT JOIN reseller ON reseller.id = customer.reseller_id", "id", { { "name_key", CSP_DERIVED_SORT_KEY, "company-name" }, { "microsoft_key", CSP_DERIVED_LOOKUP_KEY, "microsoft-id" } } },
  { csp_customer_account_get_type, "customer_account", "customer_account", "customer_id", { { NULL } } },
  { csp_reseller_get_type, "reseller", "reseller", "id", { { "name_key", CSP_DERIVED_SORT_KEY, "name" }, { "microsoft_key", CSP_DERIVED_LOOKUP_KEY, "microsoft-id" } } },
  { csp_subscription_get_type, "subscription", "subscription JOIN customer ON customer.id = subscription.customer_id"
                                               " JOIN subscription_label ON subscription_label.id = subscription.label_id",
    "id",
    { { "subscription_key", CSP_DERIVED_LOOKUP_KEY, "subscription-id" }, { "label_id", CSP_DERIVED_LABEL, "friendly-name" } } },
  { csp_offer_get_type, "offer", "offer", "id", { { "name_key", CSP_DERIVED_SORT_KEY, "name" }, { "offer_key", CSP_DERIVED_LOOKUP_KEY, "offer-id" } } },
  { csp_order_get_type, "purchase_order", "purchase_order", "id", { { NULL } } },
  { csp_order_line_get_type, "order_line", "order_line", "id", { { NULL } } },
  { csp_invitation_get_type, "invitation", "invitation LEFT JOIN customer ON customer.id = invitation.customer_id"
                                           " LEFT JOIN reseller ON reseller.id = invitation.reseller_id",
    "id",
    { { "recipient_key", CSP_DERIVED_SORT_KEY, "recipient" } } },
  { csp_profile_get_type, "profile", "profile", "id", { { NULL } } },
  { csp_history_entry_get_type, "history", "history", "id", { { NULL } } },
  { csp_draft_get_type, "draft", "draft", "id", { { NULL } } },
  { csp_outbox_entry_get_type, "outbox", "outbox LEFT JOIN customer ON customer.id = outbox.customer_id", "id", { { NULL } } },
  { csp_conflict_get_type, "conflict", "conflict", "id", { { NULL } } },
  { csp_pull_state_get_type, "pull", "pull", "id", { { NULL } } },
  { csp_pull_detail_get_type, "pull_detail", "pull_detail", "id", { { NULL } } },
};

typedef struct
{
  char *select;
  char *insert;
  char *update;
} Statements;

static Statements statements[G_N_ELEMENTS (tables)];

/* The part of a field's column that is written: what follows the table's name. */
static const char *
bare_column (const CspField *field)
{
  return strrchr (field->column, '.') + 1;
}

static gboolean
is_written (const CspField *field)
{
  return (field->flags & CSP_FIELD_JOINED) == 0;
}

static void
build_statements (const CspTable *table,
                  Statements     *sql)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (table->get_type ());
  CspRecordClass *record_class = (CspRecordClass *) klass;
  g_autoptr(GString) select = g_string_new ("SELECT ");
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autoptr(GString) values = g_string_new (NULL);
  g_autoptr(GString) sets = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < record_class->n_fields; i++)
    {
      const CspField *field = &record_class->fields[i];

      g_string_append_printf (select, "%s%s", i > 0 ? ", " : "", field->column);
      if (!is_written (field))
        continue;
      n++;
      g_string_append_printf (columns, "%s%s", n > 1 ? ", " : "", bare_column (field));
      g_string_append_printf (values, "%s?%u", n > 1 ? ", " : "", n);
      if (n > 1)
        g_string_append_printf (sets, "%s%s = ?%u", n > 2 ? ", " : "", bare_column (field), n);
    }
  for (const CspDerived *derived = table->derived; derived->column != NULL; derived++)
    {
      n++;
      g_string_append_printf (columns, ", %s", derived->column);
      g_string_append_printf (values, ", ?%u", n);
      g_string_append_printf (sets, ", %s = ?%u", derived->column, n);
    }
  g_string_append_printf (select, " FROM %s", table->from);
  sql->select = g_string_free (g_steal_pointer (&select), FALSE);
  sql->insert = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table->name, columns->str, values->str);
  sql->update = g_strdup_printf ("UPDATE %s SET %s WHERE %s = ?1", table->name, sets->str, table->key);
}

static const Statements *
get_statements (const CspTable *table)
{
  static gsize built = 0;

  if (g_once_init_enter (&built))
    {
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        build_statements (&tables[i], &statements[i]);
      g_once_init_leave (&built, 1);
    }
  return &statements[table - tables];
}

/**
 * csp_table_for:
 * @type: a record type that is stored
 *
 * Returns: (transfer none): its table
 */
const CspTable *
csp_table_for (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].get_type () == type)
      return &tables[i];
  g_return_val_if_reached (NULL);
}

/**
 * csp_table_get_select:
 * @table: a table
 *
 * Returns: (transfer none): "SELECT … FROM …" with one column a field, to which a WHERE may be added
 */
const char *
csp_table_get_select (const CspTable *table)
{
  return get_statements (table)->select;
}

/**
 * csp_table_get_insert:
 * @table: a table
 *
 * Returns: (transfer none): the statement whose parameters csp_table_bind() binds
 */
const char *
csp_table_get_insert (const CspTable *table)
{
  return get_statements (table)->insert;
}

/**
 * csp_table_get_update:
 * @table: a table
 *
 * Returns: (transfer none): the statement whose parameters csp_table_bind() binds; the key is ?1
 */
const char *
csp_table_get_update (const CspTable *table)
{
  return get_statements (table)->update;
}

/**
 * csp_table_read:
 * @table: a table
 * @stmt: a statement made from csp_table_get_select() that stands on a row
 *
 * Returns: (transfer full): the row as a record
 */
gpointer
csp_table_read (const CspTable *table,
                CspStmt        *stmt)
{
  CspRecord *record = g_object_new (table->get_type (), NULL);
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].type == CSP_FIELD_TEXT || fields[i].type == CSP_FIELD_DATE)
        csp_record_set_text (record, &fields[i], csp_stmt_get_text (stmt, i));
      else
        csp_record_set_integer (record, &fields[i], csp_stmt_get_integer (stmt, i));
    }
  return record;
}

static gboolean
bind_derived (const CspDerived  *derived,
              CspConn           *conn,
              CspStmt           *stmt,
              int                index,
              CspRecord         *record,
              GError           **error)
{
  const char *text = csp_record_get_text (record, csp_record_find_field (record, derived->field));
  gint64 label_id;

  switch (derived->kind)
    {
    case CSP_DERIVED_SORT_KEY:
      csp_stmt_bind_sort_key (stmt, index, text);
      return TRUE;
    case CSP_DERIVED_LOOKUP_KEY:
      {
        g_autofree char *key = csp_guid_key (text);

        csp_stmt_bind_text_copy (stmt, index, key);
        return TRUE;
      }
    case CSP_DERIVED_LABEL:
      if (csp_is_empty (text))
        text = CSP_SUBSCRIPTION (record)->offer_name;
      if (!csp_label_repo_intern (conn, text ? text : "", &label_id, error))
        return FALSE;
      csp_stmt_bind_integer (stmt, index, label_id);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * csp_table_bind:
 * @table: a table
 * @conn: the connection
 * @stmt: its insert or update statement
 * @record: the record to write; its texts must live until the statement is reset
 * @error: return location
 *
 * Returns: whether everything is bound
 */
gboolean
csp_table_bind (const CspTable  *table,
                CspConn         *conn,
                CspStmt         *stmt,
                CspRecord       *record,
                GError         **error)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);
  int index = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      if (!is_written (&fields[i]))
        continue;
      index++;
      if (fields[i].type == CSP_FIELD_TEXT || fields[i].type == CSP_FIELD_DATE)
        csp_stmt_bind_text (stmt, index, csp_record_get_text (record, &fields[i]));
      else if (fields[i].type == CSP_FIELD_INTEGER && (i == 0 || (fields[i].flags & CSP_FIELD_LOCAL) != 0))
        csp_stmt_bind_id (stmt, index, csp_record_get_integer (record, &fields[i]));
      else
        csp_stmt_bind_integer (stmt, index, csp_record_get_integer (record, &fields[i]));
    }
  for (const CspDerived *derived = table->derived; derived->column != NULL; derived++)
    if (!bind_derived (derived, conn, stmt, ++index, record, error))
      return FALSE;
  return TRUE;
}
