/* csp-cli-order.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/csp-cli-command.h"
#include "domain/csp-basket.h"

G_BEGIN_DECLS

CspBasket *csp_cli_basket_new          (CspCli       *cli,
                                        char        **orders,
                                        CspProblems  *problems);
void       csp_cli_print_subscriptions (CspCli       *cli,
                                        GPtrArray    *subscriptions);

G_END_DECLS
