/* csp-customer-columns.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-outbox-entry.h"
#include "domain/csp-word-label.h"
#include "views/csp-customer-columns.h"
#include "widgets/csp-format.h"
#include "widgets/csp-pill.h"

static const CspWordLabel relationships[] = {
  { "reseller", "status", NC_("status", "Cloud Reseller") },
  { "advisor", "status", NC_("status", "Advisor") },
  { "syndication", "status", NC_("status", "Syndication") },
  { "none", "status", NC_("status", "None") },
};

static const CspWordLabel agreements[] = {
  { "accepted", "status", NC_("status", "Accepted") },
  { "customer-signs", "status", NC_("status", "Customer will be asked") },
  { "not-yet", "status", NC_("status", "Not yet accepted") },
  { "unknown", "status", NC_("status", "Unknown") },
};

/**
 * csp_customer_relationship_label:
 * @relationship: (nullable): a relationship as the service writes it
 *
 * Returns: (transfer none): its name for people; a word that is not known as it is
 */
const char *
csp_customer_relationship_label (const char *relationship)
{
  return csp_word_label (relationships, G_N_ELEMENTS (relationships), relationship);
}

/**
 * csp_customer_agreement_label:
 * @agreement: (nullable): state of the Microsoft Customer Agreement, as it is stored
 *
 * Returns: (transfer none): its name for people; a word that is not known as it is
 */
const char *
csp_customer_agreement_label (const char *agreement)
{
  return csp_word_label (agreements, G_N_ELEMENTS (agreements), agreement);
}

static const char *
get_company_name (gpointer  record,
                  GString  *buffer)
{
  return CSP_CUSTOMER (record)->company_name;
}

static const char *
get_domain (gpointer  record,
            GString  *buffer)
{
  return CSP_CUSTOMER (record)->domain;
}

static const char *
get_relationship (gpointer  record,
                  GString  *buffer)
{
  return csp_customer_relationship_label (CSP_CUSTOMER (record)->relationship);
}

static const char *
sample_relationship (guint    index,
                     GString *buffer)
{
  return index < G_N_ELEMENTS (relationships) ? csp_customer_relationship_label (relationships[index].word) : NULL;
}

static const char *
get_reseller (gpointer  record,
              GString  *buffer)
{
  return CSP_CUSTOMER (record)->reseller_name;
}

static const char *
get_alias_and_tags (gpointer  record,
                    GString  *buffer)
{
  CspCustomer *customer = CSP_CUSTOMER (record);

  if (csp_is_empty (customer->tags))
    return customer->alias;
  if (csp_is_empty (customer->alias))
    return customer->tags;
  /* Translators: another name of a customer, then its tags */
  g_string_printf (buffer, _("%s · %s"), customer->alias, customer->tags);
  return buffer->str;
}

static const char *
get_microsoft_id (gpointer  record,
                  GString  *buffer)
{
  return CSP_CUSTOMER (record)->microsoft_id;
}

static const char *
get_country (gpointer  record,
             GString  *buffer)
{
  return csp_country_name (CSP_CUSTOMER (record)->country);
}

static const char *
get_agreement (gpointer  record,
               GString  *buffer)
{
  return csp_customer_agreement_label (CSP_CUSTOMER (record)->agreement);
}

static const char *
sample_agreement (guint    index,
                  GString *buffer)
{
  return index < G_N_ELEMENTS (agreements) ? csp_customer_agreement_label (agreements[index].word) : NULL;
}

static const char *
get_marks (gpointer  record,
           GString  *buffer)
{
  CspCustomer *customer = CSP_CUSTOMER (record);

  if (customer->is_pending)
    return csp_pending_label ();
  if (customer->setup_unseen)
    return C_("status", "Setup info not seen");
  if (g_strcmp0 (customer->delegated_access, "denied") == 0)
    return C_("status", "No admin rights");
  return NULL;
}

static const char *
sample_marks (guint    index,
              GString *buffer)
{
  static const char *const marks[] = { NC_("status", "Setup info not seen"), NC_("status", "No admin rights") };

  if (index == G_N_ELEMENTS (marks))
    return csp_pending_label ();
  return index < G_N_ELEMENTS (marks) ? g_dpgettext2 (NULL, "status", marks[index]) : NULL;
}

static void
bind_marks (GtkWidget *cell,
            gpointer   record)
{
  const char *marks = record != NULL ? get_marks (record, NULL) : NULL;

  gtk_widget_set_visible (cell, marks != NULL);
  if (marks != NULL)
    csp_pill_set (CSP_PILL (cell), CSP_CUSTOMER (record)->is_pending ? CSP_PILL_WAITING : CSP_PILL_WARNING, marks);
}

static const char *
get_former_at (gpointer  record,
               GString  *buffer)
{
  g_autofree char *date = csp_format_instant_date (CSP_CUSTOMER (record)->former_at);

  g_string_assign (buffer, date);
  return buffer->str;
}

static const char *
sample_former_at (guint    index,
                  GString *buffer)
{
  g_autofree char *date = csp_format_sample_date (index);

  return date != NULL ? g_string_assign (buffer, date)->str : NULL;
}

static const char *
get_former_by (gpointer  record,
               GString  *buffer)
{
  return CSP_CUSTOMER (record)->former_by;
}

const CspTableColumn csp_customer_columns[] = {
  { "company-name", "field", NC_("field", "Company name"), "company-name", get_company_name, 28,
    CSP_COLUMN_EXPAND | CSP_COLUMN_LINK },
  { "domain", "field", NC_("field", "Primary domain name"), "domain", get_domain, 28, CSP_COLUMN_EXPAND },
  { "relationship", "noun", NC_("noun", "Relationship"), "relationship", get_relationship, 20,
    .sample = sample_relationship },
  { "reseller", "noun", NC_("noun", "Indirect reseller"), "reseller-name", get_reseller, 20, CSP_COLUMN_EXPAND },
  { "alias", "field", NC_("field", "Alias and tags"), NULL, get_alias_and_tags, 16, CSP_COLUMN_EXPAND },
  { "marks", "field", NC_("field", "Status"), NULL, get_marks, 24, CSP_COLUMN_NORMAL, csp_pill_new, bind_marks,
    sample_marks },
  { "microsoft-id", "field", NC_("field", "Microsoft ID"), "microsoft-id", get_microsoft_id, 37,
    CSP_COLUMN_OPTIONAL },
  { "country", "field", NC_("field", "Country/Region"), "country", get_country, 14, CSP_COLUMN_EXPAND | CSP_COLUMN_OPTIONAL },
  { "agreement", "noun", NC_("noun", "Microsoft Customer Agreement"), NULL, get_agreement, 20, CSP_COLUMN_OPTIONAL,
    .sample = sample_agreement },
  { NULL },
};

const CspTableColumn csp_former_customer_columns[] = {
  { "company-name", "field", NC_("field", "Company name"), "company-name", get_company_name, 28, CSP_COLUMN_EXPAND },
  { "domain", "field", NC_("field", "Primary domain name"), "domain", get_domain, 28, CSP_COLUMN_EXPAND },
  { "former-at", "field", NC_("field", "Ended on"), "former-at", get_former_at, 18,
    .sample = sample_former_at },
  { "former-by", "field", NC_("field", "Ended by"), NULL, get_former_by, 18, CSP_COLUMN_EXPAND },
  { "microsoft-id", "field", NC_("field", "Microsoft ID"), NULL, get_microsoft_id, 37, CSP_COLUMN_OPTIONAL },
  { "country", "field", NC_("field", "Country/Region"), NULL, get_country, 14, CSP_COLUMN_EXPAND | CSP_COLUMN_OPTIONAL },
  { NULL },
};
