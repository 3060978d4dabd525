/* csp-db.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspDbLane:
 * @CSP_DB_WRITE: the one thread that changes the file
 * @CSP_DB_READ: short reads for what is on screen: pages of a list, one record
 * @CSP_DB_SCAN: long reads: whole orders of a list, searches
 * @CSP_DB_EXPORT: reads of minutes, as long as a disk or pipe takes what is read
 *
 * Each lane is a thread with its own connection, so that no list waits for an import, no page for a scan
 * and no search for an export.
 */
typedef enum
{
  CSP_DB_WRITE,
  CSP_DB_READ,
  CSP_DB_SCAN,
  CSP_DB_EXPORT,
  CSP_DB_N_LANES,
} CspDbLane;

/**
 * CspDbFunc:
 * @conn: the lane's connection
 * @job_data: what csp_db_run_async() was given
 * @error: return location
 *
 * Work on a database thread. Failure is told by @error, not by the result.
 *
 * Returns: (transfer full) (nullable): the result
 */
typedef gpointer (*CspDbFunc) (CspConn   *conn,
                               gpointer   job_data,
                               GError   **error);

#define CSP_TYPE_DB (csp_db_get_type ())
G_DECLARE_FINAL_TYPE (CspDb, csp_db, CSP, DB, GObject)

CspDb      *csp_db_new        (const char           *path,
                               CspConnMode           mode);
const char *csp_db_get_path   (CspDb                *self);
void        csp_db_run_async  (CspDb                *self,
                               CspDbLane             lane,
                               const char           *name,
                               CspDbFunc             func,
                               gpointer              job_data,
                               GDestroyNotify        job_data_free,
                               GDestroyNotify        result_free,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gpointer    csp_db_run_finish (CspDb                *self,
                               GAsyncResult         *result,
                               GError              **error);
void        csp_db_close      (CspDb                *self);

G_END_DECLS
