/* csp-problem.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-problem.h"

struct _CspProblems
{
  GPtrArray *list;        /* owned CspProblem */
};

static void
problem_free (gpointer pointer)
{
  CspProblem *problem = pointer;

  g_free (problem->field);
  g_free (problem->message);
  g_free (problem);
}

/**
 * csp_problems_new:
 *
 * Returns: (transfer full): an empty list
 */
CspProblems *
csp_problems_new (void)
{
  CspProblems *self = g_new0 (CspProblems, 1);

  self->list = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

/**
 * csp_problems_free:
 * @self: (transfer full): the list
 */
void
csp_problems_free (CspProblems *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

static void G_GNUC_PRINTF (4, 0)
add_problem (CspProblems *self,
             CspSeverity  severity,
             const char  *field,
             const char  *format,
             va_list      arguments)
{
  CspProblem *problem = g_new0 (CspProblem, 1);

  problem->field = g_strdup (field);
  problem->severity = severity;
  problem->message = g_strdup_vprintf (format, arguments);
  g_ptr_array_add (self->list, problem);
}

/**
 * csp_problems_error:
 * @self: the list
 * @field: name of the field that breaks a rule, "" for the input as a whole
 * @format: a translated sentence
 * @...: its arguments
 */
void
csp_problems_error (CspProblems *self,
                    const char  *field,
                    const char  *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (self, CSP_SEVERITY_ERROR, field, format, arguments);
  va_end (arguments);
}

/**
 * csp_problems_warning:
 * @self: the list
 * @field: name of the field that looks wrong
 * @format: a translated sentence
 * @...: its arguments
 */
void
csp_problems_warning (CspProblems *self,
                      const char  *field,
                      const char  *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (self, CSP_SEVERITY_WARNING, field, format, arguments);
  va_end (arguments);
}

/**
 * csp_problems_get_count:
 * @self: the list
 *
 * Returns: errors and warnings in it
 */
guint
csp_problems_get_count (const CspProblems *self)
{
  return self->list->len;
}

/**
 * csp_problems_get:
 * @self: the list
 * @index: less than csp_problems_get_count()
 *
 * Returns: (transfer none): one problem
 */
const CspProblem *
csp_problems_get (const CspProblems *self,
                  guint              index)
{
  return g_ptr_array_index (self->list, index);
}

/**
 * csp_problems_find:
 * @self: the list
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): the first error of @field, else its first warning
 */
const CspProblem *
csp_problems_find (const CspProblems *self,
                   const char        *field)
{
  const CspProblem *warning = NULL;

  for (guint i = 0; i < self->list->len; i++)
    {
      const CspProblem *problem = g_ptr_array_index (self->list, i);

      if (!g_str_equal (problem->field, field))
        continue;
      if (problem->severity == CSP_SEVERITY_ERROR)
        return problem;
      if (warning == NULL)
        warning = problem;
    }
  return warning;
}

/**
 * csp_problems_has_errors:
 * @self: the list
 *
 * Returns: whether anything in it blocks
 */
gboolean
csp_problems_has_errors (const CspProblems *self)
{
  for (guint i = 0; i < self->list->len; i++)
    if (csp_problems_get (self, i)->severity == CSP_SEVERITY_ERROR)
      return TRUE;
  return FALSE;
}

/**
 * csp_problems_to_text:
 * @self: the list
 * @severity: which problems
 *
 * Returns: (transfer full): their sentences, one a line, without a last newline
 */
char *
csp_problems_to_text (const CspProblems *self,
                      CspSeverity        severity)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const CspProblem *problem = csp_problems_get (self, i);

      if (problem->severity == severity)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->message);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * csp_problems_take:
 * @self: the list to add to
 * @other: (transfer full): whose problems move to the end of @self
 */
void
csp_problems_take (CspProblems *self,
                   CspProblems *other)
{
  g_ptr_array_extend_and_steal (self->list, g_steal_pointer (&other->list));
  g_free (other);
}
