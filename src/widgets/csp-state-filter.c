/* csp-state-filter.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-state-filter.h"

static void
chosen_cb (CspChoice   *choice,
           GParamSpec  *pspec,
           CspListPage *page)
{
  const char *state = csp_choice_get_id (choice);
  g_autoptr(CspListQuery) query = NULL;

  if (csp_list_page_get_query (page) == NULL)
    return;
  query = csp_list_query_copy (csp_list_page_get_query (page));
  csp_set_str (&query->status, csp_is_empty (state) ? NULL : state);
  csp_list_page_set_query (page, query);
}

static void
query_changed_cb (CspListPage *page,
                  GParamSpec  *pspec,
                  CspChoice   *choice)
{
  const CspListQuery *query = csp_list_page_get_query (page);

  csp_choice_set_id (choice, query == NULL || query->status == NULL ? "" : query->status);
}

/**
 * csp_state_filter_attach:
 * @choice: a filter of @page
 * @page: a page of records that have one state each
 * @states: the states, ended by %NULL
 * @label: says what a state is called
 *
 * Lets a person choose one state, or all.
 */
void
csp_state_filter_attach (CspChoice          *choice,
                         CspListPage        *page,
                         const char * const *states,
                         const char        *(*label) (const char *state))
{
  csp_choice_append (choice, "", _("All states"));
  for (guint i = 0; states[i] != NULL; i++)
    csp_choice_append (choice, states[i], label (states[i]));
  csp_choice_set_name (choice, C_("field", "State"), NULL);
  g_signal_connect_object (choice, "notify::selected-id", G_CALLBACK (chosen_cb), page, 0);
  g_signal_connect_object (page, "notify::query", G_CALLBACK (query_changed_cb), choice, 0);
}
