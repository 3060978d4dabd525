/* csp-qr-code.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <qrencode.h>

#include "widgets/csp-qr-code.h"

/* The light margin that readers need around a code, in modules. */
#define QUIET_ZONE 4
#define MODULE_PIXELS 4

/**
 * CspQrCode:
 *
 * A text as a QR code, black on white in every color scheme since many readers see no other.
 */
struct _CspQrCode
{
  GtkWidget  parent_instance;

  QRcode    *code;
};

G_DEFINE_FINAL_TYPE (CspQrCode, csp_qr_code, GTK_TYPE_WIDGET)

static int
get_modules (CspQrCode *self)
{
  return self->code != NULL ? self->code->width + 2 * QUIET_ZONE : 0;
}

static void
csp_qr_code_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = get_modules (CSP_QR_CODE (widget)) * MODULE_PIXELS;
}

static void
csp_qr_code_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA black = { 0, 0, 0, 1 };
  CspQrCode *self = CSP_QR_CODE (widget);
  int modules = get_modules (self);
  int size = modules > 0 ? MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget)) / modules : 0;
  float x0 = (gtk_widget_get_width (widget) - size * modules) / 2;
  float y0 = (gtk_widget_get_height (widget) - size * modules) / 2;

  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (x0, y0, size * modules, size * modules));
  for (int i = 0; modules > 0 && i < self->code->width * self->code->width; i++)
    {
      int x = i % self->code->width + QUIET_ZONE;
      int y = i / self->code->width + QUIET_ZONE;

      if ((self->code->data[i] & 1) != 0)
        gtk_snapshot_append_color (snapshot, &black, &GRAPHENE_RECT_INIT (x0 + x * size, y0 + y * size, size, size));
    }
}

static void
csp_qr_code_finalize (GObject *object)
{
  CspQrCode *self = CSP_QR_CODE (object);

  g_clear_pointer (&self->code, QRcode_free);

  G_OBJECT_CLASS (csp_qr_code_parent_class)->finalize (object);
}

static void
csp_qr_code_class_init (CspQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_qr_code_finalize;
  widget_class->measure = csp_qr_code_measure;
  widget_class->snapshot = csp_qr_code_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
csp_qr_code_init (CspQrCode *self)
{
}

/**
 * csp_qr_code_new:
 *
 * Returns: (transfer floating): a code of nothing
 */
GtkWidget *
csp_qr_code_new (void)
{
  return g_object_new (CSP_TYPE_QR_CODE, NULL);
}

/**
 * csp_qr_code_set_text:
 * @self: the code
 * @text: what readers shall read
 *
 * Returns: whether the text fits into a code
 */
gboolean
csp_qr_code_set_text (CspQrCode  *self,
                      const char *text)
{
  g_return_val_if_fail (CSP_IS_QR_CODE (self), FALSE);

  g_clear_pointer (&self->code, QRcode_free);
  self->code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return self->code != NULL;
}
