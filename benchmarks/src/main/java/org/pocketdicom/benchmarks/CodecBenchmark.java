package org.pocketdicom.benchmarks;

import java.io.IOException;
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
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.codecs.Codecs;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;

/**
 * The first frame of a file in memory, decoded, and encoded again where there is an encoder for its
 * transfer syntax: {@code -p file=a.dcm,b.dcm}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CodecBenchmark {

  /** The work of one call. */
  private interface Work<T> {
    T run();
  }

  /** The path of a DICOM file. */
  @Param("")
  public String file = "";

  private Work<DecodedFrame> decoding =
      () -> {
        throw new IllegalStateException("no codec for this file");
      };
  private Work<byte[]> encoding =
      () -> {
        throw new IllegalStateException("no encoder for this file");
      };

  /** Reads the frame and finds what decodes and encodes it. */
  @Setup
  public void open() throws IOException {
    try (FileSource source = FileSource.open(Path.of(file))) {
      Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);
      DicomImage image = DicomImage.of(reader.read(source), source);
      int length = (int) image.frames().length(0);
      byte[] span = image.bytes().read(image.frames().offset(0), length);
      byte[] frame = image.frames().payload(0, span);
      ImagePixel pixel = ImagePixel.of(image.header());
      for (FrameCodec codec : Codecs.decoders()) {
        if (codec.decodes(image.transferSyntax())) {
          decoding = () -> codec.decode(frame, pixel);
        }
      }
      DecodedFrame decoded = decoding.run();
      for (FrameEncoder encoder : Codecs.frameEncoders()) {
        if (encoder.transferSyntax().equals(image.transferSyntax())) {
          encoding = () -> encoder.encode(decoded, pixel);
        }
      }
    }
  }

  @Benchmark
  public DecodedFrame decode() {
    return decoding.run();
  }

  @Benchmark
  public byte[] encode() {
    return encoding.run();
  }
}
