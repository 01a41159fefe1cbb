package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

class FrameTimesTest {

  @Test
  void aFrameLastsUntilTheNext() {
    DataSet cine =
        DataSet.builder()
            .put(Tags.FrameTime, Vr.DS, "40")
            .put(Tags.FrameTimeVector, Vr.DS, "0", "30", "50", "70")
            .build();

    assertThat(FrameTimes.of(cine, 0)).containsExactly(30, 50, 70);
    assertThat(FrameTimes.of(cine, 1)).containsExactly(50, 70);
    assertThat(FrameTimes.of(cine, 3)).containsExactly(40);
  }

  @Test
  void aRateIsATimeToo() {
    assertThat(FrameTimes.of(DataSet.builder().put(Tags.CineRate, Vr.IS, "25").build(), 0))
        .containsExactly(40);
  }

  @Test
  void whatIsNoTimeSaysNothing() {
    DataSet still =
        DataSet.builder()
            .put(Tags.FrameTime, Vr.DS, "0")
            .put(Tags.RecommendedDisplayFrameRate, Vr.IS, "-3")
            .build();

    assertThat(FrameTimes.of(still, 0)).isEmpty();
  }
}
