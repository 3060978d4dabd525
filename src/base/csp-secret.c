/* csp-secret.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gcrypt.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/csp-secret.h"

struct _CspSecret
{
  gatomicrefcount ref_count;
  gsize           size;           /* of the mapping, whole pages */
  char           *text;
};

static int live_secrets;

static void
count_live_secrets (int change)
{
  int before = g_atomic_int_add (&live_secrets, change);

  if (before == 0 || before + change == 0)
    prctl (PR_SET_DUMPABLE, before + change == 0 ? 1 : 0, 0, 0, 0);
}

static CspSecret *
secret_alloc (gsize length)
{
  gsize page = sysconf (_SC_PAGESIZE);
  CspSecret *self = g_new0 (CspSecret, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->size = (length + page) / page * page;
  self->text = mmap (NULL, self->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self->text == MAP_FAILED)
    g_error ("no memory for a secret of %" G_GSIZE_FORMAT " bytes", length);
  /* Past the lock limit the secret still works; it may then be paged out like the toolkit's copy. */
  if (mlock (self->text, self->size) != 0)
    g_debug ("a secret could not be locked into memory");
  madvise (self->text, self->size, MADV_DONTDUMP);
  count_live_secrets (1);
  return self;
}

/**
 * csp_secret_new:
 * @text: a secret that came from elsewhere; wiping it there is the caller's business
 *
 * Returns: (transfer full): a copy in locked memory
 */
CspSecret *
csp_secret_new (const char *text)
{
  gsize length = strlen (text);
  CspSecret *self = secret_alloc (length);

  memcpy (self->text, text, length + 1);
  return self;
}

/**
 * csp_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
CspSecret *
csp_secret_ref (CspSecret *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * csp_secret_unref:
 * @self: (transfer full): a secret; its text is wiped with the last reference
 */
void
csp_secret_unref (CspSecret *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  explicit_bzero (self->text, self->size);
  munmap (self->text, self->size);
  g_free (self);
  count_live_secrets (-1);
}

/**
 * csp_secret_get_text:
 * @self: a secret
 *
 * Returns: its text, valid as long as @self
 */
const char *
csp_secret_get_text (const CspSecret *self)
{
  return self->text;
}

static void
random_bytes (void  *buffer,
              gsize  length)
{
  static gsize initialized = 0;

  if (g_once_init_enter (&initialized))
    {
      if (!gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
        {
          gcry_check_version (NULL);
          gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
          gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
        }
      g_once_init_leave (&initialized, 1);
    }
  gcry_randomize (buffer, length, GCRY_STRONG_RANDOM);
}

/**
 * csp_random_below:
 * @limit: how many values there are, at least 1
 *
 * Returns: an unbiased number from 0 to @limit - 1 from the system's random source
 */
guint
csp_random_below (guint limit)
{
  guint32 value, usable;

  g_return_val_if_fail (limit > 0, 0);

  usable = G_MAXUINT32 - G_MAXUINT32 % limit;
  do
    random_bytes (&value, sizeof value);
  while (value >= usable);
  return value % limit;
}

/**
 * csp_secret_generate_password:
 *
 * Makes a temporary password of 12 to 16 characters with lower case, upper case, digits and symbols,
 * without characters that are easily confused (functional-spec §7.4).
 *
 * Returns: (transfer full): the password
 */
CspSecret *
csp_secret_generate_password (void)
{
  static const char * const classes[] = {
    "abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "@#$%^&*-_!+=?",
  };
  guint length = 12 + csp_random_below (5);
  CspSecret *self = secret_alloc (length);

  for (guint i = 0; i < length; i++)
    {
      const char *class = classes[i < G_N_ELEMENTS (classes) ? i : csp_random_below (G_N_ELEMENTS (classes))];

      self->text[i] = class[csp_random_below (strlen (class))];
    }
  for (guint i = length - 1; i > 0; i--)
    {
      guint j = csp_random_below (i + 1);
      char swapped = self->text[i];

      self->text[i] = self->text[j];
      self->text[j] = swapped;
    }
  return self;
}
