package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class RenderCommandTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void makeOutput() throws IOException {
    out = Files.createDirectory(folder.resolve("out"));
  }

  private Path write(String name, DataSet dataSet) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, Part10Files.file(dataSet));
  }

  private static DataSet image() {
    return Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5");
  }

  private static DataSet twoFrames() {
    return image().toBuilder()
        .put(Tags.NumberOfFrames, Vr.IS, "2")
        .put(Tags.PixelData, Vr.OW, new byte[256])
        .build();
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png,png",
    "png16,png",
    "jpeg,jpg",
    "tiff,tiff",
    "gif,gif",
    "bmp,bmp",
    "raw,raw",
    "npy,npy"
  })
  void everyFormatIsWrittenUnderItsExtension(String format, String extension) throws IOException {
    Path file = write("a.dcm", image());

    Shell.Result result = dicom("render", file, "--format", format, "--output", out);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(written()).containsExactly("a." + extension);
  }

  @Test
  void extensionReplacesDcmAndIsAppendedToAnythingElse() throws IOException {
    write("1.DCM", image());
    write("IM.2", image());
    write("deep/er/3.dcm", image());

    assertThat(dicom("render", folder.resolve("in"), "--output", out).exitCode()).isZero();

    assertThat(written()).containsExactly("1.png", "IM.2.png", "deep/er/3.png");
  }

  @Test
  void pictureOfOneFileMayBeNamedAndItsNameTellsTheFormat() throws IOException {
    Path file = write("a.dcm", image());

    dicom("render", file, "--output", out.resolve("new/picture.bmp"), "--size", "16");

    assertThat(written()).containsExactly("new/picture.bmp");
    assertThat(ImageIO.read(out.resolve("new/picture.bmp").toFile()).getWidth()).isEqualTo(16);
  }

  @Test
  void windowTakesThePlaceOfTheObjectsOwn() throws IOException {
    Path file = write("a.dcm", image());

    byte[] png = dicom("render", file, "--window", "-1000,10,sigmoid", "--output", "-").bytes();

    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRaster().getSample(0, 0, 0))
        .isEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "linear-exact", "LINEAR_EXACT", "SIGMOID"})
  void shapeOfWindowMayBeSpeltAsTheStandardDoes(String shape) throws IOException {
    Path file = write("a.dcm", image());

    assertThat(dicom("render", file, "--window", "40,400," + shape, "--output", out).exitCode())
        .isZero();
  }

  @Test
  void placeThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = write("a.dcm", image());
    Path place = Files.createFile(out.resolve("no-folder")).resolve("b/a.png");

    Shell.Result result = dicom("render", file, "--output", place);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages())
        .singleElement()
        .asString()
        .startsWith("dicom: " + file + ": cannot write " + place + ": ");
  }

  @Test
  void rawIsStoredValues() throws IOException {
    Path file = write("a.dcm", image());

    byte[] raw = dicom("render", file, "--format", "raw", "--output", "-").bytes();

    assertThat(raw).hasSize(128).startsWith(0, 0, 1, 0, 2, 0).endsWith(119, 0);
  }

  @Test
  void allFramesAreOneFileOrOneEach() throws IOException {
    Path file = write("a.dcm", twoFrames());

    dicom("render", file, "--all-frames", "--output", out);
    dicom("render", file, "--all-frames", "--format", "raw", "--output", out);

    assertThat(written()).containsExactly("a-1.png", "a-2.png", "a.raw");
    assertThat(out.resolve("a.raw")).hasSize(256);
  }

  @Test
  void frameIsCountedFromOne() throws IOException {
    Path file = write("a.dcm", twoFrames());

    assertThat(dicom("render", file, "--frame", "2", "--output", out).exitCode()).isZero();
    Shell.Result beyond = dicom("render", file, "--frame", "3", "--output", out);

    assertThat(beyond.exitCode()).isEqualTo(1);
    assertThat(beyond.messages()).singleElement().asString().contains("frame 3");
  }

  @Test
  void failureLeavesNoFileAndOldPictureInPlace() throws IOException {
    Path file = write("a.dcm", image().toBuilder().put(Tags.PixelData, Vr.OW, new byte[4]).build());
    Files.writeString(out.resolve("a.png"), "old");

    Shell.Result result = dicom("render", file, "--output", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(written()).containsExactly("a.png");
    assertThat(out.resolve("a.png")).hasContent("old");
  }

  @Test
  void noPictureOverwritesAnother() throws IOException {
    Path first = write("x/a.dcm", image());
    Path second = write("y/a.dcm", image());

    Shell.Result result = dicom("render", first, second, "--output", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages())
        .containsExactly("dicom: " + second + ": its output would overwrite that of " + first);
    assertThat(written()).containsExactly("a.png");
  }

  @Test
  void noPictureOverwritesAnInput() throws IOException {
    Path file = write("a.png", image());

    Shell.Result result = dicom("render", file, "--output", file);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(file).hasBinaryContent(Part10Files.file(image()));
  }

  @Test
  void deviceIsWrittenToAndNotReplaced() throws IOException {
    Path file = write("a.dcm", image());

    assertThat(dicom("render", file, "--output", "/dev/null").exitCode()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void objectWithoutPixelsIsNamed() throws IOException {
    Path file = write("a.dcm", image().toBuilder().remove(Tags.PixelData).build());

    Shell.Result result = dicom("render", file, "--output", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages()).singleElement().asString().contains("Pixel Data");
  }

  @Test
  void aSheetShowsEveryFileThatHasAPicture() throws IOException {
    write("a.dcm", image());
    write("b.dcm", image());
    write("c.dcm", image().toBuilder().remove(Tags.PixelData).build());
    Path sheet = out.resolve("sheet.png");

    Shell.Result result =
        dicom("render", folder.resolve("in"), "--sheet", "--size", "16", "--output", sheet);

    BufferedImage picture = ImageIO.read(sheet.toFile());
    assertThat(picture.getWidth()).isEqualTo(34);
    assertThat(picture.getHeight()).isEqualTo(34);
    assertThat(picture.getRGB(15, 15)).isEqualTo(picture.getRGB(33, 15)).isNotEqualTo(0xFF000000);
    assertThat(picture.getRGB(17, 15)).isEqualTo(0xFF000000);
    assertThat(result.messages()).singleElement().asString().contains("c.dcm");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void aPresentationStateIsObeyed() throws IOException {
    Path file = write("a.dcm", image());
    DataSet reference =
        DataSet.builder().put(Tags.ReferencedSOPInstanceUID, Vr.UI, "1.2.5").build();
    Path state =
        write(
            "state.dcm",
            DataSet.builder()
                .put(Tags.SOPClassUID, Vr.UI, SopClasses.GrayscaleSoftcopyPresentationStateStorage)
                .put(Tags.SOPInstanceUID, Vr.UI, "1.2.6")
                .put(
                    Tags.ReferencedSeriesSequence,
                    DataSet.builder().put(Tags.ReferencedImageSequence, reference).build())
                .put(Tags.PresentationLUTShape, Vr.CS, "INVERSE")
                .build());

    Shell.Result result = dicom("render", file, "--state", state, "--output", out);

    assertThat(result.err()).isEmpty();
    assertThat(ImageIO.read(out.resolve("a.png").toFile()).getRaster().getSample(0, 0, 0))
        .isEqualTo(255);
    assertThat(dicom("render", file, "--state", file).exitCode()).isEqualTo(2);
  }
}
