/* csp-record-load.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "operations/csp-record-load.h"
#include "store/csp-repo.h"

/**
 * csp_operation_load_record:
 * @context: of the running operation
 * @type: type of the record
 * @id: its local id
 * @record: (inout): address of an owned #CspRecord pointer, which is replaced by the record as it is stored
 * @error: return location
 *
 * For load() of operations, which may run more than once.
 *
 * Returns: whether there is such a record; #CSP_ERROR_NOT_FOUND otherwise
 */
gboolean
csp_operation_load_record (CspOperationContext  *context,
                           GType                 type,
                           gint64                id,
                           gpointer              record,
                           GError              **error)
{
  GObject **address = record;
  g_autoptr(GError) local_error = NULL;

  g_clear_object (address);
  *address = csp_repo_find (context->conn, type, id, &local_error);
  if (*address != NULL)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("The record is no longer there."));
  return FALSE;
}
