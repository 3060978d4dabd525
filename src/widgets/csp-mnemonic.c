/* csp-mnemonic.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk/gdk.h>
#include <string.h>

#include "widgets/csp-mnemonic.h"

/* Which letter of a label reaches its field with Alt. Translators need not care for that: the letters are chosen among
 * those of the translation, so that as many labels as possible have one of their own. */

typedef struct
{
  gunichar  letter;
  int       offset;             /* in bytes */
} Candidate;

typedef struct
{
  GPtrArray  *candidates;       /* of GArray of Candidate, beside the labels, the best ones first */
  GHashTable *owners;           /* letter → label + 1 */
  int        *offsets;
} Choice;

/* Letters that keyboards have: not those with accents, nor those of scripts that are composed. */
static gboolean
is_on_keyboards (gunichar letter)
{
  if (letter >= 128 && g_unichar_get_script (letter) == G_UNICODE_SCRIPT_LATIN)
    return FALSE;
  return g_unichar_isalpha (letter) && (gdk_unicode_to_keyval (letter) & 0x01000000) == 0;
}

static void
add_candidates (GArray     *candidates,
                const char *label,
                gboolean    first_of_word)
{
  gboolean in_word = FALSE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      Candidate candidate = { g_unichar_tolower (g_utf8_get_char (p)), p - label };
      gboolean is_first = !in_word;

      in_word = g_unichar_isalnum (candidate.letter);
      if (is_first == first_of_word && is_on_keyboards (candidate.letter))
        g_array_append_val (candidates, candidate);
    }
}

static GArray *
list_candidates (const char *label)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  add_candidates (candidates, label, TRUE);
  add_candidates (candidates, label, FALSE);
  return candidates;
}

/* Gives @label a letter, if need be one of a label that can do with another. */
static gboolean
place (Choice     *self,
       guint       label,
       GHashTable *tried)
{
  GArray *candidates = g_ptr_array_index (self->candidates, label);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gpointer letter = GUINT_TO_POINTER (candidate->letter);
      guint owner;

      if (!g_hash_table_add (tried, letter))
        continue;
      owner = GPOINTER_TO_UINT (g_hash_table_lookup (self->owners, letter));
      if (owner != 0 && !place (self, owner - 1, tried))
        continue;
      g_hash_table_insert (self->owners, letter, GUINT_TO_POINTER (label + 1));
      self->offsets[label] = candidate->offset;
      return TRUE;
    }
  return FALSE;
}

/**
 * csp_mnemonic_choose:
 * @labels: (element-type utf8): labels that are seen together, the most important ones first
 * @taken: letters that have a meaning already
 * @offsets: (out caller-allocates) (array): where in each label, in bytes, its letter is; -1 where none is left
 *
 * Chooses a letter of its own for each label, the first one of a word if that can be.
 */
void
csp_mnemonic_choose (GPtrArray  *labels,
                     const char *taken,
                     int        *offsets)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr(GHashTable) owners = g_hash_table_new (NULL, NULL);
  Choice self = { candidates, owners, offsets };

  for (guint i = 0; i < labels->len; i++)
    g_ptr_array_add (candidates, list_candidates (g_ptr_array_index (labels, i)));
  for (guint i = 0; i < labels->len; i++)
    {
      g_autoptr(GHashTable) tried = g_hash_table_new (NULL, NULL);

      offsets[i] = -1;
      for (const char *p = taken; *p != '\0'; p = g_utf8_next_char (p))
        g_hash_table_add (tried, GUINT_TO_POINTER (g_unichar_tolower (g_utf8_get_char (p))));
      place (&self, i, tried);
    }
}

/**
 * csp_mnemonic_mark:
 * @label: a label
 * @offset: where its letter is, in bytes; -1 for none
 *
 * Returns: (transfer full): @label as GTK wants labels with a mnemonic
 */
char *
csp_mnemonic_mark (const char *label,
                   int         offset)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; label[i] != '\0'; i++)
    {
      if (i == offset || label[i] == '_')
        g_string_append_c (text, '_');
      g_string_append_c (text, label[i]);
    }
  return g_string_free (text, FALSE);
}
