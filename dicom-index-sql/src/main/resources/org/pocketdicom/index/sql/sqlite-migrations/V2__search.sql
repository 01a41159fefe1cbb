-- What is searched (PS3.4 C.6.2). Numbers grow in the order in which transactions commit.

CREATE TABLE study (
  number             INTEGER     NOT NULL PRIMARY KEY AUTOINCREMENT,
  study_instance_uid VARCHAR(64) NOT NULL UNIQUE,
  attributes         BLOB        NOT NULL -- HeaderCodec: those of the level, of its first instance
);

CREATE TABLE series (
  number              INTEGER     NOT NULL PRIMARY KEY AUTOINCREMENT,
  study_number        BIGINT      NOT NULL REFERENCES study,
  series_instance_uid VARCHAR(64) NOT NULL,
  attributes          BLOB        NOT NULL,
  UNIQUE (series_instance_uid, study_number)
);

CREATE INDEX series_of_study ON series (study_number, number);

CREATE TABLE series_class (
  series_number BIGINT      NOT NULL REFERENCES series,
  sop_class_uid VARCHAR(512) NOT NULL, -- empty where an instance names none
  instances     BIGINT      NOT NULL,
  PRIMARY KEY (series_number, sop_class_uid)
) WITHOUT ROWID;

CREATE INDEX series_of_class ON series_class (sop_class_uid, series_number);

CREATE TABLE indexed_path (
  number INTEGER       NOT NULL PRIMARY KEY AUTOINCREMENT,
  path   VARCHAR(4096) NOT NULL UNIQUE, -- KeyPath
  done   BIGINT        NOT NULL         -- the number up to which the values of what there is are there
);

-- The texts of KeyValues; of a person's name also its words, under the negative number of the path.
CREATE TABLE attribute_value (
  path   BIGINT       NOT NULL,
  value  VARCHAR(512) NOT NULL,
  number BIGINT       NOT NULL, -- of the study, series or instance
  item   VARCHAR(32)  NOT NULL,
  PRIMARY KEY (path, value, number, item)
) WITHOUT ROWID;

CREATE INDEX attribute_of_number ON attribute_value (path, number, value, item);

CREATE TABLE discard (
  sop_instance_uid    VARCHAR(64) NOT NULL PRIMARY KEY,
  study_instance_uid  VARCHAR(64) NOT NULL,
  series_instance_uid VARCHAR(64) NOT NULL
);

-- Instances get a number and a series, and uploads are no longer deleted by the database itself.

ALTER TABLE upload RENAME TO upload_1;
ALTER TABLE instance RENAME TO instance_1;
DROP INDEX upload_of_name;
DROP INDEX upload_of_instance;

CREATE TABLE instance (
  number              INTEGER     NOT NULL PRIMARY KEY AUTOINCREMENT,
  series_number       BIGINT      REFERENCES series, -- NULL until what it was made of is read
  sop_instance_uid    VARCHAR(64) NOT NULL UNIQUE,
  study_instance_uid  VARCHAR(64) NOT NULL,
  series_instance_uid VARCHAR(64) NOT NULL,
  transfer_syntax     VARCHAR(64) NOT NULL,
  size                BIGINT      NOT NULL,
  sha256              CHAR(64)    NOT NULL,
  stored_at           BIGINT      NOT NULL, -- microseconds since 1970
  header              BLOB        NOT NULL, -- HeaderCodec
  frames              BLOB        NOT NULL  -- FrameTable
);

INSERT INTO instance (sop_instance_uid, study_instance_uid, series_instance_uid, transfer_syntax,
    size, sha256, stored_at, header, frames)
  SELECT sop_instance_uid, study_instance_uid, series_instance_uid, transfer_syntax,
    size, sha256, stored_at, header, frames FROM instance_1 ORDER BY rowid;

CREATE INDEX instance_of_series ON instance (series_number, number);

CREATE TABLE upload (
  number           INTEGER       NOT NULL PRIMARY KEY AUTOINCREMENT,
  file_name        VARCHAR(1024) NOT NULL,
  sop_instance_uid VARCHAR(64)   NOT NULL
    REFERENCES instance (sop_instance_uid) DEFERRABLE INITIALLY DEFERRED,
  uploaded_at      BIGINT        NOT NULL -- microseconds since 1970
);

INSERT INTO upload SELECT * FROM upload_1;
UPDATE sqlite_sequence
  SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'upload_1') WHERE name = 'upload';
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'upload', seq FROM sqlite_sequence AS old WHERE name = 'upload_1'
    AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'upload');

DROP TABLE upload_1;
DROP TABLE instance_1;

CREATE INDEX upload_of_name ON upload (file_name, number);
CREATE INDEX upload_of_instance ON upload (sop_instance_uid);
