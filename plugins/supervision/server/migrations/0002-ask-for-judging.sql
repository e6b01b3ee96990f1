-- What was published and turns lights: written with the publication, taken off when the entries have been judged anew.
CREATE TABLE pc.judging_asked (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  key text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now()
);
