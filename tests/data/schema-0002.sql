-- Version 1 of a profile. Instants are microseconds since 1970 UTC, calendar dates are YYYY-MM-DD,
-- identifiers of the service are kept verbatim beside a lookup key (design.md, Identity).

CREATE TABLE profile (
  id                 INTEGER PRIMARY KEY CHECK (id = 1),
  name               TEXT    NOT NULL,
  persona            TEXT    NOT NULL,
  cloud              TEXT    NOT NULL,
  backend            TEXT    NOT NULL,
  tenant_id          TEXT,
  mpn_id             TEXT,
  country            TEXT    NOT NULL,
  roles              TEXT    NOT NULL,
  locale             TEXT    NOT NULL,
  collation          TEXT,
  partnership_link   TEXT,
  invitation_days    INTEGER NOT NULL,
  clipboard_seconds  INTEGER NOT NULL,
  last_reseller_id   INTEGER,
  created_at         INTEGER NOT NULL
) STRICT;

CREATE TABLE reseller (
  id                 INTEGER PRIMARY KEY,
  name               TEXT    NOT NULL,
  name_key           BLOB    NOT NULL,
  mpn_id             TEXT    UNIQUE,
  microsoft_id       TEXT,
  microsoft_key      TEXT    UNIQUE,
  country            TEXT,
  state              TEXT    NOT NULL,
  mpa_state          TEXT    NOT NULL,
  mpa_checked_at     INTEGER NOT NULL,
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  imported_in        INTEGER
) STRICT;
CREATE INDEX reseller_by_name ON reseller (name_key);

CREATE TABLE customer (
  id                 INTEGER PRIMARY KEY,
  microsoft_id       TEXT    NOT NULL,
  microsoft_key      TEXT    NOT NULL UNIQUE,
  issued_here        INTEGER NOT NULL,
  company_name       TEXT    NOT NULL,
  name_key           BLOB    NOT NULL,
  domain             TEXT    NOT NULL,
  relationship       TEXT    NOT NULL,
  reseller_id        INTEGER REFERENCES reseller (id),
  country            TEXT,
  alias              TEXT,
  tags               TEXT,
  delegated_access   TEXT,
  agreement          TEXT,
  qualification      TEXT,
  setup_unseen       INTEGER NOT NULL,
  former_at          INTEGER NOT NULL,
  former_by          TEXT,
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  imported_in        INTEGER
) STRICT;
CREATE INDEX customer_by_name ON customer (name_key, former_at);
CREATE INDEX customer_by_domain ON customer (domain COLLATE NOCASE) WHERE former_at = 0;
CREATE INDEX customer_by_relationship ON customer (relationship, name_key) WHERE former_at = 0;
CREATE INDEX customer_by_country ON customer (country, name_key) WHERE former_at = 0;
CREATE INDEX customer_by_reseller ON customer (reseller_id, name_key) WHERE former_at = 0;
CREATE INDEX customer_former ON customer (former_at) WHERE former_at <> 0;
CREATE INDEX customer_setup_unseen ON customer (id) WHERE setup_unseen <> 0;

-- A Microsoft ID that a local profile issued keeps resolving after the service's own replaced it.
CREATE TABLE customer_former_id (
  microsoft_key      TEXT    PRIMARY KEY,
  customer_id        INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE customer_account (
  customer_id           INTEGER PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
  bill_to_name          TEXT,
  registration_number   TEXT,
  address_line1         TEXT,
  address_line2         TEXT,
  city                  TEXT,
  state                 TEXT,
  postal_code           TEXT,
  country               TEXT,
  first_name            TEXT,
  middle_name           TEXT,
  last_name             TEXT,
  email                 TEXT,
  phone                 TEXT,
  language              TEXT,
  culture               TEXT,
  admin_user_name       TEXT,
  agreement_date        TEXT,
  agreement_first_name  TEXT,
  agreement_last_name   TEXT,
  agreement_email       TEXT,
  agreement_phone       TEXT
) STRICT;

CREATE VIRTUAL TABLE customer_search USING fts5 (
  company_name, domain, microsoft_id, alias,
  content = '', columnsize = 0, detail = none, tokenize = 'parceria'
);
-- At the default of 16 one write in some hundred waits seconds for the whole index to be rewritten.
INSERT INTO customer_search (customer_search, rank) VALUES ('crisismerge', 64);
CREATE TRIGGER customer_search_insert AFTER INSERT ON customer BEGIN
  INSERT INTO customer_search (rowid, company_name, domain, microsoft_id, alias)
  VALUES (new.id, new.company_name, new.domain, new.microsoft_id, new.alias);
END;
CREATE TRIGGER customer_search_delete AFTER DELETE ON customer BEGIN
  INSERT INTO customer_search (customer_search, rowid, company_name, domain, microsoft_id, alias)
  VALUES ('delete', old.id, old.company_name, old.domain, old.microsoft_id, old.alias);
END;
CREATE TRIGGER customer_search_update
AFTER UPDATE OF company_name, domain, microsoft_id, alias ON customer
WHEN old.company_name IS NOT new.company_name OR old.domain IS NOT new.domain
  OR old.microsoft_id IS NOT new.microsoft_id OR old.alias IS NOT new.alias BEGIN
  INSERT INTO customer_search (customer_search, rowid, company_name, domain, microsoft_id, alias)
  VALUES ('delete', old.id, old.company_name, old.domain, old.microsoft_id, old.alias);
  INSERT INTO customer_search (rowid, company_name, domain, microsoft_id, alias)
  VALUES (new.id, new.company_name, new.domain, new.microsoft_id, new.alias);
END;

-- What subscriptions are called in lists, once per name: few products, many subscriptions.
CREATE TABLE subscription_label (
  id                 INTEGER PRIMARY KEY,
  name               TEXT    NOT NULL UNIQUE,
  name_key           BLOB    NOT NULL
) STRICT;
CREATE INDEX subscription_label_by_name ON subscription_label (name_key);
CREATE VIRTUAL TABLE subscription_label_search USING fts5 (
  name, content = '', columnsize = 0, detail = none, tokenize = 'parceria'
);
CREATE TRIGGER subscription_label_search_insert AFTER INSERT ON subscription_label BEGIN
  INSERT INTO subscription_label_search (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER subscription_label_search_delete AFTER DELETE ON subscription_label BEGIN
  INSERT INTO subscription_label_search (subscription_label_search, rowid, name)
  VALUES ('delete', old.id, old.name);
END;

CREATE TABLE subscription (
  id                  INTEGER PRIMARY KEY,
  subscription_id     TEXT    NOT NULL,
  subscription_key    TEXT    NOT NULL UNIQUE,
  issued_here         INTEGER NOT NULL,
  customer_id         INTEGER NOT NULL REFERENCES customer (id),
  offer_id            TEXT,
  offer_name          TEXT,
  friendly_name       TEXT,
  label_id            INTEGER NOT NULL REFERENCES subscription_label (id),
  quantity            INTEGER NOT NULL,
  unit_type           TEXT,
  status              TEXT    NOT NULL,
  auto_renew          INTEGER NOT NULL,
  is_trial            INTEGER NOT NULL,
  is_add_on           INTEGER NOT NULL,
  billing_type        TEXT,
  billing_cycle       TEXT,
  term_duration       TEXT,
  parent_id           INTEGER REFERENCES subscription (id),
  order_id            TEXT,
  publisher           TEXT,
  commerce            TEXT,
  created_at          INTEGER NOT NULL,
  effective_start     TEXT,
  commitment_end      TEXT,
  cancel_until        INTEGER NOT NULL,
  billing_cycle_end   TEXT,
  suspended_at        INTEGER NOT NULL,
  purge_date          TEXT,
  suspension_reasons  TEXT,
  reseller_mpn_id     TEXT,
  support_tenant_id   TEXT,
  support_mpn_id      TEXT,
  support_name        TEXT,
  updated_at          INTEGER NOT NULL,
  imported_in         INTEGER
) STRICT;
CREATE INDEX subscription_by_customer ON subscription (customer_id, label_id);
CREATE INDEX subscription_by_label ON subscription (label_id);
CREATE INDEX subscription_by_status ON subscription (status);
CREATE INDEX subscription_by_quantity ON subscription (quantity);
CREATE INDEX subscription_by_renewal ON subscription (commitment_end);
CREATE INDEX subscription_by_reseller ON subscription (reseller_mpn_id, status);
CREATE INDEX subscription_by_purge ON subscription (purge_date) WHERE status = 'suspended';
CREATE INDEX subscription_by_parent ON subscription (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE purchase_order (
  id                 INTEGER PRIMARY KEY,
  order_id           TEXT    NOT NULL UNIQUE,
  customer_id        INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  billing_cycle      TEXT,
  sales_group_id     TEXT,
  status             TEXT    NOT NULL,
  created_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_order_by_customer ON purchase_order (customer_id, created_at);

CREATE TABLE order_line (
  id                 INTEGER PRIMARY KEY,
  order_id           INTEGER NOT NULL REFERENCES purchase_order (id) ON DELETE CASCADE,
  line_number        INTEGER NOT NULL,
  offer_id           TEXT    NOT NULL,
  offer_name         TEXT,
  friendly_name      TEXT,
  quantity           INTEGER NOT NULL,
  term_duration      TEXT,
  subscription_id    INTEGER REFERENCES subscription (id) ON DELETE SET NULL,
  parent_id          INTEGER REFERENCES subscription (id) ON DELETE SET NULL,
  reseller_mpn_id    TEXT,
  UNIQUE (order_id, line_number)
) STRICT;
CREATE INDEX order_line_by_subscription ON order_line (subscription_id);
CREATE INDEX order_line_by_parent ON order_line (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE catalogue (
  country            TEXT    PRIMARY KEY,
  envelope           TEXT    NOT NULL,
  source             TEXT    NOT NULL,
  fetched_at         INTEGER NOT NULL
) STRICT;

CREATE TABLE offer (
  id                 INTEGER PRIMARY KEY,
  offer_id           TEXT    NOT NULL,
  offer_key          TEXT    NOT NULL,
  country            TEXT    NOT NULL REFERENCES catalogue (country) ON DELETE CASCADE,
  position           INTEGER NOT NULL,
  name               TEXT    NOT NULL,
  name_key           BLOB    NOT NULL,
  description        TEXT,
  category_id        TEXT,
  category_name      TEXT,
  minimum_quantity   INTEGER NOT NULL,
  maximum_quantity   INTEGER NOT NULL,
  customer_limit     INTEGER NOT NULL,
  limit_unit         TEXT,
  term               INTEGER NOT NULL,
  term_unit          TEXT,
  prerequisites      TEXT,
  conversion_targets TEXT,
  upgrade_targets    TEXT,
  is_add_on          INTEGER NOT NULL,
  has_add_ons        INTEGER NOT NULL,
  is_trial           INTEGER NOT NULL,
  is_available       INTEGER NOT NULL,
  is_auto_renewable  INTEGER NOT NULL,
  is_microsoft       INTEGER NOT NULL,
  billing            TEXT,
  billing_cycles     TEXT,
  sales_group_id     TEXT,
  product_name       TEXT,
  unit_type          TEXT,
  rank               INTEGER NOT NULL,
  json               TEXT    NOT NULL,
  UNIQUE (offer_key, country)
) STRICT;
CREATE INDEX offer_by_country ON offer (country, name_key);

CREATE TABLE invitation (
  id                 INTEGER PRIMARY KEY,
  invitation_id      TEXT    NOT NULL UNIQUE,
  kind               TEXT    NOT NULL,
  recipient          TEXT,
  recipient_key      BLOB    NOT NULL,
  email              TEXT,
  how_found          TEXT,
  country            TEXT,
  provider           TEXT,
  language           TEXT,
  subject            TEXT,
  message            TEXT,
  link               TEXT,
  delegated_access   INTEGER NOT NULL,
  state              TEXT    NOT NULL,
  created_at         INTEGER NOT NULL,
  sent_at            INTEGER NOT NULL,
  reminded_at        INTEGER NOT NULL,
  reminders          INTEGER NOT NULL,
  closed_at          INTEGER NOT NULL,
  customer_id        INTEGER REFERENCES customer (id) ON DELETE SET NULL,
  reseller_id        INTEGER REFERENCES reseller (id) ON DELETE SET NULL,
  updated_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX invitation_by_state ON invitation (state, created_at);
CREATE INDEX invitation_by_customer ON invitation (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX invitation_by_reseller ON invitation (reseller_id) WHERE reseller_id IS NOT NULL;

CREATE TABLE draft (
  id                 INTEGER PRIMARY KEY,
  kind               TEXT    NOT NULL,
  title              TEXT,
  page               TEXT,
  content            TEXT    NOT NULL,
  saved_at           INTEGER NOT NULL
) STRICT;

-- One row per changed record and operation. Rows that an import added share one history row, of the
-- import itself, and name it in imported_in; those that it changed have their own.
CREATE TABLE history (
  id                 INTEGER PRIMARY KEY,
  operation_id       TEXT    NOT NULL,
  at                 INTEGER NOT NULL,
  actor              TEXT    NOT NULL,
  origin             TEXT    NOT NULL,
  kind               TEXT    NOT NULL,
  subject_type       TEXT    NOT NULL,
  subject_id         INTEGER,
  subject_name       TEXT,
  before             TEXT,
  after              TEXT,
  undone_by          TEXT
) STRICT;
CREATE INDEX history_by_subject ON history (subject_type, subject_id, id);
CREATE INDEX history_by_operation ON history (operation_id);

CREATE TABLE country_rules (
  iso2               TEXT    PRIMARY KEY,
  json               TEXT    NOT NULL,
  source             TEXT    NOT NULL,
  fetched_at         INTEGER NOT NULL
) STRICT;

CREATE TABLE message_template (
  kind               TEXT    NOT NULL,
  language           TEXT    NOT NULL,
  subject            TEXT    NOT NULL,
  message            TEXT    NOT NULL,
  PRIMARY KEY (kind, language)
) STRICT;

-- The code that the special qualification Government Community Cloud asks for.
ALTER TABLE customer_account ADD COLUMN validation_code TEXT;

INSERT INTO profile (id, name, persona, cloud, backend, tenant_id, mpn_id, country, roles, locale, collation, partnership_link, invitation_days, clipboard_seconds, last_reseller_id, created_at)
VALUES (1,'Contoso Distribution','indirect-provider','global','local','0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10','4847383','BR','global-admin,admin-agent','pt_BR','pt_BR;153.120;1|1;15.0','https://partner.microsoft.com/en-us/pcv/agreement/partnership?x=1',90,60,1,1795189035374155);
INSERT INTO reseller (id, name, name_key, mpn_id, microsoft_id, microsoft_key, country, state, mpa_state, mpa_checked_at, created_at, updated_at, imported_in)
VALUES (1,'First Up Consultants',X'343A4C4E50045248042E46444E5240502A44504E0118','1520000',NULL,NULL,'BR','active','unknown',0,1795189035437989,1795189035437989,NULL);
INSERT INTO customer (id, microsoft_id, microsoft_key, issued_here, company_name, name_key, domain, relationship, reseller_id, country, alias, tags, delegated_access, agreement, qualification, setup_unseen, former_at, former_by, created_at, updated_at, imported_in)
VALUES (1,'d562873e-c511-4f13-94cb-c4cd4503378b','d562873e-c511-4f13-94cb-c4cd4503378b',1,'Padaria São João',X'482A302A4C3A2A044E2A46043C462A46013C9A419A05','padariasj.onmicrosoft.com','reseller',1,'BR',NULL,NULL,'granted','accepted','None',0,0,NULL,1795189035495744,1795189035543103,NULL);
INSERT INTO customer (id, microsoft_id, microsoft_key, issued_here, company_name, name_key, domain, relationship, reseller_id, country, alias, tags, delegated_access, agreement, qualification, setup_unseen, former_at, former_by, created_at, updated_at, imported_in)
VALUES (2,'6513270e-269e-4d37-b2a7-4de452e6b431','6513270e-269e-4d37-b2a7-4de452e6b431',0,'Фабрикам',X'61B4060C9646540672010C','fabrikam.example','reseller',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,1795189035696822,1795189035696822,8);
INSERT INTO customer (id, microsoft_id, microsoft_key, issued_here, company_name, name_key, domain, relationship, reseller_id, country, alias, tags, delegated_access, agreement, qualification, setup_unseen, former_at, former_by, created_at, updated_at, imported_in)
VALUES (3,'6513270e-269e-4d37-b2a7-4de452e6b432','6513270e-269e-4d37-b2a7-4de452e6b432',0,'日本商事',X'FAE8C2FAF67AFA4382FA08B40108','nihon.example','reseller',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,1795189035696822,1795189035696822,8);
INSERT INTO customer_former_id (microsoft_key, customer_id)
VALUES ('6513270e-269e-4d37-b2a7-4de452e6b4ff',1);
INSERT INTO customer_account (customer_id, bill_to_name, registration_number, address_line1, address_line2, city, state, postal_code, country, first_name, middle_name, last_name, email, phone, language, culture, admin_user_name, agreement_date, agreement_first_name, agreement_last_name, agreement_email, agreement_phone)
VALUES (1,'Padaria São João','11222333000181','Rua Augusta 10',NULL,'São Paulo','SP','01305-000','BR','Ana',NULL,'Lima','ana@padaria.example','11987654321','pt','pt-BR','admin@padariasj.onmicrosoft.com','2026-11-20','Ana','Lima','ana@padaria.example','11987654321');
INSERT INTO subscription_label (id, name, name_key)
VALUES (1,'Microsoft 365 Business Basic',X'423A2E4C464E463450040F4D27042C524E3A44324E4E042C2A4E3A2E011E');
INSERT INTO subscription_label (id, name, name_key)
VALUES (2,'Correio',X'2E464C4C323A46010B');
INSERT INTO subscription (id, subscription_id, subscription_key, issued_here, customer_id, offer_id, offer_name, friendly_name, label_id, quantity, unit_type, status, auto_renew, is_trial, is_add_on, billing_type, billing_cycle, term_duration, parent_id, order_id, publisher, commerce, created_at, effective_start, commitment_end, cancel_until, billing_cycle_end, suspended_at, purge_date, suspension_reasons, reseller_mpn_id, support_tenant_id, support_mpn_id, support_name, updated_at, imported_in)
VALUES (1,'d831e566-4388-47d5-96d4-cfc63bf0307b','d831e566-4388-47d5-96d4-cfc63bf0307b',1,1,'24422850-ABC3-4525-B567-E2FD4BD0ADCB','Microsoft 365 Business Basic','Correio',2,7,'Licenses','active',1,0,0,'license','monthly','P1Y',NULL,'3a475c35-c5ba-41c4-b882-a553a00dcc6b','Microsoft','legacy',1795189035495744,'2026-11-20','2027-11-20',0,NULL,0,NULL,NULL,'1520000',NULL,'1520000','First Up Consultants',1795189036021365,NULL);
INSERT INTO purchase_order (id, order_id, customer_id, billing_cycle, sales_group_id, status, created_at)
VALUES (1,'3a475c35-c5ba-41c4-b882-a553a00dcc6b',1,'monthly','Default','completed',1795189035495744);
INSERT INTO order_line (id, order_id, line_number, offer_id, offer_name, friendly_name, quantity, term_duration, subscription_id, parent_id, reseller_mpn_id)
VALUES (1,1,0,'24422850-ABC3-4525-B567-E2FD4BD0ADCB','Microsoft 365 Business Basic',NULL,5,'P1Y',1,NULL,'1520000');
INSERT INTO catalogue (country, envelope, source, fetched_at)
VALUES ('BR','{"totalCount":33,"links":{"self":{"uri":"/offers?country=BR","method":"GET","headers":[]}},"attributes":{"objectType":"Collection"}}','starter',0);
INSERT INTO offer (id, offer_id, offer_key, country, position, name, name_key, description, category_id, category_name, minimum_quantity, maximum_quantity, customer_limit, limit_unit, term, term_unit, prerequisites, conversion_targets, upgrade_targets, is_add_on, has_add_ons, is_trial, is_available, is_auto_renewable, is_microsoft, billing, billing_cycles, sales_group_id, product_name, unit_type, rank, json)
VALUES (1,'24422850-ABC3-4525-B567-E2FD4BD0ADCB','24422850-abc3-4525-b567-e2fd4bd0adcb','BR',1,'Microsoft 365 Business Basic',X'423A2E4C464E463450040F4D27042C524E3A44324E4E042C2A4E3A2E011E','Web and mobile Office apps, business email, file storage and Teams for up to 300 users.','SmallBusiness_Key','Small business',1,300,2,'Concurrent',1,'Year','','','D494B8B9-3601-489E-A2F7-B088A98AFD0A 30DE37AE-ADE8-4BF5-B2DC-6B84A0894833',0,1,0,1,1,1,'license','annual monthly','Default','Microsoft 365 Business Basic','Licenses',5,'{"id":"24422850-ABC3-4525-B567-E2FD4BD0ADCB","name":"Microsoft 365 Business Basic","description":"Web and mobile Office apps, business email, file storage and Teams for up to 300 users.","minimumQuantity":1,"maximumQuantity":300,"rank":5,"uri":"/431bdbea-a379-40f1-86bc-3c21d2be100a/Offers/24422850-ABC3-4525-B567-E2FD4BD0ADCB","locale":"en-US","country":"BR","category":{"id":"SmallBusiness_Key","name":"Small business","rank":10,"locale":"en-US","country":"BR","attributes":{"objectType":"OfferCategory"}},"limitUnitOfMeasure":"Concurrent","limit":2,"termUnitOfMeasure":"Year","term":1,"prerequisiteOffers":[],"isAddOn":false,"hasAddOns":true,"isAvailableForPurchase":true,"billing":"license","supportedBillingCycles":["annual","monthly"],"isAutoRenewable":true,"isInternal":false,"isMicrosoftProduct":true,"upgradeTargetOffers":["D494B8B9-3601-489E-A2F7-B088A98AFD0A","30DE37AE-ADE8-4BF5-B2DC-6B84A0894833"],"conversionTargetOffers":[],"reselleeQualifications":[],"resellerQualifications":[],"salesGroupId":"Default","isTrial":false,"acquisitionType":"purchase","supportedCatalogTypes":["sandbox","live"],"actions":["Cancel","Edit"],"product":{"id":"431BDBEA-A379-40F1-86BC-3C21D2BE100A","name":"Microsoft 365 Business Basic","unit":"Licenses"},"unitType":"Licenses","links":{"learnMore":{"method":"GET","headers":[]},"self":{"uri":"/offers/24422850-ABC3-4525-B567-E2FD4BD0ADCB?country=BR","method":"GET","headers":[]}},"attributes":{"objectType":"Offer"}}');
INSERT INTO invitation (id, invitation_id, kind, recipient, recipient_key, email, how_found, country, provider, language, subject, message, link, delegated_access, state, created_at, sent_at, reminded_at, reminders, closed_at, customer_id, reseller_id, updated_at)
VALUES (1,'a057dc62-930f-4b02-96cb-d2fdb6f1cb79','partnership','ReleCloud',X'4C3240322E40465230010D','sales@relecloud.example',NULL,'BR',NULL,'pt_BR','Solicitação de parceria de Contoso Distribution','Olá, ReleCloud,

Contoso Distribution gostaria de trabalhar com você como revendedor indireto no programa Provedor de Soluções na Nuvem (CSP).

Para aceitar, sua empresa precisa estar inscrita no CSP como revendedor indireto, com uma conta própria. Em seguida, abra o link abaixo, entre como administrador global dessa conta e confirme a parceria:

https://partner.microsoft.com/en-us/pcv/agreement/partnership?x=1

Atenciosamente,
Contoso Distribution','https://partner.microsoft.com/en-us/pcv/agreement/partnership?x=1',0,'prepared',1795189057437405,0,0,0,0,NULL,NULL,1795189057437405);
INSERT INTO invitation (id, invitation_id, kind, recipient, recipient_key, email, how_found, country, provider, language, subject, message, link, delegated_access, state, created_at, sent_at, reminded_at, reminders, closed_at, customer_id, reseller_id, updated_at)
VALUES (2,'fc7a458f-0477-4253-8f62-2707c447cba5','relationship','Adatum',X'2A302A505242010A','a@adatum.example',NULL,'BR',NULL,'ru','Contoso Distribution предлагает стать вашим торговым посредником','Здравствуйте, Adatum!

Компания Contoso Distribution хотела бы поставлять вашей организации облачные службы Майкрософт и просит установить посреднические отношения.

Чтобы согласиться, откройте ссылку ниже, войдите как глобальный администратор вашей организации и подтвердите запрос. Если ваша организация еще не приняла Клиентское соглашение Майкрософт, это будет предложено на том же шаге:

https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10&msppId=0&DAP=false#/BillingAccounts/partner-invitation

С уважением,
Contoso Distribution','https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10&msppId=0&DAP=false#/BillingAccounts/partner-invitation',0,'prepared',1795189057464385,0,0,0,0,NULL,NULL,1795189057464385);
INSERT INTO draft (id, kind, title, page, content, saved_at)
VALUES (1,'new-customer','Quarta Café','account','{"companyName":"Quarta Café"}',1790000000000000);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (1,'6078b861-0753-4292-8c76-81baed728106',1795189035437989,'Ana Lima','person','reseller-add','reseller',1,'First Up Consultants',NULL,'{"id":1,"name":"First Up Consultants","mpn-id":"1520000","microsoft-id":null,"country":"BR","state":"active","mpa-state":"unknown","mpa-checked-at":0,"created-at":1795189035437989}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (2,'d51d049e-2004-427f-bfe2-59be69ea56d2',1795189035495744,'Ana Lima','person','customer-create','customer',1,'Padaria São João',NULL,'{"id":1,"microsoft-id":"d562873e-c511-4f13-94cb-c4cd4503378b","issued-here":true,"company-name":"Padaria São João","domain":"padariasj.onmicrosoft.com","relationship":"reseller","reseller-id":1,"country":"BR","alias":null,"tags":null,"delegated-access":"granted","agreement":"accepted","qualification":"None","setup-unseen":true,"former-at":0,"former-by":null,"created-at":1795189035495744}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (3,'d51d049e-2004-427f-bfe2-59be69ea56d2',1795189035495744,'Ana Lima','person','customer-create','account',1,'Padaria São João',NULL,'{"customer-id":1,"bill-to-name":"Padaria São João","registration-number":"11222333000181","address-line1":"Rua Augusta 10","address-line2":null,"city":"São Paulo","state":"SP","postal-code":"01305-000","country":"BR","first-name":"Ana","middle-name":null,"last-name":"Lima","email":"ana@padaria.example","phone":"11987654321","language":"pt","culture":"pt-BR","admin-user-name":"admin@padariasj.onmicrosoft.com","agreement-date":"2026-11-20","agreement-first-name":"Ana","agreement-last-name":"Lima","agreement-email":"ana@padaria.example","agreement-phone":"11987654321"}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (4,'d51d049e-2004-427f-bfe2-59be69ea56d2',1795189035495744,'Ana Lima','person','customer-create','order',1,'3a475c35-c5ba-41c4-b882-a553a00dcc6b',NULL,'{"id":1,"order-id":"3a475c35-c5ba-41c4-b882-a553a00dcc6b","customer-id":1,"billing-cycle":"monthly","sales-group-id":"Default","status":"completed","created-at":1795189035495744}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (5,'d51d049e-2004-427f-bfe2-59be69ea56d2',1795189035495744,'Ana Lima','person','customer-create','subscription',1,'Microsoft 365 Business Basic',NULL,'{"id":1,"subscription-id":"d831e566-4388-47d5-96d4-cfc63bf0307b","issued-here":true,"customer-id":1,"offer-id":"24422850-ABC3-4525-B567-E2FD4BD0ADCB","offer-name":"Microsoft 365 Business Basic","friendly-name":null,"quantity":5,"unit-type":"Licenses","status":"active","auto-renew":true,"is-trial":false,"is-add-on":false,"billing-type":"license","billing-cycle":"monthly","term-duration":"P1Y","parent-id":0,"order-id":"3a475c35-c5ba-41c4-b882-a553a00dcc6b","publisher":"Microsoft","commerce":"legacy","created-at":1795189035495744,"effective-start":"2026-11-20","commitment-end":"2027-11-20","cancel-until":0,"billing-cycle-end":null,"suspended-at":0,"purge-date":null,"suspension-reasons":null,"reseller-mpn-id":"1520000","support-tenant-id":"0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10","support-mpn-id":"4847383","support-name":"Contoso Distribution"}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (6,'d51d049e-2004-427f-bfe2-59be69ea56d2',1795189035495744,'Ana Lima','person','customer-create','order-line',1,'Microsoft 365 Business Basic',NULL,'{"id":1,"order-id":1,"line-number":0,"offer-id":"24422850-ABC3-4525-B567-E2FD4BD0ADCB","offer-name":"Microsoft 365 Business Basic","friendly-name":null,"quantity":5,"term-duration":"P1Y","subscription-id":1,"parent-id":0,"reseller-mpn-id":"1520000"}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (7,'5b0ea4ab-d0ee-45f8-8d80-99b114b6388a',1795189035543103,'Ana Lima','person','customer-change','customer',1,'Padaria São João','{"setup-unseen":true}','{"setup-unseen":false}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (8,'759c37bc-bcab-4970-b185-db0d0a299a93',1795189035696822,'Ana Lima','file','customers-import','',NULL,'c.csv',NULL,'{"added":2,"changed":0,"unchanged":0,"rejected":0}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (9,'baeaf66d-b515-417c-a5c9-abc5705d9df9',1795189036002897,'Ana Lima','person','subscription-change','subscription',1,'Correio','{"friendly-name":null,"quantity":5}','{"friendly-name":"Correio","quantity":7}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (10,'d46b8671-dc9a-44fb-80c5-901fc304aaf7',1795189036021365,'Ana Lima','person','support-contact-set','subscription',1,'Correio','{"support-tenant-id":"0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10","support-mpn-id":"4847383","support-name":"Contoso Distribution"}','{"support-tenant-id":null,"support-mpn-id":"1520000","support-name":"First Up Consultants"}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (11,'70f6d364-a749-4975-bc42-bc1c61f8b9c6',1795189057436002,'Ana Lima','person','profile-change','profile',1,'Contoso Distribution','{"partnership-link":null}','{"partnership-link":"https://partner.microsoft.com/en-us/pcv/agreement/partnership?x=1"}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (12,'b8ab2346-c0c8-4372-91eb-b2de353722a3',1795189057437405,'Ana Lima','person','invitation-create','invitation',1,'ReleCloud',NULL,'{"id":1,"invitation-id":"a057dc62-930f-4b02-96cb-d2fdb6f1cb79","kind":"partnership","recipient":"ReleCloud","email":"sales@relecloud.example","how-found":null,"country":"BR","provider":null,"language":"pt_BR","subject":"Solicitação de parceria de Contoso Distribution","message":"Olá, ReleCloud,\n\nContoso Distribution gostaria de trabalhar com você como revendedor indireto no programa Provedor de Soluções na Nuvem (CSP).\n\nPara aceitar, sua empresa precisa estar inscrita no CSP como revendedor indireto, com uma conta própria. Em seguida, abra o link abaixo, entre como administrador global dessa conta e confirme a parceria:\n\nhttps://partner.microsoft.com/en-us/pcv/agreement/partnership?x=1\n\nAtenciosamente,\nContoso Distribution","link":"https://partner.microsoft.com/en-us/pcv/agreement/partnership?x=1","delegated-access":false,"state":"prepared","created-at":1795189057437405,"sent-at":0,"reminded-at":0,"reminders":0,"closed-at":0,"customer-id":0,"reseller-id":0}',NULL);
INSERT INTO history (id, operation_id, at, actor, origin, kind, subject_type, subject_id, subject_name, before, after, undone_by)
VALUES (13,'1e3657c1-4567-4c72-bbb1-b17f7c8d0952',1795189057464385,'Ana Lima','person','invitation-create','invitation',2,'Adatum',NULL,'{"id":2,"invitation-id":"fc7a458f-0477-4253-8f62-2707c447cba5","kind":"relationship","recipient":"Adatum","email":"a@adatum.example","how-found":null,"country":"BR","provider":null,"language":"ru","subject":"Contoso Distribution предлагает стать вашим торговым посредником","message":"Здравствуйте, Adatum!\n\nКомпания Contoso Distribution хотела бы поставлять вашей организации облачные службы Майкрософт и просит установить посреднические отношения.\n\nЧтобы согласиться, откройте ссылку ниже, войдите как глобальный администратор вашей организации и подтвердите запрос. Если ваша организация еще не приняла Клиентское соглашение Майкрософт, это будет предложено на том же шаге:\n\nhttps://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10&msppId=0&DAP=false#/BillingAccounts/partner-invitation\n\nС уважением,\nContoso Distribution","link":"https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10&msppId=0&DAP=false#/BillingAccounts/partner-invitation","delegated-access":false,"state":"prepared","created-at":1795189057464385,"sent-at":0,"reminded-at":0,"reminders":0,"closed-at":0,"customer-id":0,"reseller-id":0}',NULL);
INSERT INTO country_rules (iso2, json, source, fetched_at)
VALUES ('XX','{}','file',1790000000000000);
INSERT INTO message_template (kind, language, subject, message)
VALUES ('partnership','pt_BR','Parceria','Prezados,');
PRAGMA user_version = 2;
