package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.part10.TransferSyntax;

class EmbeddedOverlaysTest {

  private static final TransferSyntax NATIVE =
      TransferSyntax.of(TransferSyntaxes.ExplicitVRLittleEndian);

  @Test
  void theBitOfEachPixelBecomesAnOverlay() {
    List<ImagePixel> asked = new ArrayList<>();
    DataSet header = header(12).build();

    DataSet with =
        EmbeddedOverlays.of(header, NATIVE)
            .header(
                header,
                pixel -> {
                  asked.add(pixel);
                  return ImageHeaders.row(false, 1, 1, 0, 1);
                });

    assertThat(asked).singleElement().matches(p -> p.highBit() == 12 && p.bitsStored() == 1);
    assertThat(levels(with)).containsExactly(255, 0, 255);
  }

  @Test
  void aBitOfTheSamplesIsNone() {
    assertThat(EmbeddedOverlays.of(header(11).build(), NATIVE).steps()).isEmpty();
    assertThat(EmbeddedOverlays.of(header(0).build(), NATIVE).steps()).isEmpty();
    assertThat(EmbeddedOverlays.of(header(16).build(), NATIVE).steps()).isEmpty();
  }

  @Test
  void compressionLosesTheBitsExceptRle() {
    DataSet header = header(12).build();

    assertThat(steps(header, TransferSyntaxes.RLELossless)).hasSize(1);
    assertThat(steps(header, TransferSyntaxes.JPEGLSLossless)).isEmpty();
  }

  private static List<Integer> steps(DataSet header, String syntax) {
    return EmbeddedOverlays.of(header, TransferSyntax.of(syntax)).steps();
  }

  private static DataSetBuilder header(int position) {
    return ImageHeaders.gray(1, 3)
        .put(Tags.BitsStored, Vr.US, 12)
        .put(Tags.HighBit, Vr.US, 11)
        .put(Tags.OverlayBitsAllocated, Vr.US, 16)
        .put(Tags.OverlayBitPosition, Vr.US, position);
  }

  private static int[] levels(DataSet header) {
    DecodedFrame black = ImageHeaders.row(false, 12, 0, 0, 0);
    return ImageHeaders.levels(FramePipeline.render(black, header, 0, RenderOptions.DEFAULT));
  }
}
