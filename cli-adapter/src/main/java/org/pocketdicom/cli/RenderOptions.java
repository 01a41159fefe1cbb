package org.pocketdicom.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.cli.Command.Option;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.Window;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/** The options of {@link RenderCommand}, from words to what is asked of a picture. */
final class RenderOptions {

  private static final String FORMATS =
      Arrays.stream(ImageFormat.values()).map(ImageFormat::term).collect(Collectors.joining(", "));
  private static final int LARGEST = 8192;
  private static final int TILE = 160;

  private static final Option FORMAT =
      Option.of(
          "--format",
          "FORMAT",
          FORMATS
              + ". raw is the stored values before any look-up table, npy the same for NumPy."
              + " The default is the format that --output ends in, or png.");
  private static final Option FRAME = Option.of("--frame", "N", "The frame, from 1; default 1.");
  private static final Option ALL_FRAMES =
      Option.flag(
          "--all-frames",
          "All frames: in one file of gif, tiff, raw and npy, else in NAME-1.png, NAME-2.png, ...");
  private static final Option WINDOW =
      Option.of(
          "--window",
          "C,W[,SHAPE]",
          "Window center and width in place of the object's own; the shape is linear,"
              + " linear-exact or sigmoid.");
  private static final Option SIZE =
      Option.of("--size", "N", "The longer side of the picture in pixels.");
  private static final Option NO_OVERLAYS = Option.flag("--no-overlays", "Leave overlays out.");
  private static final Option STATE =
      Option.of(
          "--state",
          "FILE",
          "A Grayscale Softcopy Presentation State: its windows, tables, shutters, overlays and"
              + " rotation take the place of the images' own.");
  private static final Option SRGB =
      Option.flag("--srgb", "Convert colours to sRGB by the images' ICC profiles.");
  private static final Option SHEET =
      Option.flag(
          "--sheet",
          "One picture of all files, each small (--size, default 160); default file: sheet.png.");
  private static final Option QUALITY =
      Option.of("--quality", "Q", "Of JPEG, 1 to 100; default 90.");
  private static final Option OUTPUT =
      Option.of(
          "--output",
          "FILE|DIR",
          "Where to write; default is the current directory, - is standard output."
              + " The names of directories that are walked are kept below it.");

  static final List<Option> ALL =
      List.of(
          FORMAT,
          FRAME,
          ALL_FRAMES,
          WINDOW,
          SIZE,
          NO_OVERLAYS,
          STATE,
          SRGB,
          SHEET,
          QUALITY,
          OUTPUT);

  private RenderOptions() {}

  /** Where to write, as it was given. */
  static String output(Arguments arguments) {
    return arguments.value(OUTPUT.name()).orElse("");
  }

  /**
   * What picture is wanted.
   *
   * @throws UsageException if an option makes no sense
   */
  static RenderRequest request(Arguments arguments) {
    Optional<Integer> frame = arguments.number(FRAME.name(), 1, Integer.MAX_VALUE);
    boolean allFrames = arguments.has(ALL_FRAMES.name());
    if (allFrames && frame.isPresent()) {
      throw new UsageException("either --frame or --all-frames");
    }
    return new RenderRequest(
        format(arguments),
        allFrames ? OptionalInt.empty() : OptionalInt.of(frame.orElse(1) - 1),
        arguments.value(WINDOW.name()).map(RenderOptions::window),
        optionalInt(arguments.number(SIZE.name(), 1, LARGEST)),
        !arguments.has(NO_OVERLAYS.name()),
        new ImageEncoder.Options(
            arguments.number(QUALITY.name(), 1, 100).orElse(ImageEncoder.Options.DEFAULT.quality()),
            ImageEncoder.Options.DEFAULT.frameMillis()),
        Optional.empty(),
        arguments.has(SRGB.name()));
  }

  /** The file of the presentation state that is to be obeyed. */
  static Optional<String> presentationState(Arguments arguments) {
    return arguments.value(STATE.name());
  }

  /** The size of each picture of the sheet, where one is wanted. */
  static OptionalInt sheet(Arguments arguments, RenderRequest request) {
    if (!arguments.has(SHEET.name())) {
      return OptionalInt.empty();
    }
    if (request.frame().isEmpty() || holdsSixteenBits(request.format())) {
      throw new UsageException("--sheet holds one frame of each file, in 8 bits");
    }
    return OptionalInt.of(request.size().orElse(TILE));
  }

  private static boolean holdsSixteenBits(ImageFormat format) {
    return format == ImageFormat.PNG16 || format.isStoredValues();
  }

  /** Whether a format holds several pictures in one file. */
  static boolean holdsSeveral(ImageFormat format) {
    return switch (format) {
      case GIF, TIFF, RAW, NPY -> true;
      case PNG, PNG16, JPEG, BMP -> false;
    };
  }

  private static ImageFormat format(Arguments arguments) {
    Optional<String> term = arguments.value(FORMAT.name());
    if (term.isEmpty()) {
      return formatOf(output(arguments));
    }
    return ImageFormat.of(term.get())
        .orElseThrow(() -> new UsageException("--format is one of " + FORMATS));
  }

  private static ImageFormat formatOf(String output) {
    String name = output.toLowerCase(Locale.ROOT);
    return Arrays.stream(ImageFormat.values())
        .filter(f -> name.endsWith("." + f.extension()) || name.endsWith("." + f.term()))
        .findFirst()
        .orElse(ImageFormat.PNG);
  }

  private static Window window(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2 || parts.length == 3) {
        return new Window(
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]),
            parts.length == 2 ? Window.Function.LINEAR : function(parts[2]));
      }
    } catch (NumberFormatException e) {
      // said below
    } catch (MalformedDicom e) {
      throw new UsageException(
          "--window: the width is at least 1, or for linear-exact and sigmoid above 0");
    }
    throw new UsageException(
        "--window takes CENTER,WIDTH[,SHAPE], e.g. 40,400 or -600,1500,sigmoid");
  }

  private static Window.Function function(String shape) {
    return switch (shape.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "linear" -> Window.Function.LINEAR;
      case "linear-exact" -> Window.Function.LINEAR_EXACT;
      case "sigmoid" -> Window.Function.SIGMOID;
      default ->
          throw new UsageException(
              "the shape of --window is linear, linear-exact or sigmoid, not " + shape);
    };
  }

  private static OptionalInt optionalInt(Optional<Integer> number) {
    return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
  }
}
