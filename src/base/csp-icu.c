/* csp-icu.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gmodule.h>

#include "base/csp-icu.h"

typedef struct
{
  const char *name;
  gsize       offset;           /* in CspIcu */
} Function;

#define NAME_OF(function)        #function
#define NAMED(function)          NAME_OF (function)
#define FUNCTION_ENTRY(function) { NAMED (function), G_STRUCT_OFFSET (CspIcu, function) },

/* The version is part of the names: of the file, and of every function in it. */
#define LIBRARY(name) name ".so." NAMED (U_ICU_VERSION_MAJOR_NUM)

static const Function common_functions[] = { CSP_ICU_COMMON_FUNCTIONS (FUNCTION_ENTRY) };

static const Function i18n_functions[] = { CSP_ICU_I18N_FUNCTIONS (FUNCTION_ENTRY) };

static void
load (const char     *library,
      const Function *functions,
      guint           n_functions,
      CspIcu         *icu)
{
  GModule *module = g_module_open (library, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module == NULL)
    g_error ("ICU is missing: %s", g_module_error ());
  for (guint i = 0; i < n_functions; i++)
    if (!g_module_symbol (module, functions[i].name, G_STRUCT_MEMBER_P (icu, functions[i].offset)))
      g_error ("ICU is incomplete: %s", g_module_error ());
  g_module_make_resident (module);
}

/**
 * csp_icu:
 *
 * Loads ICU when it is first needed. It takes 5 MiB, a tenth of what a window with a table needs, and who looks
 * at lists without searching or changing anything has no use for it (design.md, Speed and size).
 *
 * Returns: (transfer none): the functions of ICU
 */
const CspIcu *
csp_icu (void)
{
  static CspIcu icu;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      load (LIBRARY ("libicuuc"), common_functions, G_N_ELEMENTS (common_functions), &icu);
      load (LIBRARY ("libicui18n"), i18n_functions, G_N_ELEMENTS (i18n_functions), &icu);
      g_once_init_leave (&ready, 1);
    }
  return &icu;
}
