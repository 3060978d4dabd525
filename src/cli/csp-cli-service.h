/* csp-cli-service.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/csp-cli-command.h"
#include "sync/csp-sign-in.h"

G_BEGIN_DECLS

#define CSP_CLI_LOG_HTTP_ENTRY(field)                                                                             \
  CSP_CLI_TEXT ("log-http", field, N_("Write requests and answers there, without secrets and personal data"),     \
                N_("FILE"))

CspHttpClient *csp_cli_open_service (CspCli      *cli,
                                     const char  *log_path,
                                     int         *code);
CspSecret     *csp_cli_read_token   (const char  *path,
                                     GError     **error);
int            csp_cli_sign_in_code (GError      *error);

G_END_DECLS
