/* csp-conn-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "store/csp-conn.h"

G_BEGIN_DECLS

struct _CspConn
{
  sqlite3      *db;
  char         *path;
  CspConnMode   mode;
  GThread      *owner;
  GHashTable   *idle;             /* SQL text → CspStmt that nobody holds */
  char         *locale;           /* of the profile; NULL until it is known */
  CspCollator  *collator;         /* NULL until somebody needs it, which readers hardly do */
  GCancellable *cancellable;      /* of the job under way */
};

struct _CspStmt
{
  CspConn      *conn;
  sqlite3_stmt *handle;
  char         *sql;
};

void     _csp_conn_set_error (CspConn     *conn,
                              int          code,
                              const char  *what,
                              GError     **error);
gboolean _csp_conn_check     (CspConn     *conn,
                              int          code,
                              const char  *what,
                              GError     **error);

G_END_DECLS
