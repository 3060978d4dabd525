/* csp-id-set.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/csp-id-set.h"

struct _CspIdSet
{
  guint64 *words;
  gsize    n_words;
};

/**
 * csp_id_set_new:
 *
 * Returns: (transfer full): an empty set
 */
CspIdSet *
csp_id_set_new (void)
{
  return g_new0 (CspIdSet, 1);
}

/**
 * csp_id_set_free:
 * @self: (transfer full): the set
 */
void
csp_id_set_free (CspIdSet *self)
{
  g_free (self->words);
  g_free (self);
}

/**
 * csp_id_set_add:
 * @self: the set
 * @id: a local id
 */
void
csp_id_set_add (CspIdSet *self,
                guint32   id)
{
  gsize word = id / 64;

  if (word >= self->n_words)
    {
      gsize n_words = MAX (word + 1, self->n_words * 2);

      self->words = g_renew (guint64, self->words, n_words);
      memset (self->words + self->n_words, 0, (n_words - self->n_words) * sizeof (guint64));
      self->n_words = n_words;
    }
  self->words[word] |= G_GUINT64_CONSTANT (1) << (id % 64);
}

/**
 * csp_id_set_contains:
 * @self: the set
 * @id: a local id
 *
 * Returns: whether @id is in it
 */
gboolean
csp_id_set_contains (const CspIdSet *self,
                     guint32         id)
{
  gsize word = id / 64;

  return word < self->n_words && (self->words[word] >> (id % 64) & 1) != 0;
}

/**
 * csp_id_set_intersect:
 * @self: the set, left with what is in both
 * @other: another set
 */
void
csp_id_set_intersect (CspIdSet       *self,
                      const CspIdSet *other)
{
  for (gsize i = 0; i < self->n_words; i++)
    self->words[i] &= i < other->n_words ? other->words[i] : 0;
}
