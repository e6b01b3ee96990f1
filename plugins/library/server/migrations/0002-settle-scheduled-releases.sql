-- A release approved for a later day is looked at again until that day: it takes effect, or goes back to its author.
ALTER TABLE pc.release ADD in_force_at timestamptz, ADD refused jsonb;
UPDATE pc.release SET in_force_at = decided_at WHERE status = 'published' AND effective_from <= current_date;
