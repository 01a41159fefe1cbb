package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.image.ContactSheet;
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
        "dicom render cine.dcm --format gif --all-frames",
        "dicom render study/ --sheet --output overview.png");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    RenderRequest request = withState(RenderOptions.request(arguments), arguments);
    OptionalInt sheet = RenderOptions.sheet(arguments, request);
    List<Input> inputs = Inputs.of(arguments.operands());
    String output = RenderOptions.output(arguments);
    if (sheet.isPresent()) {
      return sheet(inputs, request, sheet.getAsInt(), output, console);
    }
    boolean inPieces = request.frame().isEmpty() && !RenderOptions.holdsSeveral(request.format());
    if (output.equals("-")) {
      if (inputs.size() > 1 || inPieces) {
        throw new UsageException("only one picture can go to standard output");
      }
      return toOutput(inputs, request, console);
    }
    OutputTargets targets =
        new OutputTargets(
            arguments.operands(),
            inputs,
            output,
            name -> OutputTargets.ofPicture(name, request.format().extension()));
    return inPieces
        ? eachFrame(inputs, request, targets, console)
        : oneFile(inputs, request, targets, console);
  }

  private RenderRequest withState(RenderRequest request, Arguments arguments) throws IOException {
    Optional<String> file = RenderOptions.presentationState(arguments);
    if (file.isEmpty()) {
      return request;
    }
    Path path = Inputs.path(file.get());
    try (ByteSource source = new Input(path, path).open();
        DicomImage state = DicomImage.of(reader.read(source), source)) {
      return request.with(state.presentationState());
    } catch (DicomException | IOException e) {
      throw new UsageException("--state " + path + ": " + Reason.of(e));
    }
  }

  private int sheet(
      List<Input> inputs, RenderRequest request, int size, String output, Console console)
      throws IOException {
    ContactSheet sheet = new ContactSheet(Math.max(1, inputs.size()), size);
    RenderRequest small = request.ofSize(size);
    Map<Input, Integer> cells = new HashMap<>();
    inputs.forEach(input -> cells.putIfAbsent(input, cells.size()));
    int exitCode =
        batch(
            inputs,
            (frames, image, input, out) ->
                sheet.put(cells.getOrDefault(input, 0), frames.picture(image, small)),
            console);
    RenderFrame frames = PocketDicom.renderFrame();
    try (WholeFile files = new WholeFile()) {
      WholeFile.Content content =
          out ->
              frames.write(
                  List.of(sheet.picture()).iterator(), request.format(), request.options(), out);
      if (output.equals("-")) {
        content.writeTo(console.out());
      } else {
        String name = output.isEmpty() ? "sheet." + request.format().extension() : output;
        files.write(Inputs.path(name), content);
      }
    }
    return exitCode;
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
      List<Input> inputs, RenderRequest request, OutputTargets targets, Console console) {
    try (WholeFile files = new WholeFile()) {
      return batch(
          inputs,
          (frames, image, input, out) ->
              files.write(targets.of(input), file -> frames.render(image, request, file)),
          console);
    }
  }

  private int eachFrame(
      List<Input> inputs, RenderRequest request, OutputTargets targets, Console console) {
    try (WholeFile files = new WholeFile()) {
      return batch(
          inputs,
          (frames, image, input, out) -> {
            Path target = targets.of(input);
            for (int i = 0; i < frames.frameCount(image); i++) {
              RenderRequest one = request.ofFrame(i);
              files.write(
                  OutputTargets.ofFrame(target, i + 1), file -> frames.render(image, one, file));
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
