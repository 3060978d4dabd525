/* test-service.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

/* A request that a service of the tests got, and the answer it gives. */
typedef struct
{
  const char         *method;
  char               *path;               /* with the query, as sent */
  SoupMessageHeaders *headers;
  const char         *body;
  gsize               length;

  guint               status;             /* 200 */
  const char         *type;               /* JSON */
  char               *answer;             /* taken over */
  gssize              answer_length;      /* -1: up to its end */
  SoupMessageHeaders *answer_headers;
  gboolean            is_dropped;         /* the connection is closed without an answer */
} TestExchange;

/* Called on the service's thread. */
typedef void (*TestServiceHandler) (TestExchange *exchange,
                                    gpointer      user_data);

/* Called on a thread of its own for each connection, which is closed afterwards. */
typedef void (*TestServiceTalk) (GInputStream  *from,
                                 GOutputStream *to,
                                 gpointer       user_data);

/* A service on a free port of this computer, with a thread of its own. */
typedef struct _TestService TestService;

TestService *test_service_start       (TestServiceHandler  handler,
                                       gpointer            user_data);
TestService *test_service_start_tls   (TestServiceHandler  handler,
                                       gpointer            user_data);
TestService *test_service_start_talk  (TestServiceTalk     talk,
                                       gpointer            user_data);
void         test_service_stop        (TestService        *self);
const char  *test_service_get_uri     (TestService        *self);
gboolean     test_service_read_head   (GInputStream       *from);
gboolean     test_service_write       (GOutputStream      *to,
                                       const char         *text);
