CREATE TABLE instance (
  sop_instance_uid    VARCHAR(64) NOT NULL PRIMARY KEY,
  study_instance_uid  VARCHAR(64) NOT NULL,
  series_instance_uid VARCHAR(64) NOT NULL,
  transfer_syntax     VARCHAR(64) NOT NULL,
  size                BIGINT      NOT NULL,
  sha256              CHAR(64)    NOT NULL,
  stored_at           BIGINT      NOT NULL, -- microseconds since 1970
  header              BLOB        NOT NULL, -- HeaderCodec
  frames              BLOB        NOT NULL  -- FrameTable
);

CREATE TABLE upload (
  number           INTEGER       NOT NULL PRIMARY KEY AUTOINCREMENT,
  file_name        VARCHAR(1024) NOT NULL,
  sop_instance_uid VARCHAR(64)   NOT NULL REFERENCES instance ON DELETE CASCADE,
  uploaded_at      BIGINT        NOT NULL -- microseconds since 1970
);

CREATE INDEX upload_of_name ON upload (file_name, number);
CREATE INDEX upload_of_instance ON upload (sop_instance_uid);
