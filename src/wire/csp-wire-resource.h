/* csp-wire-resource.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "domain/csp-record.h"

G_BEGIN_DECLS

/**
 * CspWireResource:
 *
 * How a resource of the REST contract and a record's fields correspond: a table of paths.
 */
typedef struct _CspWireResource CspWireResource;

extern const CspWireResource csp_wire_customer;         /* CspCustomer, §10 */
extern const CspWireResource csp_wire_billing;          /* CspCustomerAccount, §11.1 */
extern const CspWireResource csp_wire_subscription;     /* CspSubscription, §15.1 */
extern const CspWireResource csp_wire_support_contact;  /* CspSubscription, §15.5 */
extern const CspWireResource csp_wire_reseller;         /* CspReseller, §16.1 */
extern const CspWireResource csp_wire_order;            /* CspOrder, §14.2 */
extern const CspWireResource csp_wire_order_line;       /* CspOrderLine, §14.2 */

gboolean    csp_wire_resource_read     (const CspWireResource  *self,
                                        JsonObject             *object,
                                        gpointer                record,
                                        GError                **error);
void        csp_wire_resource_write    (const CspWireResource  *self,
                                        gpointer                record,
                                        const char * const     *fields,
                                        JsonObject             *object);
gboolean    csp_wire_resource_has      (const CspWireResource  *self,
                                        const char             *field);

JsonNode   *csp_wire_find_path         (JsonObject             *object,
                                        const char             *path);
const char *csp_wire_get_text          (JsonObject             *object,
                                        const char             *path);
void        csp_wire_set_path          (JsonObject             *object,
                                        const char             *path,
                                        JsonNode               *value);

G_END_DECLS
