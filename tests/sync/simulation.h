/* simulation.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "store/csp-conn.h"
#include "sync/csp-sync-engine.h"
#include "tests/lib/service-model.h"

G_BEGIN_DECLS

/* One run: a profile, people, a service, other people at the service, and a network, all drawn by one seed. */
typedef struct
{
  guint32         seed;
  gboolean        is_verbose;
  GRand          *rand;
  ServiceModel   *model;
  const char     *path;
  CspConn        *conn;
  CspSyncEngine  *engine;
  gint64          now;
  char           *token;                /* the client's access token */
  gboolean        is_whole;             /* pulls read what is only mirrored, too */
  gboolean        has_faults;
  gboolean        is_full;              /* nothing more fits on the disk */
  gint64          not_before;           /* nothing may be sent before, the service said */
  GPtrArray      *flights;              /* Flight, on their way */
  GPtrArray      *ghosts;               /* Flight, given up by the client but not by the network */
  GPtrArray      *operations;           /* ids of what people did, for undo */
  guint           next_name;
  guint           n_requests;
  char           *failure;
} Simulation;

void     simulation_fail          (Simulation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void     simulation_log           (Simulation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean simulation_chance        (Simulation *self, guint percent);
gint64   simulation_count         (Simulation *self, const char *sql);
gboolean simulation_check_error   (Simulation *self, GError *error, const char *what);

/* simulation-network.c */
void     simulation_send          (Simulation *self, CspSyncRequest *request);
gboolean simulation_has_read      (Simulation *self, guint index);
void     simulation_progress      (Simulation *self, guint index);
void     simulation_haunt         (Simulation *self);
void     simulation_forget_flights (Simulation *self);
void     simulation_network_init  (Simulation *self);
void     simulation_network_clear (Simulation *self);

/* simulation-person.c */
void     simulation_act           (Simulation *self);
char    *simulation_wanted_domain (Simulation *self);
gboolean simulation_decide        (Simulation *self);
void     simulation_attend_all    (Simulation *self);

/* simulation-wish.c */
void     simulation_check_effect  (Simulation *self, const char *wishes, const char *request);
void     simulation_check_former  (Simulation *self);
void     simulation_check_wish    (Simulation *self, CspOutboxEntry *entry, const CspSyncNews *news);

/* simulation-check.c */
void     simulation_check         (Simulation *self);
void     simulation_check_file    (Simulation *self);

/* simulation-batch.c */
gboolean simulation_batch         (Simulation *self);

/* simulation.c */
gboolean simulation_free_disk     (Simulation *self, const GError *error);
char    *simulation_run           (const char *template, gsize length, const char *persona, const char *path,
                                   guint32 seed, gboolean is_verbose, guint *n_requests);

G_END_DECLS
