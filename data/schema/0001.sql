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
