package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

/** Writes files in other transfer syntaxes. */
final class TranscodeCommand implements Command {

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("explicit", TransferSyntaxes.ExplicitVRLittleEndian);
    NAMES.put("implicit", TransferSyntaxes.ImplicitVRLittleEndian);
    NAMES.put("deflated", TransferSyntaxes.DeflatedExplicitVRLittleEndian);
    NAMES.put("encapsulated", TransferSyntaxes.EncapsulatedUncompressedExplicitVRLittleEndian);
    NAMES.put("deflated-frames", TransferSyntaxes.DeflatedImageFrameCompression);
    NAMES.put("rle", TransferSyntaxes.RLELossless);
    NAMES.put("jpeg", TransferSyntaxes.JPEGBaseline8Bit);
    NAMES.put("jpeg-lossless", TransferSyntaxes.JPEGLosslessSV1);
    NAMES.put("jpeg-ls", TransferSyntaxes.JPEGLSLossless);
    NAMES.put("jpeg-ls-near", TransferSyntaxes.JPEGLSNearLossless);
    NAMES.put("j2k", TransferSyntaxes.JPEG2000Lossless);
    NAMES.put("htj2k", TransferSyntaxes.HTJ2KLossless);
    NAMES.put("htj2k-rpcl", TransferSyntaxes.HTJ2KLosslessRPCL);
  }

  private static final int QUALITY_OF_JPEG = 90;
  private static final int NEAR_OF_JPEG_LS = 2;

  private static final Option TO =
      Option.of(
          "--to",
          "SYNTAX",
          String.join(", ", NAMES.keySet())
              + "; or the keyword or UID of one of these, as RLELossless.");
  private static final Option OUTPUT =
      Option.of(
          "--output",
          "FILE|DIR",
          "Where to write: for one file its new name, else a directory, in which each has the name"
              + " of its input. - is standard output. Never an input.");
  private static final Option QUALITY =
      Option.of("--quality", "Q", "Of jpeg, 1 to 100; default " + QUALITY_OF_JPEG + ".");
  private static final Option NEAR =
      Option.of(
          "--near",
          "N",
          "How far a sample of jpeg-ls-near may be from what it was, 1 to 255; default "
              + NEAR_OF_JPEG_LS
              + ".");
  private static final Option KEEP_UIDS =
      Option.flag(
          "--keep-uids",
          "Keep the SOP Instance UID where jpeg or jpeg-ls-near lose, which makes another instance"
              + " (PS3.3 C.7.6.1.1.5).");
  private static final Option VERIFY =
      Option.flag(
          "--verify", "Decode each frame that is compressed without loss again, and compare.");

  private final Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);

  @Override
  public String name() {
    return "transcode";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Writes DICOM files in another transfer syntax, pixels and the attributes that tell of"
            + " them.",
        "What is in that syntax already is copied as it is. All but jpeg and jpeg-ls-near keep"
            + " every value. A file without Pixel Data is never compressed: it becomes explicit. A"
            + " file appears whole or not at all.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return List.of(TO, OUTPUT, QUALITY, NEAR, KEEP_UIDS, VERIFY);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom transcode --to explicit slice.dcm --output native.dcm",
        "dicom transcode --to htj2k study/ --output compressed/ --verify",
        "dicom transcode --to jpeg --quality 80 photo.dcm --output - > small.dcm");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    String target =
        target(
            arguments
                .value(TO.name())
                .orElseThrow(() -> new UsageException("transcode needs --to")));
    String output =
        arguments
            .value(OUTPUT.name())
            .orElseThrow(() -> new UsageException("transcode needs --output"));
    checkOnlyFor(TransferSyntaxes.JPEGBaseline8Bit, target, QUALITY, arguments);
    checkOnlyFor(TransferSyntaxes.JPEGLSNearLossless, target, NEAR, arguments);
    TranscodeObject transcode =
        PocketDicom.transcodeObject(
            arguments.number(QUALITY.name(), 1, 100).orElse(QUALITY_OF_JPEG),
            arguments.number(NEAR.name(), 1, 255).orElse(NEAR_OF_JPEG_LS));
    TranscodeObject.Options options =
        new TranscodeObject.Options(arguments.has(KEEP_UIDS.name()), arguments.has(VERIFY.name()));
    Transcoding transcoding =
        (file, content, out) -> transcode.write(file, content, target, options, out);
    List<Input> inputs = Inputs.of(arguments.operands());
    return output.equals("-")
        ? toOutput(inputs, transcoding, console)
        : toFiles(
            inputs,
            transcoding,
            new OutputTargets(arguments.operands(), inputs, output, name -> name),
            console);
  }

  /** Writes one file in the other syntax. */
  @FunctionalInterface
  private interface Transcoding {
    void write(DicomFile file, ByteSource content, WritableByteChannel out) throws IOException;
  }

  private int toOutput(List<Input> inputs, Transcoding transcoding, Console console) {
    if (inputs.size() > 1) {
      throw new UsageException("only one file can go to standard output");
    }
    return Batch.run(
        inputs,
        (input, out) ->
            read(
                input,
                out,
                (file, content) -> transcoding.write(file, content, Channels.newChannel(out))),
        console);
  }

  private int toFiles(
      List<Input> inputs, Transcoding transcoding, OutputTargets targets, Console console) {
    try (WholeFile files = new WholeFile()) {
      return Batch.run(
          inputs,
          (input, out) ->
              read(
                  input,
                  out,
                  (file, content) ->
                      files.replace(
                          targets.of(input), channel -> transcoding.write(file, content, channel))),
          console);
    }
  }

  /** Takes a file that was read. */
  @FunctionalInterface
  private interface Destination {
    void take(DicomFile file, ByteSource content) throws IOException;
  }

  private void read(Input input, OrderedOutput.Slot out, Destination destination)
      throws IOException {
    try (ByteSource source = input.open()) {
      DicomFile file = reader.read(source);
      Warnings.report(input.path(), file.warnings(), out);
      try (ByteSource content = Part10Reader.content(file, source)) {
        destination.take(file, content);
      }
    }
  }

  private static String target(String name) {
    String uid = NAMES.getOrDefault(name, Uids.uid(name).orElse(name));
    if (!NAMES.containsValue(uid)) {
      throw new UsageException(
          "--to is one of " + String.join(", ", NAMES.keySet()) + ", not " + name);
    }
    return uid;
  }

  private static void checkOnlyFor(
      String syntax, String target, Option option, Arguments arguments) {
    if (arguments.has(option.name()) && !syntax.equals(target)) {
      throw new UsageException(option.name() + " has no meaning for this transfer syntax");
    }
  }
}
