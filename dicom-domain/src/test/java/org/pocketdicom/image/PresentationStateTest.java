package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

class PresentationStateTest {

  private static final DecodedFrame FRAME = ImageHeaders.row(false, 16, 0, 1, 2, 3, 4);

  @Test
  void whatItSaysTakesThePlaceOfWhatTheImageSays() {
    DataSetBuilder image =
        image()
            .put(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME1")
            .put(Tags.RescaleSlope, Vr.DS, "-3")
            .put(Tags.WindowCenter, Vr.DS, "1000")
            .put(Tags.WindowWidth, Vr.DS, "1");
    DataSet voi = voi("2.5", "5").build();

    assertThat(levels(image, state().put(Tags.SoftcopyVOILUTSequence, voi)))
        .containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void whatItDoesNotSayIsNotTakenFromTheImage() {
    DataSetBuilder image = image().put(Tags.RescaleSlope, Vr.DS, "-3");

    assertThat(levels(image, state())).containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void functionalGroupsOfTheImageDoNotCount() {
    DataSetBuilder image =
        image()
            .put(
                Tags.PerFrameFunctionalGroupsSequence,
                DataSet.builder().put(Tags.FrameVOILUTSequence, voi("1000", "1").build()).build());

    assertThat(levels(image, state())).containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void ofSeveralWindowsThatOfTheImageCounts() {
    DataSet other = voi("1000", "1").put(Tags.ReferencedImageSequence, reference("1.9")).build();
    DataSet own = voi("0.5", "1").put(Tags.ReferencedImageSequence, reference("1.2.3")).build();

    assertThat(levels(image(), state().put(Tags.SoftcopyVOILUTSequence, other, own)))
        .containsExactly(0, 255, 255, 255, 255);
  }

  @Test
  void aPresentationTableIsTheLastStep() {
    DataSet table =
        DataSet.builder()
            .put(Tags.LUTDescriptor, Vr.US, 5, 0, 8)
            .put(Tags.LUTData, Vr.US, 10, 20, 30, 40, 255)
            .build();

    assertThat(levels(image(), state().put(Tags.PresentationLUTSequence, table)))
        .containsExactly(10, 20, 30, 40, 255);
  }

  @Test
  void anInverseShapeInverts() {
    assertThat(levels(image(), state().put(Tags.PresentationLUTShape, Vr.CS, "INVERSE")))
        .containsExactly(255, 191, 127, 64, 0);
  }

  @Test
  void overlaysAreDrawnWhereItGivesThemALayer() {
    DataSetBuilder image =
        image()
            .put(Tags.OverlayRows, Vr.US, 1)
            .put(Tags.OverlayColumns, Vr.US, 5)
            .put(Tags.OverlayData, Vr.OB, new byte[] {1, 0});

    assertThat(levels(image, state())).startsWith(0);
    assertThat(levels(image, state().put(Tags.OverlayActivationLayer, Vr.CS, "LAYER")))
        .startsWith(255);
  }

  @Test
  void anOverlayOfTheStateTakesThePlaceOfTheImages() {
    DataSetBuilder image =
        image()
            .put(Tags.OverlayRows, Vr.US, 1)
            .put(Tags.OverlayColumns, Vr.US, 5)
            .put(Tags.NumberOfFramesInOverlay, Vr.IS, "3")
            .put(Tags.ImageFrameOrigin, Vr.US, 2)
            .put(Tags.OverlayData, Vr.OB, new byte[] {31, 0});
    DataSetBuilder state =
        state()
            .put(Tags.OverlayRows, Vr.US, 1)
            .put(Tags.OverlayColumns, Vr.US, 1)
            .put(Tags.OverlayOrigin, Vr.SS, 1, 2)
            .put(Tags.OverlayData, Vr.OB, new byte[] {1, 0})
            .put(Tags.OverlayActivationLayer, Vr.CS, "LAYER");

    assertThat(levels(image, state)).containsExactly(0, 255, 128, 191, 255);
  }

  /** PS3.3 C.10.4: columns and rows from 1, the corners those after the transformation. */
  @Test
  void theDisplayedAreaIsCutOut() {
    assertThat(levels(image(), state().put(Tags.DisplayedAreaSelectionSequence, area(2, 4))))
        .containsExactly(64, 128, 191);
    assertThat(
            levels(
                image(),
                state()
                    .put(Tags.DisplayedAreaSelectionSequence, area(4, 2))
                    .put(Tags.ImageHorizontalFlip, Vr.CS, "Y")))
        .containsExactly(191, 128, 64);
    assertThat(levels(image(), state().put(Tags.DisplayedAreaSelectionSequence, area(-3, 99))))
        .containsExactly(0, 64, 128, 191, 255);
  }

  @Test
  void anAreaOutsideOfTheImageIsMalformed() {
    DataSetBuilder state = state().put(Tags.DisplayedAreaSelectionSequence, area(6, 9));

    assertThatThrownBy(() -> render(image(), state)).isInstanceOf(MalformedDicom.class);
  }

  private static DataSet area(int left, int right) {
    return DataSet.builder()
        .put(Tags.DisplayedAreaTopLeftHandCorner, Vr.SL, left, 1)
        .put(Tags.DisplayedAreaBottomRightHandCorner, Vr.SL, right, 1)
        .build();
  }

  @Test
  void thePictureIsTurnedClockwiseAndThenFlipped() {
    DataSetBuilder turned = state().put(Tags.ImageRotation, Vr.US, 90);

    RenderedFrame upright = render(image(), turned);

    assertThat(upright.width()).isEqualTo(1);
    assertThat(upright.height()).isEqualTo(5);
    assertThat(ImageHeaders.levels(upright)).containsExactly(0, 64, 128, 191, 255);
    assertThat(levels(image(), state().put(Tags.ImageHorizontalFlip, Vr.CS, "Y")))
        .containsExactly(255, 191, 128, 64, 0);
    assertThat(levels(image(), turned.put(Tags.ImageRotation, Vr.US, 270)))
        .containsExactly(255, 191, 128, 64, 0);
  }

  @Test
  void aTurnOfTwoRowsIsClockwise() {
    RenderedFrame picture = RenderedFrame.rgb8(2, 1, new byte[] {1, 2, 3, 4, 5, 6});

    assertThat(picture.turned(1, false).bytes()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(picture.turned(2, false).bytes()).containsExactly(4, 5, 6, 1, 2, 3);
    assertThat(picture.turned(2, true).bytes()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(RenderedFrame.gray8(2, 2, new byte[] {1, 2, 3, 4}).turned(1, false).bytes())
        .containsExactly(3, 1, 4, 2);
  }

  @Test
  void anImageThatItDoesNotReferToIsRefused() {
    DataSetBuilder other = image().put(Tags.SOPInstanceUID, Vr.UI, "1.9");

    assertThatThrownBy(() -> render(other, state()))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("does not refer");
  }

  @Test
  void anObjectOfAnotherKindIsNone() {
    assertThatThrownBy(() -> PresentationState.of(image().build()))
        .isInstanceOf(UnsupportedDicom.class);
  }

  private static DataSetBuilder image() {
    return ImageHeaders.gray(1, 5).put(Tags.SOPInstanceUID, Vr.UI, "1.2.3");
  }

  private static DataSetBuilder voi(String center, String width) {
    return DataSet.builder()
        .put(Tags.WindowCenter, Vr.DS, center)
        .put(Tags.WindowWidth, Vr.DS, width);
  }

  private static DataSet reference(String instance) {
    return DataSet.builder().put(Tags.ReferencedSOPInstanceUID, Vr.UI, instance).build();
  }

  private static DataSetBuilder state() {
    return DataSet.builder()
        .put(Tags.SOPClassUID, Vr.UI, SopClasses.GrayscaleSoftcopyPresentationStateStorage)
        .put(
            Tags.ReferencedSeriesSequence,
            DataSet.builder().put(Tags.ReferencedImageSequence, reference("1.2.3")).build());
  }

  private static int[] levels(DataSetBuilder image, DataSetBuilder state) {
    return ImageHeaders.levels(render(image, state));
  }

  private static RenderedFrame render(DataSetBuilder image, DataSetBuilder state) {
    RenderOptions options =
        new RenderOptions(
            Optional.empty(),
            false,
            true,
            OptionalInt.empty(),
            Optional.of(PresentationState.of(state.build())),
            false);
    return FramePipeline.render(FRAME, image.build(), 0, options);
  }
}
