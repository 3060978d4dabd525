/* engine-fixture.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "sync/csp-sync-engine.h"
#include "tests/operations/commerce-fixture.h"

/* A connected profile with an engine, whose requests the test itself answers. */
typedef struct
{
  TestStore      store;
  CspSyncEngine *engine;
  gint64         now;
  CspSyncNews    news;          /* of the last answer */
} EngineFixture;

void            engine_set_up      (EngineFixture  *self);
void            engine_tear_down   (EngineFixture  *self);
void            engine_restart     (EngineFixture  *self);
CspSyncTurn     engine_turn        (EngineFixture  *self,
                                    CspSyncRequest **request);
CspSyncRequest *engine_ask         (EngineFixture  *self);
void            engine_answer      (EngineFixture  *self,
                                    CspSyncRequest *request,
                                    guint           status,
                                    const char     *body);
void            engine_limit       (EngineFixture  *self,
                                    CspSyncRequest *request,
                                    const char     *retry_after);
void            engine_lose        (EngineFixture  *self,
                                    CspSyncRequest *request);
CspOutboxEntry *engine_entry       (EngineFixture  *self,
                                    const char     *request);
