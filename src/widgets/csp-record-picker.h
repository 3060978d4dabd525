/* csp-record-picker.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_RECORD_PICKER (csp_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (CspRecordPicker, csp_record_picker, CSP, RECORD_PICKER, AdwWindow)

GtkWidget *csp_record_picker_new (GtkWindow          *parent,
                                  CspStore           *store,
                                  const CspListQuery *query,
                                  const char         *title,
                                  const char         *empty);
void       csp_record_picker_activate (CspRecordPicker *self,
                                       guint            position);

G_END_DECLS
