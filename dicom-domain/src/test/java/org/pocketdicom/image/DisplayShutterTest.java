package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

class DisplayShutterTest {

  @Test
  void aRectangleLeavesItsEdgesOpen() {
    DataSetBuilder header =
        shutter("RECTANGULAR")
            .put(Tags.ShutterLeftVerticalEdge, Vr.IS, "2")
            .put(Tags.ShutterRightVerticalEdge, Vr.IS, "3")
            .put(Tags.ShutterUpperHorizontalEdge, Vr.IS, "1")
            .put(Tags.ShutterLowerHorizontalEdge, Vr.IS, "2");

    assertThat(open(header)).isEqualTo(".##. .##. .... ....");
  }

  @Test
  void aCircleIsOpenUpToItsRadius() {
    DataSetBuilder header =
        shutter("CIRCULAR")
            .put(Tags.CenterOfCircularShutter, Vr.IS, "2", "3")
            .put(Tags.RadiusOfCircularShutter, Vr.IS, "1");

    assertThat(open(header)).isEqualTo("..#. .### ..#. ....");
  }

  @Test
  void aPolygonIsOpenOnItsSidesTooWhicheverWayItTurns() {
    String triangle = "#... ##.. ###. ####";

    assertThat(open(polygon("1", "1", "4", "1", "4", "4"))).isEqualTo(triangle);
    assertThat(open(polygon("4", "4", "4", "1", "1", "1"))).isEqualTo(triangle);
  }

  @Test
  void aNotchOfAPolygonIsClosed() {
    assertThat(open(polygon("1", "1", "4", "1", "2", "2", "4", "4", "1", "4")))
        .isEqualTo("#### #### #.## #..#");
  }

  @Test
  void ofSeveralShapesWhatAllLeaveOpenIsOpen() {
    DataSetBuilder header =
        shutter("RECTANGULAR", "CIRCULAR")
            .put(Tags.ShutterLeftVerticalEdge, Vr.IS, "3")
            .put(Tags.CenterOfCircularShutter, Vr.IS, "2", "3")
            .put(Tags.RadiusOfCircularShutter, Vr.IS, "1");

    assertThat(open(header)).isEqualTo("..#. ..## ..#. ....");
  }

  @Test
  void theBitsOfABitmapAreClosedAndNoOverlay() {
    DataSetBuilder header =
        shutter("BITMAP")
            .put(Tags.ShutterOverlayGroup, Vr.US, 0x6002)
            .put(Tags.OverlayRows + 0x20000, Vr.US, 2)
            .put(Tags.OverlayColumns + 0x20000, Vr.US, 2)
            .put(Tags.OverlayOrigin + 0x20000, Vr.SS, 1, 1)
            .put(Tags.OverlayData + 0x20000, Vr.OB, new byte[] {0b1011, 0});

    assertThat(open(header)).isEqualTo("..## #.## #### ####");
  }

  @Test
  void whatIsCoveredHasTheShuttersValue() {
    DataSetBuilder header =
        shutter("RECTANGULAR")
            .put(Tags.ShutterLeftVerticalEdge, Vr.IS, "5")
            .put(Tags.ShutterPresentationValue, Vr.US, 0x8000);

    assertThat(ImageHeaders.levels(render(header.build()))).containsOnly(0x80);
  }

  @Test
  void aShapeThatIsNotWholeCoversNothing() {
    assertThat(open(shutter("CIRCULAR", "POLYGONAL", "BITMAP", "STAR")))
        .isEqualTo("#### #### #### ####");
  }

  private static DataSetBuilder polygon(String... vertices) {
    return shutter("POLYGONAL").put(Tags.VerticesOfThePolygonalShutter, Vr.IS, vertices);
  }

  private static DataSetBuilder shutter(String... shapes) {
    return ImageHeaders.gray(4, 4)
        .put(Tags.WindowCenter, Vr.DS, "1")
        .put(Tags.WindowWidth, Vr.DS, "1")
        .put(Tags.ShutterShape, Vr.CS, shapes);
  }

  /** Rows of 4 pixels, # for those that are seen. */
  private static String open(DataSetBuilder header) {
    int[] levels = ImageHeaders.levels(render(header.build()));
    return IntStream.range(0, 16)
        .mapToObj(i -> (levels[i] == 255 ? "#" : ".") + (i % 4 == 3 ? " " : ""))
        .reduce("", String::concat)
        .strip();
  }

  private static RenderedFrame render(DataSet header) {
    short[] white = new short[16];
    Arrays.fill(white, (short) 9);
    DecodedFrame frame =
        new DecodedFrame(4, 4, 1, 16, false, PhotometricInterpretation.MONOCHROME2, white);
    return FramePipeline.render(frame, header, 0, RenderOptions.DEFAULT);
  }
}
