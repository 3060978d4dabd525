/* csp-server-copy.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean    csp_server_copy_put  (CspConn     *conn,
                                  const char  *subject_type,
                                  gint64       subject_id,
                                  JsonObject  *object,
                                  gint64       now,
                                  gint64       pull_id,
                                  GError     **error);
JsonObject *csp_server_copy_get  (CspConn     *conn,
                                  const char  *subject_type,
                                  gint64       subject_id,
                                  GError     **error);
gboolean    csp_server_copy_has  (CspConn     *conn,
                                  const char  *subject_type,
                                  gint64       subject_id,
                                  gboolean    *has,
                                  GError     **error);
const char *csp_server_copy_etag (JsonObject  *object);

gboolean    csp_mirror_put       (CspConn     *conn,
                                  const char  *kind,
                                  gint64       owner_id,
                                  const char  *key,
                                  JsonObject  *object,
                                  gint64       pull_id,
                                  GError     **error);
gboolean    csp_mirror_sweep     (CspConn     *conn,
                                  const char  *kind,
                                  gint64       owner_id,
                                  gint64       pull_id,
                                  GError     **error);

char       *csp_sync_mark_get    (CspConn     *conn,
                                  const char  *name,
                                  GError     **error);
gboolean    csp_sync_mark_set    (CspConn     *conn,
                                  const char  *name,
                                  const char  *value,
                                  GError     **error);

G_END_DECLS
