-- A version of a later day asks for its lights when it is approved, and is judged by when its day has come.
ALTER TABLE pc.judging_asked ADD due date;
