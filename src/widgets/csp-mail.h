/* csp-mail.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     csp_mail_copy           (GtkWidget            *widget,
                                  const char           *message,
                                  const char           *link);
void     csp_mail_compose_async  (GtkWidget            *widget,
                                  const char           *to,
                                  const char           *subject,
                                  const char           *message,
                                  const char           *link,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean csp_mail_compose_finish (GtkWidget            *widget,
                                  GAsyncResult         *result,
                                  gboolean             *pasted,
                                  GError              **error);

G_END_DECLS
