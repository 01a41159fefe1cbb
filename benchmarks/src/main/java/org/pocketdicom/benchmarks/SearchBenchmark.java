package org.pocketdicom.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.SearchArchive;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/**
 * Searches in a generated index, each with its answer in DICOM JSON: what QIDO-RS does but for
 * HTTP. The index is kept in {@code folder}, or in a database of PostgreSQL.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SearchBenchmark {

  private static final int PAGE = 50;

  /** Where generated indexes are kept. */
  @Param("target/generated")
  public String folder = "";

  /** The URL of a database of PostgreSQL, empty but for its tables; or SQLite. */
  @Param("sqlite")
  public String index = "";

  /** How many instances the index has. */
  @Param({"10000", "1000000"})
  public int instances;

  /** What is asked. */
  @Param public Question question = Question.PATIENT;

  private @Nullable Archive archive;
  private Query query = Query.of(QueryLevel.STUDY).build();
  private int offset;
  private int limit = PAGE;

  /** Searches as viewers and gateways send them. */
  public enum Question {
    /** The studies of a patient. */
    PATIENT,
    /** The studies of patients whose family name begins so. */
    NAME,
    /** Studies of a span of dates and a modality, 50 of them. */
    DATES,
    /** The first 8 of them, as many as 10,000 instances have. */
    DATES_8,
    /** Any 50 studies. */
    ANY,
    /** The last 50 studies, whose page was never asked for. */
    LAST,
    /** The series of a study. */
    SERIES,
    /** The instances of a study. */
    INSTANCES
  }

  /** Makes the index, and the question. */
  @Setup
  public void open() {
    archive = opened(index);
    int studies = instances / 100;
    String middle = GeneratedIndex.studyUid(studies / 2);
    query =
        switch (question) {
          case PATIENT -> studies().where("PatientID", "P" + studies / 6).build();
          case NAME -> studies().where("PatientName", "family" + studies / 6 % 997 + "^*").build();
          case DATES, DATES_8 ->
              studies()
                  .where("StudyDate", "20100101-20121231")
                  .where("ModalitiesInStudy", "CT")
                  .build();
          case ANY, LAST -> studies().build();
          case SERIES -> Query.of(QueryLevel.SERIES).where("StudyInstanceUID", middle).build();
          case INSTANCES -> Query.of(QueryLevel.INSTANCE).where("StudyInstanceUID", middle).build();
        };
    offset = question == Question.LAST ? studies - PAGE : 0;
    limit = question == Question.DATES_8 ? 8 : PAGE;
  }

  private Archive opened(String url) {
    if (url.equals("sqlite")) {
      return PocketDicom.open(GeneratedIndex.of(Path.of(folder), instances));
    }
    Archive archive =
        PocketDicom.open(Settings.of(Map.of("DICOM_DATA_DIR", folder, "DICOM_INDEX_URL", url)));
    GeneratedIndex.inPostgres(url, instances);
    return archive;
  }

  private static Query.Builder studies() {
    return Query.of(QueryLevel.STUDY);
  }

  /** Closes it. */
  @TearDown
  public void close() {
    opened().close();
  }

  private Archive opened() {
    return Objects.requireNonNull(archive);
  }

  /** The first page, or the last. */
  @Benchmark
  public int search() throws IOException {
    SearchArchive.Found found = opened().searchArchive().search(query, offset, limit);
    for (DataSet match : found.matches()) {
      DicomJsonWriter.write(match, BulkDataLocator.NONE, OutputStream.nullOutputStream());
    }
    if (found.matches().isEmpty()) {
      throw new IllegalStateException("every question has an answer");
    }
    return found.matches().size();
  }
}
