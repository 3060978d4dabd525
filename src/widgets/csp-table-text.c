/* csp-table-text.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fribidi.h>
#include <string.h>

#include "widgets/csp-table-text.h"

/* Of Unicode's bidirectional algorithm, in UTF-8. */
#define LEFT_TO_RIGHT_MARK  "\342\200\216"
#define RIGHT_TO_LEFT_MARK  "\342\200\217"
#define FIRST_STRONG_ISOLATE "\342\201\250"
#define POP_ISOLATE         "\342\201\251"
#define MARKS_LENGTH        strlen (LEFT_TO_RIGHT_MARK FIRST_STRONG_ISOLATE)

/* That of the first letter that has one. */
static PangoDirection
find_direction (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (c));

      if (FRIBIDI_IS_LETTER (type))
        return FRIBIDI_IS_RTL (type) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    }
  return PANGO_DIRECTION_NEUTRAL;
}

static PangoDirection
get_direction (GtkInscription *inscription)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (inscription)) == GTK_TEXT_DIR_RTL;

  return mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

static gboolean
has_marks (const char *text)
{
  return g_str_has_suffix (text, POP_ISOLATE) &&
         (g_str_has_prefix (text, LEFT_TO_RIGHT_MARK FIRST_STRONG_ISOLATE) ||
          g_str_has_prefix (text, RIGHT_TO_LEFT_MARK FIRST_STRONG_ISOLATE));
}

/**
 * csp_table_text_set:
 * @inscription: the text of a cell
 * @text: what it shall say
 *
 * Pango aligns a line by the direction of its first letter, so that an Arabic name would stand at the far side of an
 * English column. Here it begins where the column does, and is read in its own direction.
 */
void
csp_table_text_set (GtkInscription *inscription,
                    const char     *text)
{
  PangoDirection own = get_direction (inscription);
  PangoDirection direction = find_direction (text);
  g_autofree char *marked = NULL;

  if (direction == PANGO_DIRECTION_NEUTRAL || direction == own)
    {
      gtk_inscription_set_text (inscription, text);
      return;
    }
  marked = g_strconcat (own == PANGO_DIRECTION_RTL ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK, FIRST_STRONG_ISOLATE,
                        text, POP_ISOLATE, NULL);
  gtk_inscription_set_text (inscription, marked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inscription), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * csp_table_text_get:
 * @inscription: the text of a cell
 *
 * Returns: (transfer full): what csp_table_text_set() was given
 */
char *
csp_table_text_get (GtkInscription *inscription)
{
  const char *text = gtk_inscription_get_text (inscription);

  if (text == NULL)
    return g_strdup ("");
  if (has_marks (text))
    return g_strndup (text + MARKS_LENGTH, strlen (text) - MARKS_LENGTH - strlen (POP_ISOLATE));
  return g_strdup (text);
}

/**
 * csp_table_text_is_cut:
 * @inscription: the text of a cell
 *
 * Returns: whether there is no room for all of it
 */
gboolean
csp_table_text_is_cut (GtkInscription *inscription)
{
  const char *text = gtk_inscription_get_text (inscription);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (inscription), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (GTK_WIDGET (inscription));
}
