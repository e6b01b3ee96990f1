-- What lies in a layer, version by version: a definition of kind `layer` names the version that it shows, and a version
-- is never changed, so that an earlier definition that comes back shows what it showed then. No PostGIS: boxes in four
-- columns and a GiST index over them answer "what lies here" (decision 17).
CREATE TABLE pc.layer_data (
  layer_key text NOT NULL,
  version integer NOT NULL,
  checksum text NOT NULL,
  file_name text NOT NULL,
  features integer NOT NULL,
  points integer NOT NULL,
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (layer_key, version)
);

CREATE TABLE pc.layer_feature (
  layer_key text NOT NULL,
  data_version integer NOT NULL,
  number integer NOT NULL,
  name text NOT NULL,
  geometry jsonb NOT NULL,
  properties jsonb NOT NULL,
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL,
  PRIMARY KEY (layer_key, data_version, number),
  FOREIGN KEY (layer_key, data_version) REFERENCES pc.layer_data (layer_key, version)
);
CREATE INDEX layer_feature_box ON pc.layer_feature USING gist (box(point(west, south), point(east, north)));

-- Where the regions lie: the ground of the map, and the place of a project that says no more than its county.
CREATE TABLE pc.region_outline (
  region_code text PRIMARY KEY,
  region_path text NOT NULL COLLATE "C",
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  geometry jsonb NOT NULL,
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL
);
CREATE INDEX region_outline_path ON pc.region_outline (region_path);
