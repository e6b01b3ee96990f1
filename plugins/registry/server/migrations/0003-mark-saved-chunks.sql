-- A run that failed for good and is begun again goes on behind what it saved: rows without a code would come twice.
ALTER TABLE pc.import_chunk ADD COLUMN saved boolean NOT NULL DEFAULT false;
-- A fault that comes back every time must end in an answer, not in a retry for ever.
ALTER TABLE pc.import ADD COLUMN attempts integer NOT NULL DEFAULT 0;
