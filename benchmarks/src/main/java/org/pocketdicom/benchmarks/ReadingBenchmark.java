package org.pocketdicom.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

/**
 * A file in memory, read by one thread: {@code -p file=a.dcm -prof gc}. A header is all but Pixel
 * Data, which stay where they are; a full reading copies them too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);

  /** The path of a DICOM file. */
  @Param("")
  public String file = "";

  private byte[] bytes = {};
  private DataSet parsed = DataSet.empty();

  /** Reads the file. */
  @Setup
  public void open() throws IOException {
    bytes = Files.readAllBytes(Path.of(file));
    parsed = READER.read(bytes).dataSet();
  }

  @Benchmark
  public DicomFile header() {
    return READER.read(bytes);
  }

  @Benchmark
  public long full() {
    ByteSource source = ByteSource.of(bytes);
    long length = 0;
    for (DataElement element : READER.read(source).dataSet()) {
      if (element.value() instanceof Value.BulkData bulk) {
        length += source.read(bulk.offset(), (int) bulk.length()).length;
      }
    }
    return length;
  }

  @Benchmark
  public byte[] json() throws IOException {
    return json(parsed);
  }

  @Benchmark
  public byte[] headerToJson() throws IOException {
    return json(READER.read(bytes).dataSet());
  }

  private static byte[] json(DataSet dataSet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8 << 10);
    DicomJsonWriter.write(dataSet, BulkDataLocator.NONE, out);
    return out.toByteArray();
  }
}
