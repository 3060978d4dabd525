/* csp-conn.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/csp-collator.h"
#include "base/csp-error.h"

G_BEGIN_DECLS

#define CSP_PROFILE_APPLICATION_ID 0x50617263       /* "Parc" */

/**
 * CspConnMode:
 * @CSP_CONN_READ_WRITE: the file may be changed
 * @CSP_CONN_READ_ONLY: nothing is written, not even a recovery
 */
typedef enum
{
  CSP_CONN_READ_WRITE,
  CSP_CONN_READ_ONLY,
} CspConnMode;

/**
 * CspConn:
 *
 * One connection to a profile's file. It belongs to the thread that opened it; every function checks.
 */
typedef struct _CspConn CspConn;

/**
 * CspStmt:
 *
 * A prepared statement, borrowed from its connection's cache and given back by csp_stmt_release().
 */
typedef struct _CspStmt CspStmt;

gboolean      csp_conn_create_file      (const char    *path,
                                         GError       **error);
gboolean      csp_conn_look             (const char    *path,
                                         GError       **error);
CspConn      *csp_conn_open             (const char    *path,
                                         CspConnMode    mode,
                                         GError       **error);
void          csp_conn_close            (CspConn       *conn);

const char   *csp_conn_get_path         (CspConn       *conn);
gboolean      csp_conn_is_read_only     (CspConn       *conn);
CspCollator  *csp_conn_get_collator     (CspConn       *conn);
void          csp_conn_set_locale       (CspConn       *conn,
                                         const char    *locale);
GCancellable *csp_conn_get_cancellable  (CspConn       *conn);
void          csp_conn_set_cancellable  (CspConn       *conn,
                                         GCancellable  *cancellable);

gboolean      csp_conn_begin_write      (CspConn       *conn,
                                         GError       **error);
gboolean      csp_conn_begin_read       (CspConn       *conn,
                                         GError       **error);
gboolean      csp_conn_commit           (CspConn       *conn,
                                         GError       **error);
void          csp_conn_rollback         (CspConn       *conn);
void          csp_conn_release_memory   (CspConn       *conn);

gboolean      csp_conn_exec             (CspConn       *conn,
                                         const char    *sql,
                                         GError       **error);
gboolean      csp_conn_run              (CspConn       *conn,
                                         GError       **error,
                                         const char    *sql,
                                         const char    *types,
                                         ...);
gboolean      csp_conn_get_integer      (CspConn       *conn,
                                         gint64        *value,
                                         GError       **error,
                                         const char    *sql,
                                         const char    *types,
                                         ...);
char         *csp_conn_get_text         (CspConn       *conn,
                                         GError       **error,
                                         const char    *sql,
                                         const char    *types,
                                         ...);
gint64        csp_conn_last_insert_id   (CspConn       *conn);
gint64        csp_conn_changes          (CspConn       *conn);
gboolean      csp_conn_backup_to        (CspConn       *conn,
                                         const char    *path,
                                         GError       **error);

CspStmt      *csp_conn_prepare          (CspConn       *conn,
                                         const char    *sql,
                                         GError       **error);
CspStmt      *csp_conn_prepare_bound    (CspConn       *conn,
                                         GError       **error,
                                         const char    *sql,
                                         const char    *types,
                                         va_list        arguments);
void          csp_stmt_release          (CspStmt       *stmt);
gboolean      csp_stmt_step             (CspStmt       *stmt,
                                         gboolean      *has_row,
                                         GError       **error);
void          csp_stmt_reset            (CspStmt       *stmt);
void          csp_stmt_bind_text        (CspStmt       *stmt,
                                         int            index,
                                         const char    *value);
void          csp_stmt_bind_text_copy   (CspStmt       *stmt,
                                         int            index,
                                         const char    *value);
void          csp_stmt_bind_list        (CspStmt       *stmt,
                                         const char    *types,
                                         va_list        arguments);
void          csp_stmt_bind_integer     (CspStmt       *stmt,
                                         int            index,
                                         gint64         value);
void          csp_stmt_bind_id          (CspStmt       *stmt,
                                         int            index,
                                         gint64         value);
void          csp_stmt_bind_blob        (CspStmt       *stmt,
                                         int            index,
                                         const void    *bytes,
                                         gsize          size);
void          csp_stmt_bind_sort_key    (CspStmt       *stmt,
                                         int            index,
                                         const char    *text);
gint64        csp_stmt_get_integer      (CspStmt       *stmt,
                                         int            column);
const char   *csp_stmt_get_text         (CspStmt       *stmt,
                                         int            column);
gboolean      csp_stmt_is_null          (CspStmt       *stmt,
                                         int            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspConn, csp_conn_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspStmt, csp_stmt_release)

G_END_DECLS
