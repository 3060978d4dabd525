/* test-form.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/csp-offer-repo.h"
#include "tests/lib/test-form.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-offer-row.h"
#include "wire/csp-wire-offers.h"

/* Returns the row of that field, NULL when there is none. */
CspFormRow *
test_form_find (GtkWidget  *root,
                const char *field)
{
  if (CSP_IS_FORM_ROW (root) && g_strcmp0 (csp_form_row_get_field (CSP_FORM_ROW (root)), field) == 0)
    return CSP_FORM_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CspFormRow *found = test_form_find (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns what is focused to fill the field in. */
GtkWidget *
test_form_input (GtkWidget  *root,
                 const char *field)
{
  GtkWidget *input = csp_form_row_get_input (test_form_find (root, field));

  return GTK_IS_BOX (input) ? gtk_widget_get_first_child (input) : input;
}

void
test_form_fill (GtkWidget  *root,
                const char *field,
                const char *text)
{
  GtkWidget *input = test_form_input (root, field);

  if (CSP_IS_CHOICE (input))
    ck_assert (csp_choice_set_id (CSP_CHOICE (input), text));
  else
    gtk_editable_set_text (GTK_EDITABLE (input), text);
}

const char *
test_form_text (GtkWidget  *root,
                const char *field)
{
  GtkWidget *input = test_form_input (root, field);

  return CSP_IS_CHOICE (input) ? csp_choice_get_id (CSP_CHOICE (input))
                               : gtk_editable_get_text (GTK_EDITABLE (input));
}

/* Returns what the row says once the person has been there. */
const char *
test_form_message (GtkWidget  *root,
                   const char *field)
{
  CspFormRow *row = test_form_find (root, field);

  csp_form_row_set_touched (row, TRUE);
  return csp_form_row_get_message (row);
}

/* Returns the first search entry. */
GtkWidget *
test_form_search (GtkWidget *root)
{
  if (GTK_IS_SEARCH_ENTRY (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_form_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget  *root;
  const char *name;
} Search;

static gboolean
has_label (gpointer user_data)
{
  Search *search = user_data;

  return test_gtk_find_label (search->root, search->name) != NULL;
}

/* Returns whether a label with that text comes. */
gboolean
test_form_wait_for_label (GtkWidget  *root,
                          const char *text)
{
  Search search = { root, text };

  return test_wait_until (has_label, &search);
}

/* Gives @country the offers that ship with the program. */
void
test_add_catalogue (TestStore  *store,
                    const char *country)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *envelope = NULL;
  g_autoptr(GPtrArray) offers = csp_wire_offers_starter (country, &envelope);
  CspCatalogue catalogue = { .country = (char *) country, .envelope = envelope, .source = (char *) "starter" };

  ck_assert (csp_conn_begin_write (store->conn, &error));
  ck_assert (csp_offer_repo_replace (store->conn, &catalogue, offers, &error));
  ck_assert (csp_conn_commit (store->conn, &error));
}

static CspOfferRow *
find_offer_row (GtkWidget  *root,
                const char *name)
{
  if (CSP_IS_OFFER_ROW (root) && csp_offer_row_get_offer (CSP_OFFER_ROW (root)) != NULL &&
      g_strcmp0 (csp_offer_row_get_offer (CSP_OFFER_ROW (root))->name, name) == 0)
    return CSP_OFFER_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CspOfferRow *found = find_offer_row (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_offer_row (gpointer user_data)
{
  Search *search = user_data;

  return find_offer_row (search->root, search->name) != NULL;
}

/* Returns the name of an offer that anybody can buy five of. */
char *
test_first_offer (TestStore *store)
{
  g_autoptr(GError) error = NULL;
  char *name = csp_conn_get_text (store->conn, &error,
                                  "SELECT name FROM offer WHERE is_add_on = 0 AND is_trial = 0 AND coalesce(prerequisites, '') = ''"
                                  " AND maximum_quantity >= 5 AND billing = 'license' ORDER BY name_key LIMIT 1", "");

  ck_no_error (error);
  ck_assert_ptr_nonnull (name);
  return name;
}

static GtkWidget *
find_spin (GtkWidget *root)
{
  if (GTK_IS_SPIN_BUTTON (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_spin (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Waits for the offer to be listed, then chooses so many of it. */
void
test_choose_offer (GtkWidget  *root,
                   const char *name,
                   gint64      quantity)
{
  Search search = { root, name };
  CspOfferRow *row;

  ck_assert_msg (test_wait_until (has_offer_row, &search), "“%s” is not listed", name);
  row = find_offer_row (root, name);
  csp_offer_row_toggle (row);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (GTK_WIDGET (row))), (double) quantity);
}

/* Returns the number that the statement yields. */
gint64
test_count (TestStore  *store,
            const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = 0;

  ck_assert (csp_conn_get_integer (store->conn, &n, &error, sql, ""));
  ck_no_error (error);
  return n;
}
