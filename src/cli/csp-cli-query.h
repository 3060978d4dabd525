/* csp-cli-query.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/csp-cli-command.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"

G_BEGIN_DECLS

/* The options that say which records of a list are meant. */
#define CSP_CLI_QUERY_ENTRIES(options)                                                                            \
  CSP_CLI_TEXT ("search", &options.search, N_("Only records that contain every word"), N_("TEXT")),               \
  CSP_CLI_TEXT ("reseller", &options.reseller, N_("Only those of the indirect reseller"), N_("MPN-ID")),          \
  CSP_CLI_TEXT ("customer", &options.customer, N_("Only those of the customer"), N_("ID")),                       \
  CSP_CLI_TEXT ("status", &options.status, N_("Only those in this status or state"), N_("STATUS")),               \
  CSP_CLI_TEXT ("sort", &options.sort, N_("Sort by this column; “-” before it turns the order round"), N_("COLUMN"))

/**
 * CspCliQueryOptions:
 *
 * Their values, as typed.
 */
typedef struct
{
  char *search;
  char *reseller;
  char *customer;
  char *status;
  char *sort;
} CspCliQueryOptions;

gboolean      csp_cli_list_kind   (const char                *what,
                                   CspListKind               *kind);
CspListQuery *csp_cli_query_new   (CspCli                    *cli,
                                   CspListKind                kind,
                                   const CspCliQueryOptions  *options,
                                   int                       *code);
GArray       *csp_cli_query_ids   (CspCli                    *cli,
                                   const CspListQuery        *query,
                                   guint                      limit,
                                   GError                   **error);

CspReseller  *csp_cli_find_reseller (CspCli      *cli,
                                     const char  *mpn_id,
                                     int         *code);
CspCustomer  *csp_cli_find_customer (CspCli      *cli,
                                     const char  *microsoft_id,
                                     int         *code);

G_END_DECLS
