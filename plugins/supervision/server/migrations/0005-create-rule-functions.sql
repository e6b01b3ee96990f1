-- What a comparison of json-rules-engine means in JavaScript, for values whose type nobody has declared. Statements that
-- rules/engine compiles call these where columns are not typed alike. SQL NULL is undefined, 'null' is null; a predicate
-- that is NULL is one where JavaScript throws. Nothing here may raise an error: one odd value would stop a sweep.

CREATE FUNCTION pc.rule_space() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT E' \t\n\r\f\u000b\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
$$;

-- The double next to a decimal, as JSON.parse reads it: beyond the largest is infinity, below the smallest is 0.
CREATE FUNCTION pc.rule_float(n numeric) RETURNS double precision LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF abs(n) >= 179769313486231580793e289 THEN RETURN CASE WHEN n > 0 THEN 'Infinity' ELSE '-Infinity' END; END IF;
  IF abs(n) <= 2.4703282292062327208828439643411e-324 THEN RETURN 0; END IF;
  RETURN n::double precision;
END $$;

-- Number(text); NULL for NaN.
CREATE FUNCTION pc.rule_number(t text) RETURNS double precision LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  s text := btrim(t, pc.rule_space());
  part text[];
  base int;
  whole numeric := 0;
  shift int;
BEGIN
  IF s = '' THEN RETURN 0; END IF;
  part := regexp_match(s, '^([+-]?)(?:(Infinity)|([0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE]([+-]?)0*([0-9]+))?)$');
  IF part IS NOT NULL THEN
    IF part[2] IS NOT NULL OR (length(part[5]) > 4 AND part[4] <> '-' AND part[3] ~ '[1-9]') THEN
      RETURN (part[1] || 'Infinity')::double precision;
    END IF;
    shift := CASE WHEN length(part[5]) > 4 THEN 0 ELSE coalesce(part[4] || part[5], '0')::int END;
    IF length(part[5]) > 4 THEN RETURN 0; END IF;
    RETURN pc.rule_float((part[1] || part[3] || 'e' || shift)::numeric);
  END IF;
  IF s !~ '^0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)$' THEN RETURN NULL; END IF;
  base := CASE lower(substr(s, 2, 1)) WHEN 'x' THEN 16 WHEN 'o' THEN 8 ELSE 2 END;
  FOR i IN 3..length(s) LOOP
    whole := whole * base + strpos('0123456789abcdef', lower(substr(s, i, 1))) - 1;
  END LOOP;
  RETURN pc.rule_float(whole);
END $$;

-- String(value): 1e+21, [object Object], the parts of a list with commas.
CREATE FUNCTION pc.rule_text(x jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  f double precision;
BEGIN
  IF x IS NULL THEN RETURN 'undefined'; END IF;
  CASE jsonb_typeof(x)
    WHEN 'number' THEN
      f := pc.rule_float(x::numeric);
      IF f = 0 THEN RETURN '0'; END IF;
      IF abs(f) = 'Infinity' THEN RETURN f::text; END IF;
      IF abs(f) >= 1e21 OR abs(f) < 1e-6 THEN RETURN regexp_replace(f::text, 'e([+-])0+([0-9])', 'e\1\2'); END IF;
      RETURN trim_scale(f::text::numeric)::text;
    WHEN 'array' THEN
      RETURN coalesce((SELECT string_agg(CASE WHEN jsonb_typeof(e.v) = 'null' THEN '' ELSE pc.rule_text(e.v) END, ',' ORDER BY e.at)
        FROM jsonb_array_elements(x) WITH ORDINALITY AS e(v, at)), '');
    WHEN 'object' THEN RETURN '[object Object]';
    WHEN 'null' THEN RETURN 'null';
    ELSE RETURN x #>> '{}';
  END CASE;
END $$;

-- Texts compare by UTF-16 units, where U+E000 to U+FFFF come behind what lies above them.
CREATE FUNCTION pc.rule_order(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(t, '([\uE000-\uFFFF])', chr(1114111) || '\1', 'g')
$$;

-- −1, 0 or 1 where `left < right` and its like can be met at all: parseFloat(left) is a number, and so are both sides.
CREATE FUNCTION pc.rule_compare(a jsonb, b jsonb) RETURNS int LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  kind text := jsonb_typeof(a);
  other text := jsonb_typeof(b);
  l double precision;
  r double precision;
  s text;
  t text;
BEGIN
  IF a IS NULL OR b IS NULL OR kind IN ('boolean', 'null') THEN RETURN NULL; END IF;
  IF kind = 'number' THEN l := pc.rule_float(a::numeric);
  ELSE
    s := pc.rule_text(a);
    IF ltrim(s, pc.rule_space()) !~ '^[+-]?([0-9]|\.[0-9]|Infinity)' THEN RETURN NULL; END IF;
  END IF;
  IF other = 'number' THEN r := pc.rule_float(b::numeric);
  ELSIF other = 'null' THEN r := 0;
  ELSIF other = 'boolean' THEN r := b::boolean::int;
  ELSE t := pc.rule_text(b);
  END IF;
  IF s IS NOT NULL AND t IS NOT NULL THEN
    s := pc.rule_order(s);
    t := pc.rule_order(t);
    RETURN CASE WHEN s COLLATE "C" < t COLLATE "C" THEN -1 WHEN s = t THEN 0 ELSE 1 END;
  END IF;
  IF s IS NOT NULL THEN l := pc.rule_number(s); END IF;
  IF t IS NOT NULL THEN r := pc.rule_number(t); END IF;
  RETURN CASE WHEN l < r THEN -1 WHEN l = r THEN 0 WHEN l > r THEN 1 END;
END $$;

-- left === right. A list or an object is only ever itself, which the compiler knows without asking.
CREATE FUNCTION pc.rule_equal(a jsonb, b jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF a IS NULL OR b IS NULL THEN RETURN a IS NULL AND b IS NULL; END IF;
  CASE jsonb_typeof(a)
    WHEN 'number' THEN
      RETURN jsonb_typeof(b) = 'number' AND (a = b OR pc.rule_float(a::numeric) = pc.rule_float(b::numeric));
    WHEN 'object' THEN RETURN false;
    WHEN 'array' THEN RETURN false;
    ELSE RETURN a = b;
  END CASE;
END $$;

-- list.indexOf(value) > −1; a text is searched for the value's text. NULL where the right side has no indexOf.
CREATE FUNCTION pc.rule_in(a jsonb, b jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  CASE coalesce(jsonb_typeof(b), 'undefined')
    WHEN 'array' THEN RETURN EXISTS (SELECT FROM jsonb_array_elements(b) AS e(v) WHERE pc.rule_equal(a, e.v));
    WHEN 'string' THEN RETURN strpos(b #>> '{}', pc.rule_text(a)) > 0;
    ELSE RETURN NULL;
  END CASE;
END $$;

-- Whether a list has a value; NULL where there is no list.
CREATE FUNCTION pc.rule_contains(a jsonb, b jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF a IS NULL OR jsonb_typeof(a) <> 'array' THEN RETURN NULL; END IF;
  RETURN EXISTS (SELECT FROM jsonb_array_elements(a) AS e(v) WHERE pc.rule_equal(e.v, b));
END $$;

-- What lies at the path of keys and indexes. A fact that is no object is its own value; further in, texts have units and a length.
CREATE FUNCTION pc.rule_path(doc jsonb, steps text[]) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  here jsonb := doc;
  step text;
  units text;
BEGIN
  IF doc IS NULL OR jsonb_typeof(doc) NOT IN ('object', 'array') THEN RETURN doc; END IF;
  FOREACH step IN ARRAY steps LOOP
    CASE jsonb_typeof(here)
      WHEN 'object' THEN here := here -> step;
      WHEN 'array' THEN
        here := CASE WHEN step ~ '^[0-9]' THEN here -> step::int WHEN step = 'length' THEN to_jsonb(jsonb_array_length(here)) END;
      WHEN 'string' THEN
        -- Half of a character beyond U+FFFF is none that a text can hold.
        units := regexp_replace(here #>> '{}', '[\U00010000-\U0010FFFF]', chr(65535) || chr(65535), 'g');
        here := CASE WHEN units = '' THEN NULL
          WHEN step = 'length' THEN to_jsonb(char_length(units))
          WHEN step ~ '^[0-9]' AND step::int < char_length(units) THEN to_jsonb(substr(units, step::int + 1, 1)) END;
      ELSE here := NULL;
    END CASE;
    IF here IS NULL THEN RETURN NULL; END IF;
  END LOOP;
  RETURN here;
END $$;

-- A number that is one or, from a form of old, a text of one; NULL for anything else. As the facts read their fields.
CREATE FUNCTION pc.rule_figure(x jsonb) RETURNS double precision LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  f double precision;
BEGIN
  IF jsonb_typeof(x) = 'number' THEN f := pc.rule_float(x::numeric);
  ELSIF jsonb_typeof(x) = 'string' AND btrim(x #>> '{}', pc.rule_space()) <> '' THEN f := pc.rule_number(x #>> '{}');
  END IF;
  RETURN CASE WHEN abs(f) < 'Infinity' THEN f END;
END $$;

-- The day that a text begins with, 'YYYY-MM-DD'; NULL for anything else.
CREATE FUNCTION pc.rule_day(x jsonb) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  part text[];
BEGIN
  IF x IS NULL OR jsonb_typeof(x) <> 'string' THEN RETURN NULL; END IF;
  part := regexp_match(left(x #>> '{}', 10), '^(?!0000)([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})$');
  IF part IS NULL OR part[3]::int NOT BETWEEN 1 AND
    extract(day FROM make_date(part[1]::int, part[2]::int, 1) + interval '1 month' - interval '1 day') THEN RETURN NULL; END IF;
  RETURN make_date(part[1]::int, part[2]::int, part[3]::int);
END $$;
