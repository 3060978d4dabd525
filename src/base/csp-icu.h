/* csp-icu.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

G_BEGIN_DECLS

/* What Parceria calls of libicuuc and of libicui18n. */
#define CSP_ICU_COMMON_FUNCTIONS(use) \
  use (u_charType) \
  use (u_errorName) \
  use (u_iscntrl) \
  use (u_isUWhiteSpace) \
  use (u_strFromUTF8) \
  use (u_strFromUTF8WithSub) \
  use (u_strToUTF8) \
  use (uloc_canonicalize) \
  use (unorm2_composePair) \
  use (unorm2_getDecomposition) \
  use (unorm2_getNFCInstance) \
  use (unorm2_getNFKCCasefoldInstance) \
  use (uscript_getScript)

#define CSP_ICU_I18N_FUNCTIONS(use) \
  use (ucol_close) \
  use (ucol_getSortKey) \
  use (ucol_open) \
  use (ucol_setAttribute) \
  use (udat_close) \
  use (udat_format) \
  use (udat_open) \
  use (unum_close) \
  use (unum_formatInt64) \
  use (unum_open) \
  use (utrans_openU) \
  use (utrans_transUChars)

#define CSP_ICU_MEMBER(function) __typeof__ (function) *function;

/**
 * CspIcu:
 *
 * The functions of ICU that Parceria calls, under their own names.
 */
typedef struct
{
  CSP_ICU_COMMON_FUNCTIONS (CSP_ICU_MEMBER)
  CSP_ICU_I18N_FUNCTIONS (CSP_ICU_MEMBER)
} CspIcu;

const CspIcu *csp_icu (void);

G_END_DECLS
