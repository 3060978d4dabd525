/* csp-conn-error.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "store/csp-conn-private.h"
#include "store/csp-part-file.h"

typedef struct
{
  int       code;
  CspError  error;
} ErrorRow;

/* The primary result codes of SQLite that a person can do something about. */
static const ErrorRow error_rows[] = {
  { SQLITE_BUSY, CSP_ERROR_BUSY },
  { SQLITE_LOCKED, CSP_ERROR_BUSY },
  { SQLITE_READONLY, CSP_ERROR_READ_ONLY },
  { SQLITE_CANTOPEN, CSP_ERROR_READ_ONLY },
  { SQLITE_PERM, CSP_ERROR_READ_ONLY },
  { SQLITE_FULL, CSP_ERROR_FULL },
  { SQLITE_CORRUPT, CSP_ERROR_CORRUPT },
  { SQLITE_NOTADB, CSP_ERROR_NOT_A_PROFILE },
  { SQLITE_CONSTRAINT, CSP_ERROR_CONSTRAINT },
};

/* What a person can do about @error, %NULL where only the developer can do something. */
static char *
error_sentence (CspError    error,
                const char *path)
{
  g_autofree char *name = csp_part_file_asked_name (path);

  switch (error)
    {
    case CSP_ERROR_BUSY:
      /* translators: %s is a file name, here and in the messages like it */
      return g_strdup_printf (_("“%s” is in use by another process. Try again in a moment."), name);
    case CSP_ERROR_READ_ONLY:
      return g_strdup_printf (_("“%s” cannot be written to. Check the permissions of the file and its folder."), name);
    case CSP_ERROR_FULL:
      return g_strdup_printf (_("The disk that holds “%s” is full. Nothing was changed."), name);
    case CSP_ERROR_CORRUPT:
      return g_strdup_printf (_("“%s” is damaged. Restore a backup, or open another profile."), name);
    case CSP_ERROR_NOT_A_PROFILE:
      return g_strdup_printf (_("“%s” is not a Parceria profile."), name);
    default:
      return NULL;
    }
}

/* What SQLite calls an I/O error while it writes is, for its reader, a disk that takes no more. Its reason is
 * lost when a commit fails; only a disk that is broken says so. */
static gboolean
is_full (CspConn *conn,
         int      code)
{
  int reason = conn->db ? sqlite3_system_errno (conn->db) : 0;

  if (reason == ENOSPC || reason == EFBIG || reason == EDQUOT)
    return TRUE;
  return (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE) && reason != EIO;
}

/**
 * _csp_conn_set_error:
 * @conn: the connection
 * @code: a result code of SQLite
 * @what: what was being done, for the developer
 * @error: return location
 *
 * The one place where SQLite's result codes become errors of ours.
 */
void
_csp_conn_set_error (CspConn     *conn,
                     int          code,
                     const char  *what,
                     GError     **error)
{
  int primary = code & 0xff;
  CspError mapped = CSP_ERROR_FAILED;
  g_autofree char *sentence = NULL;

  if (primary == SQLITE_INTERRUPT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("The operation was canceled"));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    if (error_rows[i].code == primary)
      mapped = error_rows[i].error;
  if (primary == SQLITE_IOERR && is_full (conn, code))
    mapped = CSP_ERROR_FULL;

  sentence = error_sentence (mapped, conn->path);
  g_debug ("%s: %s (%d)", what, conn->db ? sqlite3_errmsg (conn->db) : sqlite3_errstr (code), code);
  if (sentence != NULL)
    g_set_error_literal (error, CSP_ERROR, mapped, sentence);
  else
    g_set_error (error, CSP_ERROR, mapped, "%s: %s", what,
                 conn->db ? sqlite3_errmsg (conn->db) : sqlite3_errstr (code));
}

/**
 * _csp_conn_check:
 * @conn: the connection
 * @code: a result code of SQLite
 * @what: what was being done
 * @error: return location
 *
 * Returns: whether @code means success; otherwise @error is set
 */
gboolean
_csp_conn_check (CspConn     *conn,
                 int          code,
                 const char  *what,
                 GError     **error)
{
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;
  _csp_conn_set_error (conn, code, what, error);
  return FALSE;
}
