/* csp-cli-adoption.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/csp-cli-command.h"
#include "sync/csp-adoption.h"

G_BEGIN_DECLS

int csp_cli_preview_adoption (CspCli        *cli,
                              CspStore      *store,
                              CspHttpClient *client,
                              CspSignIn     *sign_in);

G_END_DECLS
