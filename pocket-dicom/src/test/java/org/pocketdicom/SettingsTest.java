package org.pocketdicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void withoutAnySettingTheServerIsLocalAndKeepsItsDataInAFolder() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(5001);
    assertThat(settings.dataDir()).isEqualTo(Path.of("./data"));
    assertThat(settings.s3()).isEmpty();
    assertThat(settings.indexUrl()).isEqualTo("jdbc:sqlite:./data/index.db");
    assertThat(settings.replaceDuplicates()).isFalse();
    assertThat(settings.maxUpload()).isEqualTo(64L << 30);
    assertThat(settings.renderCache()).isEqualTo(32L << 20);
  }

  @Test
  void anArchiveHasItsPlaceForAName() {
    String here = Path.of("").toAbsolutePath().toString();

    assertThat(Settings.of(Map.of()).archiveName()).isEqualTo(here + "/data");
    assertThat(Settings.of(Map.of("DICOM_INDEX_URL", "jdbc:sqlite:other.db")).archiveName())
        .isEqualTo(here + "/data, index in " + here + "/other.db");
    Map<String, String> bucket =
        Map.of(
            "DICOM_STORE", "s3",
            "DICOM_S3_BUCKET", "images",
            "DICOM_S3_ENDPOINT", "http://user:secret@127.0.0.1:9000");
    assertThat(Settings.of(bucket).archiveName())
        .isEqualTo("s3://images at 127.0.0.1:9000, index in " + here + "/data");
    Map<String, String> shared = new HashMap<>(bucket);
    shared.put("DICOM_INDEX_URL", "jdbc:postgresql://db/dicom?password=secret&currentSchema=a");
    assertThat(Settings.of(shared).archiveName())
        .isEqualTo(
            "s3://images at 127.0.0.1:9000,"
                + " index in jdbc:postgresql://db/dicom?password=&currentSchema=a");
  }

  @Test
  void aBlankSettingIsNoSetting() {
    assertThat(Settings.of(Map.of("DICOM_PORT", " "))).isEqualTo(Settings.of(Map.of()));
  }

  @Test
  void s3NeedsABucket() {
    Settings settings =
        Settings.of(
            Map.of(
                "DICOM_STORE", "S3",
                "DICOM_S3_BUCKET", "images",
                "DICOM_S3_ENDPOINT", "http://127.0.0.1:9000"));

    assertThat(settings.s3())
        .contains(
            new Settings.S3(
                Optional.of(URI.create("http://127.0.0.1:9000")),
                "images",
                "us-east-1",
                true,
                Optional.empty()));
    assertThatThrownBy(() -> Settings.of(Map.of("DICOM_STORE", "s3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DICOM_S3_BUCKET");
  }

  @Test
  void s3IsAskedAsTheSettingsSay() {
    Settings.S3 s3 =
        Settings.of(
                Map.of(
                    "DICOM_STORE", "s3",
                    "DICOM_S3_BUCKET", "images",
                    "DICOM_S3_PATH_STYLE", "true",
                    "DICOM_S3_ENCRYPTION", "aws:kms:key"))
            .s3()
            .orElseThrow();

    assertThat(s3.pathStyle()).isTrue();
    assertThat(s3.encryption()).contains("aws:kms:key");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "500MB, 524288000", "20gb, 21474836480", "4 GiB, 4294967296", "7K, 7168"})
  void sizesHaveUnits(String text, long bytes) {
    assertThat(Settings.of(Map.of("DICOM_MAX_UPLOAD", text)).maxUpload()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "DICOM_PORT, 65536",
    "DICOM_PORT, -1",
    "DICOM_PORT, http",
    "DICOM_STORE, ftp",
    "DICOM_DUPLICATES, keep",
    "DICOM_MAX_UPLOAD, 0",
    "DICOM_MAX_UPLOAD, much",
    "DICOM_MAX_UPLOAD, 99999999999999TB",
    "DICOM_SENDER_TIMEOUT, 0",
    "DICOM_SENDER_TIMEOUT, 3601",
    "DICOM_SENDER_TIMEOUT, 1m",
    "DICOM_DRAIN, 5s",
    "DICOM_CONFIG, /does/not/exist"
  })
  void aValueThatIsNotAllowedIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void aRenderCacheOfNothingIsAllowed() {
    assertThat(Settings.of(Map.of("DICOM_RENDER_CACHE", "0")).renderCache()).isZero();
  }

  @Test
  void aFileSetsWhatNobodyElseSet(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dicom.env");
    Files.writeString(file, "# ours\nDICOM_PORT=8080\n\nDICOM_HOST = 0.0.0.0\n");

    Settings settings = Settings.of(Map.of("DICOM_CONFIG", file.toString(), "DICOM_PORT", "9090"));

    assertThat(settings.port()).isEqualTo(9090);
    assertThat(settings.host()).isEqualTo("0.0.0.0");
  }

  @Test
  void aNameInAFileThatIsNoSettingIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dicom.env");
    Files.writeString(file, "DICOM_PROT=8080\n");

    assertThatThrownBy(() -> Settings.of(Map.of("DICOM_CONFIG", file.toString())))
        .hasMessageContaining("DICOM_PROT is not a setting");
  }

  @Test
  void theUserAndThePasswordOfPostgresqlMayBeInTheEnvironment() {
    Map<String, String> named =
        Map.of(
            "DICOM_INDEX_URL", "jdbc:postgresql://db/dicom", "PGUSER", "me", "PGPASSWORD", "a&b=c");

    Settings settings = Settings.of(named);

    assertThat(settings.indexUrl())
        .isEqualTo("jdbc:postgresql://db/dicom?user=me&password=a%26b%3Dc");
    assertThat(settings.toString()).doesNotContain("a%26b");
  }

  @Test
  void theUserOfTheUrlCountsAndOtherDatabasesHaveNone() {
    Map<String, String> named =
        Map.of("DICOM_INDEX_URL", "jdbc:postgresql://db/dicom?user=other", "PGUSER", "me");

    assertThat(Settings.of(named).indexUrl()).isEqualTo("jdbc:postgresql://db/dicom?user=other");
    assertThat(Settings.of(Map.of("PGUSER", "me")).indexUrl()).doesNotContain("me=");
    assertThat(Settings.of(Map.of("PGUSER", "me")).indexUrl()).startsWith("jdbc:sqlite:");
  }
}
