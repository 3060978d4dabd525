-- The code that the special qualification Government Community Cloud asks for.
ALTER TABLE customer_account ADD COLUMN validation_code TEXT;
