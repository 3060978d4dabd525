/* csp-sample-customers.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include "base/csp-iso-codes.h"
#include "domain/csp-cloud.h"
#include "domain/csp-reseller.h"
#include "exchange/csp-sample-private.h"
#include "store/csp-customer-bulk.h"
#include "store/csp-repo.h"

#define DAYS_BACK 1100
#define FIRST_MPN_ID 1520000
#define MPN_ID_STEP 37

#define EDUCATION_EVERY 23

static const char * const tags[] = { "key account", "retail", "public sector", "key account, retail", "new" };
static const char * const agreements[] = { "accepted", "accepted", "accepted", "customer-signs", "not-yet", "unknown" };
static const char * const accesses[] = { "granted", "granted", "granted", "denied", "unknown" };

/* How the resellers after the first two are, over and over. */
static const struct
{
  const char *state;
  const char *mpa_state;
} reseller_states[] = {
  { "active", "signed" }, { "active", "signed" }, { "active", "not-signed" }, { "active", "signed" },
  { "requested", "unknown" }, { "active", "unknown" },
};

static const CspSamplePlace *
pick_place (CspSample *self,
            GPtrArray *places)
{
  if (places->len == 0)
    return NULL;
  return g_ptr_array_index (places, csp_sample_random_below (&self->random, places->len));
}

static CspReseller *
make_reseller (CspSample *self,
               guint      index,
               GPtrArray *places)
{
  const CspSamplePlace *place = pick_place (self, places);
  const char *known = csp_sample_reseller_name (index);
  guint state = index < 2 ? 0 : (index - 2) % G_N_ELEMENTS (reseller_states);
  g_autofree char *mpn_id = g_strdup_printf ("%u", FIRST_MPN_ID + index * MPN_ID_STEP);
  g_autoptr(GString) name = g_string_new (known);
  g_autoptr(GString) slug = g_string_new (NULL);
  char guid[37];

  csp_sample_random_guid (&self->random, guid);
  if (known == NULL)
    csp_sample_company_name (&self->random, index, self->names, name, slug);
  return g_object_new (CSP_TYPE_RESELLER,
                       "name", name->str,
                       "mpn-id", mpn_id,
                       "microsoft-id", guid,
                       "country", place ? place->country : self->profile->country,
                       "state", reseller_states[state].state,
                       "mpa-state", reseller_states[state].mpa_state,
                       "created-at", self->now - G_TIME_SPAN_DAY * (30 + csp_sample_random_below (&self->random, DAYS_BACK)),
                       "updated-at", self->now,
                       NULL);
}

gboolean
_csp_sample_add_resellers (CspSample  *self,
                           GError    **error)
{
  g_autoptr(GPtrArray) places = csp_sample_places (self->profile->country);

  for (guint i = 0; i < self->size.n_resellers; i++)
    {
      CspReseller *reseller = make_reseller (self, i, places);
      gboolean is_active = g_str_equal (reseller->state, "active");

      g_ptr_array_insert (self->resellers, is_active ? (int) self->n_active : -1, reseller);
      self->n_active += is_active;
      if (!csp_repo_insert (self->conn, reseller, error))
        return FALSE;
    }
  return TRUE;
}

/* The two resellers that guides and scenarios speak of have many customers, the others fewer; one in five customers
 * buys without any. */
static guint
pick_reseller (CspSample *self)
{
  guint chance = csp_sample_random_below (&self->random, 100);

  if (chance < 20)
    return 0;
  if (chance < 50)
    return 1 + chance % 2;
  return 1 + csp_sample_random_below (&self->random, MIN (self->n_active, G_MAXUINT16 - 1));
}

static gboolean
add_account (CspSample             *self,
             CspStmt               *stmt,
             gint64                 id,
             const CspSamplePlace  *place,
             const CspCustomerLine *line,
             const char            *admin,
             GError               **error)
{
  const char *first_name = csp_sample_first_name (&self->random);
  const char *last_name = csp_sample_last_name (&self->random);
  char email[320];
  gboolean done;

  g_snprintf (email, sizeof email, "contact@%s", line->domain);
  csp_stmt_bind_integer (stmt, 1, id);
  csp_stmt_bind_text (stmt, 2, line->company_name);
  csp_stmt_bind_text (stmt, 3, csp_sample_street (&self->random));
  csp_stmt_bind_text (stmt, 4, place ? place->city : csp_country_name (line->country));
  csp_stmt_bind_text (stmt, 5, place && place->state[0] != '\0' ? place->state : NULL);
  csp_stmt_bind_text (stmt, 6, place ? place->postal_code : NULL);
  csp_stmt_bind_text (stmt, 7, line->country);
  csp_stmt_bind_text (stmt, 8, first_name);
  csp_stmt_bind_text (stmt, 9, last_name);
  csp_stmt_bind_text (stmt, 10, email);
  csp_stmt_bind_text (stmt, 11, admin);
  done = csp_stmt_step (stmt, NULL, error);
  csp_stmt_reset (stmt);
  return done;
}

#define ACCOUNT_SQL                                                                                        \
  "INSERT INTO customer_account (customer_id, bill_to_name, address_line1, city, state, postal_code,"      \
  " country, first_name, last_name, email, admin_user_name, language, culture)"                            \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'en', 'en-US')"

typedef struct
{
  GPtrArray       *places;
  CspCustomerBulk *bulk;
  CspStmt         *account;
  GString         *name;
  GString         *domain;
  GString         *admin;
  char             guid[37];
} Customers;

static void
customers_clear (Customers *self)
{
  g_clear_pointer (&self->account, csp_stmt_release);
  g_clear_pointer (&self->bulk, csp_customer_bulk_free);
  g_ptr_array_unref (self->places);
  g_string_free (self->name, TRUE);
  g_string_free (self->domain, TRUE);
  g_string_free (self->admin, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Customers, customers_clear)

static void
make_line (CspSample            *self,
           Customers            *customers,
           guint                 index,
           const CspSamplePlace *place,
           guint                 reseller,
           CspCustomerLine      *line)
{
  CspSampleRandom *random = &self->random;
  gboolean is_former = CSP_SAMPLE_IS_FORMER (index);

  csp_sample_random_guid (random, customers->guid);
  csp_sample_company_name (random, index, self->names, customers->name, customers->domain);
  g_string_append (customers->domain, csp_cloud_domain_suffix (self->profile->cloud));
  g_string_assign (customers->admin, "admin@");
  g_string_append (customers->admin, customers->domain->str);
  *line = (CspCustomerLine) {
    .microsoft_id = customers->guid,
    .company_name = customers->name->str,
    .domain = customers->domain->str,
    .relationship = is_former ? "none" : "reseller",
    .reseller_id = reseller > 0 ? CSP_RESELLER (g_ptr_array_index (self->resellers, reseller - 1))->id : 0,
    .country = place ? place->country : self->profile->country,
    .delegated_access = accesses[csp_sample_random_below (random, G_N_ELEMENTS (accesses))],
    .agreement = agreements[csp_sample_random_below (random, G_N_ELEMENTS (agreements))],
    .tags = csp_sample_random_chance (random, 15) ? tags[csp_sample_random_below (random, G_N_ELEMENTS (tags))] : NULL,
    .alias = csp_sample_random_chance (random, 5) ? csp_sample_last_name (random) : NULL,
    .qualification = index % EDUCATION_EVERY == 7 ? "Education" : "None",
    .created_at = self->now - G_TIME_SPAN_DAY * csp_sample_random_below (random, DAYS_BACK) -
                  G_TIME_SPAN_MINUTE * csp_sample_random_below (random, 24 * 60),
    .former_at = is_former ? self->now - G_TIME_SPAN_DAY * (1 + csp_sample_random_below (random, 200)) : 0,
  };
}

static gboolean
add_customer (CspSample  *self,
              Customers  *customers,
              guint       index,
              GError    **error)
{
  const CspSamplePlace *place = pick_place (self, customers->places);
  guint16 reseller = pick_reseller (self);
  CspCustomerLine line;
  gint64 id;

  make_line (self, customers, index, place, reseller, &line);
  g_array_append_val (self->customer_resellers, reseller);
  _csp_sample_report (self, index);
  return csp_customer_bulk_insert (customers->bulk, &line, &id, error) &&
         add_account (self, customers->account, id, place, &line, customers->admin->str, error);
}

gboolean
_csp_sample_add_customers (CspSample  *self,
                           GError    **error)
{
  g_auto(Customers) customers = { csp_sample_places (self->profile->country), NULL, NULL, g_string_new (NULL),
                                  g_string_new (NULL), g_string_new (NULL) };

  customers.bulk = csp_customer_bulk_new (self->conn, self->size.n_customers, 0, self->now, error);
  if (customers.bulk == NULL || !(customers.account = csp_conn_prepare (self->conn, ACCOUNT_SQL, error)))
    return FALSE;
  for (guint i = 0; i < self->size.n_customers; i++)
    if (!add_customer (self, &customers, i, error))
      return FALSE;
  return csp_customer_bulk_finish (customers.bulk, error);
}
