/* csp-conflict.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-conflict.h"

static const CspField fields[] = {
  CSP_FIELD (CspConflict, id, "id", "conflict.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspConflict, outbox_id, "outbox-id", "conflict.outbox_id", "number", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, field, "field", "conflict.field", "field", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, base, "base", "conflict.base", "base", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, mine, "mine", "conflict.mine", "mine", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, theirs, "theirs", "conflict.theirs", "theirs", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, found_at, "found-at", "conflict.found_at", "foundAt", INSTANT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspConflict, csp_conflict, fields)

/* A support contact is one partner: nobody wants one's ID with another's name. */
static const char * const contact[] = { "support-name", "support-mpn-id", "support-tenant-id" };

static guint
place_of (const char *field)
{
  guint place = 0;

  while (place < G_N_ELEMENTS (contact) && !g_str_equal (contact[place], field))
    place++;
  return place;
}

/**
 * csp_conflict_goes_with:
 * @field: name of a field
 * @other: name of a field of the same record
 *
 * Returns: whether both are parts of one thing, so that what is decided of one is decided of the other
 */
gboolean
csp_conflict_goes_with (const char *field,
                        const char *other)
{
  return g_str_equal (field, other) ||
         (place_of (field) < G_N_ELEMENTS (contact) && place_of (other) < G_N_ELEMENTS (contact));
}

/**
 * csp_conflict_speaks_for:
 * @self: a conflict
 * @other: a conflict
 *
 * Returns: whether a person who decides about @self is not asked about @other
 */
gboolean
csp_conflict_speaks_for (const CspConflict *self,
                         const CspConflict *other)
{
  return self->outbox_id == other->outbox_id && csp_conflict_goes_with (self->field, other->field) &&
         place_of (self->field) < place_of (other->field);
}
