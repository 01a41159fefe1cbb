-- As in sqlite-migrations.

CREATE TABLE study_block (
  block   BIGINT NOT NULL PRIMARY KEY,
  studies BIGINT NOT NULL
) WITH (fillfactor = 50);

INSERT INTO study_block SELECT number / 1024, count(*) FROM study GROUP BY 1;

CREATE FUNCTION study_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO study_block VALUES (NEW.number / 1024, 1)
    ON CONFLICT (block) DO UPDATE SET studies = study_block.studies + 1;
  RETURN NULL;
END
$$;

CREATE FUNCTION study_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE study_block SET studies = studies - 1 WHERE block = OLD.number / 1024;
  RETURN NULL;
END
$$;

CREATE TRIGGER study_added AFTER INSERT ON study FOR EACH ROW EXECUTE FUNCTION study_added();
CREATE TRIGGER study_removed AFTER DELETE ON study FOR EACH ROW EXECUTE FUNCTION study_removed();
