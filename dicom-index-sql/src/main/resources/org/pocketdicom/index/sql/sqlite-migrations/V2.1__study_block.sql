-- How many studies there are of each 1,024 numbers, for pages far behind. Triggers count, so that
-- what programs of version 2 add and remove counts, too.

CREATE TABLE study_block (
  block   BIGINT NOT NULL PRIMARY KEY, -- number / 1024
  studies BIGINT NOT NULL
);

INSERT INTO study_block SELECT number / 1024, count(*) FROM study GROUP BY 1;

CREATE TRIGGER study_added AFTER INSERT ON study
BEGIN
  INSERT INTO study_block VALUES (new.number / 1024, 1)
    ON CONFLICT (block) DO UPDATE SET studies = studies + 1;
END;

CREATE TRIGGER study_removed AFTER DELETE ON study
BEGIN
  UPDATE study_block SET studies = studies - 1 WHERE block = old.number / 1024;
END;
