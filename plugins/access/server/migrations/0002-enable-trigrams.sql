-- Part of a Chinese name is found by trigrams; the extension is trusted, so the owner of the database may make it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
