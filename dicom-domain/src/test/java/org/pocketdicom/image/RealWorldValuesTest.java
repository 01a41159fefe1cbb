package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

class RealWorldValuesTest {

  private static final DecodedFrame FRAME = ImageHeaders.row(false, 16, 10, 11, 12);

  private static final DataSet FALLING =
      DataSet.builder()
          .put(Tags.RealWorldValueIntercept, Vr.FD, 100.0)
          .put(Tags.RealWorldValueSlope, Vr.FD, -2.0)
          .build();

  @Test
  void theyAreTheScaleWhereThereIsNoOther() {
    DataSetBuilder header = header().put(Tags.RealWorldValueMappingSequence, FALLING);

    assertThat(levels(header, Optional.empty())).containsExactly(255, 128, 0);
    // 80, 78 and 76 in a window from 77 to 79
    assertThat(levels(header, Optional.of(Window.between(77, 79)))).containsExactly(255, 128, 0);
  }

  @Test
  void theyMayStandInFunctionalGroups() {
    DataSet group = DataSet.builder().put(Tags.RealWorldValueMappingSequence, FALLING).build();

    assertThat(levels(header().put(Tags.SharedFunctionalGroupsSequence, group), Optional.empty()))
        .containsExactly(255, 128, 0);
  }

  @Test
  void aTableIsLookedUpFromItsFirstValue() {
    DataSet table =
        DataSet.builder()
            .put(Tags.RealWorldValueFirstValueMapped, Vr.US, 11)
            .put(Tags.RealWorldValueLUTData, Vr.FD, 5.0, 1.0)
            .build();

    assertThat(levels(header().put(Tags.RealWorldValueMappingSequence, table), Optional.empty()))
        .containsExactly(255, 255, 0);
  }

  @Test
  void aRescaleAndAWindowOfTheObjectComeBeforeThem() {
    DataSetBuilder header = header().put(Tags.RealWorldValueMappingSequence, FALLING);

    assertThat(levels(header.put(Tags.RescaleSlope, Vr.DS, "1"), Optional.empty()))
        .containsExactly(0, 128, 255);
    DataSetBuilder windowed =
        header()
            .put(Tags.RealWorldValueMappingSequence, FALLING)
            .put(Tags.WindowCenter, Vr.DS, "11.5")
            .put(Tags.WindowWidth, Vr.DS, "3");
    assertThat(levels(windowed, Optional.empty())).containsExactly(0, 128, 255);
  }

  private static DataSetBuilder header() {
    return ImageHeaders.gray(1, 3);
  }

  private static int[] levels(DataSetBuilder header, Optional<Window> window) {
    RenderOptions options = new RenderOptions(window, false, false, OptionalInt.empty());
    return ImageHeaders.levels(FramePipeline.render(FRAME, header.build(), 0, options));
  }
}
