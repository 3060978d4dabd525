/* csp-cli-query.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "cli/csp-cli-query.h"
#include "store/csp-customer-repo.h"
#include "store/csp-list-definition.h"
#include "store/csp-list-reader.h"
#include "store/csp-reseller-repo.h"

/* Which filters each list has. */
typedef enum
{
  BY_RESELLER = 1 << 0,
  BY_CUSTOMER = 1 << 1,
  BY_STATUS = 1 << 2,
} Filter;

typedef struct
{
  const char  *what;
  CspListKind  kind;
  Filter       filters;
} ListRow;

static const ListRow lists[] = {
  { "customers", CSP_LIST_CUSTOMERS, BY_RESELLER },
  { "resellers", CSP_LIST_RESELLERS, BY_STATUS },
  { "subscriptions", CSP_LIST_SUBSCRIPTIONS, BY_RESELLER | BY_CUSTOMER | BY_STATUS },
  { "offers", CSP_LIST_OFFERS, 0 },
  { "invitations", CSP_LIST_INVITATIONS, BY_STATUS },
  { "outbox", CSP_LIST_OUTBOX, BY_CUSTOMER | BY_STATUS },
};

/**
 * csp_cli_list_kind:
 * @what: what was typed, as "customers"
 * @kind: (out): the list of that name
 *
 * Returns: whether there is one
 */
gboolean
csp_cli_list_kind (const char  *what,
                   CspListKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].what, what))
      {
        *kind = lists[i].kind;
        return TRUE;
      }
  return FALSE;
}

static const ListRow *
find_list (CspListKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].kind == kind)
      return &lists[i];
  g_return_val_if_reached (NULL);
}

/* A record that an option names is part of the input. */
static int
tell_missing (const char *option,
              const char *message)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_problems_error (problems, option, "%s", message);
  return csp_cli_refuse (problems);
}

/**
 * csp_cli_find_reseller:
 * @cli: the run, with the profile open
 * @mpn_id: MPN ID of an indirect reseller, from --reseller
 * @code: (out): the exit code when there is none
 *
 * Returns: (transfer full) (nullable): the reseller
 */
CspReseller *
csp_cli_find_reseller (CspCli     *cli,
                       const char *mpn_id,
                       int        *code)
{
  GError *error = NULL;
  CspReseller *reseller = csp_reseller_repo_find_by_mpn_id (cli->conn, mpn_id, &error);
  g_autofree char *message = NULL;

  if (reseller != NULL)
    return reseller;
  message = g_strdup_printf (_("There is no indirect reseller with the MPN ID “%s”."), mpn_id);
  *code = error != NULL ? csp_cli_fail (error) : tell_missing ("reseller", message);
  return NULL;
}

/**
 * csp_cli_find_customer:
 * @cli: the run, with the profile open
 * @microsoft_id: Microsoft ID of a customer, from --customer
 * @code: (out): the exit code when there is none
 *
 * Returns: (transfer full) (nullable): the customer
 */
CspCustomer *
csp_cli_find_customer (CspCli     *cli,
                       const char *microsoft_id,
                       int        *code)
{
  GError *error = NULL;
  CspCustomer *customer = csp_customer_repo_find_by_microsoft_id (cli->conn, microsoft_id, &error);
  g_autofree char *message = NULL;

  if (customer != NULL)
    return customer;
  message = g_strdup_printf (_("There is no customer with the ID “%s”."), microsoft_id);
  *code = error != NULL ? csp_cli_fail (error) : tell_missing ("customer", message);
  return NULL;
}

static gboolean
has_only_known (const ListRow            *list,
                const CspCliQueryOptions *options,
                int                      *code)
{
  const struct
  {
    const char *name;
    const char *value;
    Filter      filter;
  } filters[] = {
    { "--reseller", options->reseller, BY_RESELLER },
    { "--customer", options->customer, BY_CUSTOMER },
    { "--status", options->status, BY_STATUS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (filters[i].value != NULL && (list->filters & filters[i].filter) == 0)
      {
        *code = csp_cli_usage (_("%1$s does not go with %2$s."), filters[i].name, list->what);
        return FALSE;
      }
  return TRUE;
}

/* The JSON key or the field's name; the columns of tables are fields. */
static const CspField *
find_field (const CspListDefinition *definition,
            const char              *name)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (definition->get_type ());
  CspRecordClass *record_class = (CspRecordClass *) klass;

  for (guint i = 0; i < record_class->n_fields; i++)
    if (g_str_equal (record_class->fields[i].name, name) || g_strcmp0 (record_class->fields[i].wire, name) == 0)
      return &record_class->fields[i];
  return NULL;
}

static gboolean
read_sort (CspListQuery *query,
           const char   *text,
           int          *code)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  g_autoptr(GString) known = g_string_new (NULL);
  const CspField *field;

  if (text == NULL)
    return TRUE;
  query->descending = text[0] == '-';
  field = find_field (definition, text + query->descending);
  if (field != NULL && csp_list_definition_find_sort (definition, field->name) != NULL)
    {
      csp_set_str (&query->sort, field->name);
      return TRUE;
    }
  for (const CspListSort *sort = definition->sorts; sort->name != NULL; sort++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", sort->name);
  *code = csp_cli_usage (_("The list cannot be sorted by “%1$s”, but by: %2$s."), text, known->str);
  return FALSE;
}

static gboolean
read_reseller (CspCli       *cli,
               CspListQuery *query,
               const char   *mpn_id,
               int          *code)
{
  g_autoptr(CspReseller) reseller = NULL;

  if (mpn_id == NULL)
    return TRUE;
  reseller = csp_cli_find_reseller (cli, mpn_id, code);
  if (reseller != NULL && query->kind == CSP_LIST_CUSTOMERS)
    query->reseller_id = reseller->id;
  else if (reseller != NULL)
    csp_set_str (&query->reseller_mpn_id, mpn_id);
  return reseller != NULL;
}

static gboolean
read_customer (CspCli       *cli,
               CspListQuery *query,
               const char   *microsoft_id,
               int          *code)
{
  g_autoptr(CspCustomer) customer = NULL;

  if (microsoft_id == NULL)
    return TRUE;
  customer = csp_cli_find_customer (cli, microsoft_id, code);
  if (customer != NULL)
    query->customer_id = customer->id;
  return customer != NULL;
}

/**
 * csp_cli_query_new:
 * @cli: the run, with the profile open
 * @kind: which list
 * @options: what was typed
 * @code: (out): the exit code when that makes no sense
 *
 * Returns: (transfer full) (nullable): the query
 */
CspListQuery *
csp_cli_query_new (CspCli                   *cli,
                   CspListKind               kind,
                   const CspCliQueryOptions *options,
                   int                      *code)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (kind);

  if (!has_only_known (find_list (kind), options, code) || !read_sort (query, options->sort, code) ||
      !read_reseller (cli, query, options->reseller, code) || !read_customer (cli, query, options->customer, code))
    return NULL;
  if (!csp_is_empty (options->search))
    csp_set_str (&query->search, options->search);
  if (options->status != NULL)
    query->status = g_ascii_strdown (options->status, -1);
  return g_steal_pointer (&query);
}

/**
 * csp_cli_query_ids:
 * @cli: the run, with the profile open
 * @query: which records
 * @limit: how many at the most, 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32): their local ids in order
 */
GArray *
csp_cli_query_ids (CspCli              *cli,
                   const CspListQuery  *query,
                   guint                limit,
                   GError             **error)
{
  g_autoptr(GArray) base = NULL;

  if (query->search == NULL)
    return csp_list_read_ids (cli->conn, query, limit, error);
  base = csp_list_read_ids (cli->conn, query, 0, error);
  return base ? csp_list_search_ids (cli->conn, query, base, limit, error) : NULL;
}
