/* csp-outcome.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-outcome.h"

/**
 * csp_outcome_tell:
 * @widget: a widget of the window that tells it
 * @operation: an operation that was run
 * @result: its result
 * @outcome: what is told
 *
 * Ends csp_operation_run_async() where nothing else follows from it than that the person knows.
 *
 * Returns: whether it was done
 */
gboolean
csp_outcome_tell (GtkWidget    *widget,
                  CspOperation *operation,
                  GAsyncResult *result,
                  CspOutcome    outcome)
{
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!csp_operation_run_finish (operation, result, &problems, &error))
    {
      sentence = problems != NULL && csp_problems_has_errors (problems)
                     ? csp_problems_to_text (problems, CSP_SEVERITY_ERROR)
                     : g_strdup (error->message);
      gtk_widget_activate_action (widget, "win.report-error", "s", sentence);
      return FALSE;
    }
  if (outcome == CSP_OUTCOME_FAILURE)
    return TRUE;
  sentence = csp_operation_describe (operation);
  if (outcome == CSP_OUTCOME_UNDOABLE)
    gtk_widget_activate_action (widget, "win.report-undoable", "(ss)", sentence, csp_operation_get_id (operation));
  else
    gtk_widget_activate_action (widget, "win.report", "s", sentence);
  return TRUE;
}
