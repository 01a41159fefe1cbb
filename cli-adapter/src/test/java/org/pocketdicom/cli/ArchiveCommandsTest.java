package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.testkit.Part10Files;

class ArchiveCommandsTest {

  @TempDir Path folder;
  private Path archive;
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    archive = folder.resolve("archive");
    file =
        Files.write(
            folder.resolve("a.dcm"),
            Part10Files.file(Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5")));
  }

  @Test
  void storeSaysOfEachFileWhatBecameOfIt() {
    Shell.Result first = dicom("store", "--data-dir", archive, file);
    Shell.Result second = dicom("store", "--data-dir", archive, file);

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEqualTo("stored  1.2.5  " + file + "\n");
    assertThat(second.out()).isEqualTo("same  1.2.5  " + file + "\n");
  }

  @Test
  void storeGoesOnInTheSamePlaceOnly() {
    Path journal = folder.resolve("done.txt");
    dicom("store", "--resume", journal, "--data-dir", archive, file);

    Shell.Result same = dicom("store", "--resume", journal, "--data-dir", archive, file);
    Shell.Result other = dicom("store", "--resume", journal, "--data-dir", archive + "2", file);

    assertThat(same.out()).isEmpty();
    assertThat(other.out()).startsWith("stored  1.2.5");
  }

  @Test
  void storeSpeaksJson() {
    assertThat(dicom("store", "--json", "--data-dir", archive, file).out())
        .isEqualTo(
            "{\"path\": \""
                + file
                + "\", \"outcome\": \"stored\", \"study\": \"1.2.3\", \"series\": \"1.2.4\","
                + " \"instance\": \"1.2.5\"}\n");
  }

  @Test
  void storeNamesWhatItRefuses() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no DICOM");

    Shell.Result result = dicom("store", "--data-dir", archive, text, file);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages()).singleElement().asString().startsWith("dicom: " + text + ": ");
    assertThat(result.out()).startsWith("stored");
  }

  @Test
  void verifyFindsNothingWrongInSoundArchive() {
    dicom("store", "--data-dir", archive, file);

    Shell.Result result = dicom("verify", "--data-dir", archive);

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).containsExactly("1 instances, 0 findings, 0 repaired");
  }

  @Test
  void verifyMakesNoArchiveWhereThereIsNone() {
    Path typo = archive.resolveSibling("typo");

    Shell.Result result = dicom("verify", "--data-dir", typo);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("there is no archive in");
    assertThat(typo).doesNotExist();
  }

  @Test
  void verifyFindsMissingObjectAndRepairForgetsIt() throws IOException {
    dicom("store", "--data-dir", archive, file);
    try (Stream<Path> files = Files.walk(archive)) {
      Files.delete(files.filter(path -> path.endsWith("1.2.5.dcm")).findFirst().orElseThrow());
    }

    Shell.Result found = dicom("verify", "--data-dir", archive);
    Shell.Result repaired = dicom("verify", "--repair", "--data-dir", archive);

    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.lines().getFirst()).startsWith("missing object  studies/1.2.3/");
    assertThat(repaired.exitCode()).isZero();
    assertThat(dicom("verify", "--data-dir", archive).lines()).hasSize(1);
  }

  @Test
  void reindexMakesTheIndexAgain() throws IOException {
    dicom("store", "--data-dir", archive, file);
    for (String name : List.of("index.db", "index.db-wal", "index.db-shm")) {
      Files.deleteIfExists(archive.resolve(name));
    }

    Shell.Result lost = dicom("verify", "--data-dir", archive);
    Shell.Result first = dicom("reindex", "--data-dir", archive);
    Shell.Result again = dicom("reindex", "--data-dir", archive);

    assertThat(lost.lines().getFirst()).startsWith("not indexed");
    assertThat(first.lines()).containsExactly("1 objects, 1 indexed, 0 refused");
    assertThat(again.lines()).containsExactly("1 objects, 0 indexed, 0 refused");
    assertThat(dicom("verify", "--data-dir", archive).exitCode()).isZero();
  }

  @Test
  void migrateCopiesObjectsThatTheIndexThenFindsElsewhere() throws IOException {
    dicom("store", "--data-dir", archive, file);
    Path other = folder.resolve("other");

    Shell.Result result = dicom("migrate", "--from", "fs:" + archive, "--to", "fs:" + other);

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).containsExactly("1 objects, 1 copied, 0 different");
    assertThat(other.resolve("studies/1.2.3/series/1.2.4/instances/1.2.5.dcm"))
        .hasSameBinaryContentAs(file);
    Files.copy(archive.resolve("index.db"), other.resolve("index.db"));
    assertThat(dicom("verify", "--data-dir", other).lines())
        .containsExactly("1 instances, 0 findings, 0 repaired");
  }

  @ParameterizedTest
  @CsvSource({
    "fs:/no/such/folder, fs:other, there is no folder",
    "/srv, fs:other, a store is fs:FOLDER or s3://BUCKET",
    "s3://, fs:other, a store is fs:FOLDER or s3://BUCKET"
  })
  void migrateTakesStoresThatThereAre(String from, String to, String message) {
    Shell.Result result = dicom("migrate", "--from", from, "--to", to);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void archiveThatCannotBeOpenedIsNoStackTrace() {
    Shell.Result result = dicom("store", "--data-dir", file, file);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages()).hasSize(1);
  }
}
