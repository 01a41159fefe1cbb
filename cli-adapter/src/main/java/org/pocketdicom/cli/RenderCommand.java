package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

/** Makes pictures of files. */
final class RenderCommand implements Command {

  private final Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);

  @Override
  public String name() {
    return "render";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Makes pictures of DICOM files.",
        "A picture has the file's name with .dcm replaced by the format's extension, which is"
            + " otherwise appended.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return RenderOptions.ALL;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom render slice.dcm",
        "dicom render slice.dcm --window 40,400 --output abdomen.png",
        "dicom render study/ --format jpeg --size 512 --output pictures/",
        "dicom render cine.dcm --format gif --all-frames");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    RenderRequest request = RenderOptions.request(arguments);
    List<Input> inputs = Inputs.of(arguments.operands());
    String output = RenderOptions.output(arguments);
    boolean inPieces = request.frame().isEmpty() && !RenderOptions.holdsSeveral(request.format());
    if (output.equals("-")) {
      if (inputs.size() > 1 || inPieces) {
        throw new UsageException("only one picture can go to standard output");
      }
      return toOutput(inputs, request, console);
    }
    RenderTargets targets =
        new RenderTargets(arguments.operands(), inputs, output, request.format().extension());
    return inPieces
        ? eachFrame(inputs, request, targets, console)
        : oneFile(inputs, request, targets, console);
  }

  /** Does something with the image of an input. */
  @FunctionalInterface
  private interface Rendering {
    void run(RenderFrame frames, DicomImage image, Input input, OrderedOutput.Slot out)
        throws IOException;
  }

  private int toOutput(List<Input> inputs, RenderRequest request, Console console) {
    return batch(
        inputs, (frames, image, input, out) -> frames.render(image, request, out), console);
  }

  private int oneFile(
      List<Input> inputs, RenderRequest request, RenderTargets targets, Console console) {
    try (WholeFile files = new WholeFile()) {
      return batch(
          inputs,
          (frames, image, input, out) ->
              files.write(targets.of(input), file -> frames.render(image, request, file)),
          console);
    }
  }

  private int eachFrame(
      List<Input> inputs, RenderRequest request, RenderTargets targets, Console console) {
    try (WholeFile files = new WholeFile()) {
      return batch(
          inputs,
          (frames, image, input, out) -> {
            Path target = targets.of(input);
            for (int i = 0; i < frames.frameCount(image); i++) {
              RenderRequest one = request.ofFrame(i);
              files.write(
                  RenderTargets.ofFrame(target, i + 1), file -> frames.render(image, one, file));
            }
          },
          console);
    }
  }

  private int batch(List<Input> inputs, Rendering rendering, Console console) {
    RenderFrame frames = PocketDicom.renderFrame();
    return Batch.run(
        inputs,
        (input, out) -> {
          try (ByteSource source = input.open()) {
            DicomFile file = reader.read(source);
            Warnings.report(input.path(), file.warnings(), out);
            try (DicomImage image = DicomImage.of(file, source)) {
              rendering.run(frames, image, input, out);
            }
          }
        },
        console);
  }
}
