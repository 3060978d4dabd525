/* csp-form.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-form.h"

/**
 * CspForm:
 *
 * Ties the rows of a form to the problems of what is filled in. A row shows what is wrong with it once the
 * person has been there; warnings are shown at once. Whoever owns the form validates on every change and hands
 * the problems over.
 */
struct _CspForm
{
  GObject      parent_instance;

  GPtrArray   *rows;            /* CspFormRow, in the order of the form */
  CspProblems *problems;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspForm, csp_form, G_TYPE_OBJECT)

static void
csp_form_finalize (GObject *object)
{
  CspForm *self = CSP_FORM (object);

  g_ptr_array_unref (self->rows);
  csp_problems_free (self->problems);

  G_OBJECT_CLASS (csp_form_parent_class)->finalize (object);
}

static void
csp_form_class_init (CspFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = csp_form_finalize;

  /**
   * CspForm::changed:
   *
   * Other problems are known now.
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
csp_form_init (CspForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = csp_problems_new ();
}

/**
 * csp_form_new:
 *
 * Returns: (transfer full): a form without rows
 */
CspForm *
csp_form_new (void)
{
  return g_object_new (CSP_TYPE_FORM, NULL);
}

/* Errors come before warnings: only one message fits below an input. */
static const CspProblem *
problem_of_row (CspForm    *self,
                CspFormRow *row)
{
  const char *field = csp_form_row_get_field (row);
  const CspProblem *warning = NULL;

  for (guint i = 0; i < csp_problems_get_count (self->problems); i++)
    {
      const CspProblem *problem = csp_problems_get (self->problems, i);

      if (g_strcmp0 (problem->field, field) != 0)
        continue;
      if (problem->severity == CSP_SEVERITY_ERROR)
        return problem;
      if (warning == NULL)
        warning = problem;
    }
  return warning;
}

static void
update_row (CspForm    *self,
            CspFormRow *row)
{
  const CspProblem *problem = problem_of_row (self, row);

  if (problem != NULL && problem->severity == CSP_SEVERITY_ERROR && !csp_form_row_get_touched (row))
    problem = NULL;
  csp_form_row_set_problem (row, problem);
}

static void
row_touched_cb (CspForm    *self,
                GParamSpec *pspec,
                CspFormRow *row)
{
  update_row (self, row);
}

/**
 * csp_form_add:
 * @self: a form
 * @row: a row, after those above it
 */
void
csp_form_add (CspForm    *self,
              CspFormRow *row)
{
  g_return_if_fail (CSP_IS_FORM (self));
  g_return_if_fail (CSP_IS_FORM_ROW (row));

  g_ptr_array_add (self->rows, g_object_ref (row));
  g_signal_connect_object (row, "notify::touched", G_CALLBACK (row_touched_cb), self, G_CONNECT_SWAPPED);
}

/**
 * csp_form_add_all:
 * @self: a form
 * @container: a widget
 *
 * Adds every row inside @container, in the order of its children.
 */
void
csp_form_add_all (CspForm   *self,
                  GtkWidget *container)
{
  g_return_if_fail (CSP_IS_FORM (self));
  g_return_if_fail (GTK_IS_WIDGET (container));

  for (GtkWidget *child = gtk_widget_get_first_child (container); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (CSP_IS_FORM_ROW (child))
        csp_form_add (self, CSP_FORM_ROW (child));
      else
        csp_form_add_all (self, child);
    }
}

/**
 * csp_form_find:
 * @self: a form
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): its row
 */
CspFormRow *
csp_form_find (CspForm    *self,
               const char *field)
{
  g_return_val_if_fail (CSP_IS_FORM (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (csp_form_row_get_field (g_ptr_array_index (self->rows, i)), field) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/**
 * csp_form_get_n_rows:
 * @self: a form
 *
 * Returns: how many rows it has
 */
guint
csp_form_get_n_rows (CspForm *self)
{
  g_return_val_if_fail (CSP_IS_FORM (self), 0);

  return self->rows->len;
}

/**
 * csp_form_get_row:
 * @self: a form
 * @index: which row, from the top
 *
 * Returns: (transfer none): the row
 */
CspFormRow *
csp_form_get_row (CspForm *self,
                  guint    index)
{
  g_return_val_if_fail (CSP_IS_FORM (self), NULL);
  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}

/**
 * csp_form_take_problems:
 * @self: a form
 * @problems: (transfer full): everything that is wrong with what is filled in now
 *
 * Shows the problems of rows that were touched, and all warnings.
 */
void
csp_form_take_problems (CspForm     *self,
                        CspProblems *problems)
{
  g_return_if_fail (CSP_IS_FORM (self));
  g_return_if_fail (problems != NULL);

  csp_problems_free (self->problems);
  self->problems = problems;
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * csp_form_is_valid:
 * @self: a form
 *
 * Returns: whether there is no error, in its rows or elsewhere
 */
gboolean
csp_form_is_valid (CspForm *self)
{
  g_return_val_if_fail (CSP_IS_FORM (self), FALSE);

  return !csp_problems_has_errors (self->problems);
}

/**
 * csp_form_focus_first_error:
 * @self: a form
 *
 * Shows every error and moves the keyboard focus to the first.
 *
 * Returns: whether there was one
 */
gboolean
csp_form_focus_first_error (CspForm *self)
{
  GtkWidget *first = NULL;

  g_return_val_if_fail (CSP_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      CspFormRow *row = g_ptr_array_index (self->rows, i);
      const CspProblem *problem = problem_of_row (self, row);

      csp_form_row_set_touched (row, TRUE);
      if (first == NULL && problem != NULL && problem->severity == CSP_SEVERITY_ERROR)
        first = GTK_WIDGET (row);
    }
  return first != NULL && gtk_widget_grab_focus (first);
}

/**
 * csp_form_get_summary:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): every error in a line of its own with the label of its field, for whom
 *   the form is read aloud; %NULL when there are none
 */
char *
csp_form_get_summary (CspForm *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (CSP_IS_FORM (self), NULL);

  for (guint i = 0; i < csp_problems_get_count (self->problems); i++)
    {
      const CspProblem *problem = csp_problems_get (self->problems, i);
      CspFormRow *row = csp_form_find (self, problem->field);

      if (problem->severity != CSP_SEVERITY_ERROR)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (row != NULL)
        /* Translators: the label of a field, then what is wrong with it */
        g_string_append_printf (text, _("%1$s: %2$s"), csp_form_row_get_label (row), problem->message);
      else
        g_string_append (text, problem->message);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
