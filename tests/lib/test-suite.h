/* test-suite.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <check.h>
#include <glib.h>

/* Fails the test with the error's message when @error is set. */
#define ck_no_error(error) ck_assert_msg ((error) == NULL, "%s", (error) ? (error)->message : "")

int run_suite (Suite *suite);
