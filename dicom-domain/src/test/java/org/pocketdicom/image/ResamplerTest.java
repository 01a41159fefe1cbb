package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;

class ResamplerTest {

  @Test
  void aSmallerPictureIsTheAverageOfAreas() {
    RenderedFrame source = RenderedFrame.gray8(4, 2, new byte[] {0, 10, 100, 100, 20, 30, 0, 0});

    RenderedFrame half = Resampler.fit(source, 2, 1);

    assertThat(half.width()).isEqualTo(2);
    assertThat(half.height()).isEqualTo(1);
    assertThat(ImageHeaders.levels(half)).containsExactly(15, 50);
  }

  @Test
  void pixelsThatAreCutCountByTheirPart() {
    RenderedFrame source = RenderedFrame.gray8(3, 1, new byte[] {0, 90, 120});

    assertThat(ImageHeaders.levels(Resampler.fit(source, 2, 1))).containsExactly(30, 110);
  }

  @Test
  void aLargerPictureIsInterpolated() {
    RenderedFrame source = RenderedFrame.gray8(2, 1, new byte[] {0, 100});

    assertThat(ImageHeaders.levels(Resampler.fit(source, 4, 1)))
        .containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
  }

  @Test
  void theLongerSideIsTheSizeAndTheShorterIsOnePixelAtLeast() {
    RenderedFrame tall = RenderedFrame.gray8(3, 700, new byte[2100]);

    RenderedFrame small = Resampler.fit(tall, 70, 1);

    assertThat(small.width()).isEqualTo(1);
    assertThat(small.height()).isEqualTo(70);
    assertThat(Resampler.fit(tall, 700, 1)).isSameAs(tall);
  }

  @Test
  void whiteStaysWhiteInEveryKindOfPicture() {
    byte[] white = new byte[7 * 5 * 3];
    Arrays.fill(white, (byte) 255);
    short[] white16 = new short[7 * 5];
    Arrays.fill(white16, (short) 65535);

    for (int size : new int[] {1, 2, 3, 6, 8, 31}) {
      assertThat(ImageHeaders.levels(Resampler.fit(RenderedFrame.rgb8(7, 5, white), size, 1)))
          .containsOnly(255);
      assertThat(ImageHeaders.levels(Resampler.fit(RenderedFrame.gray16(7, 5, white16), size, 1)))
          .containsOnly(65535);
    }
  }

  @Test
  void coloursAreNotMixed() {
    RenderedFrame source = RenderedFrame.rgb8(2, 1, new byte[] {100, 0, 20, 50, 0, 40});

    assertThat(ImageHeaders.levels(Resampler.fit(source, 1, 1))).containsExactly(75, 0, 30);
  }

  @Test
  void sizesWithoutSenseAreRefused() {
    assertThatThrownBy(() -> options(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options(RenderOptions.MAX_SIZE + 1)).isInstanceOf(LimitExceeded.class);
    assertThat(options(RenderOptions.MAX_SIZE).size()).hasValue(RenderOptions.MAX_SIZE);
  }

  private static RenderOptions options(int size) {
    return new RenderOptions(Optional.empty(), false, true, OptionalInt.of(size));
  }

  @Test
  void pixelsThatAreNotSquareBecomeSo() {
    RenderedFrame source = RenderedFrame.gray8(2, 2, new byte[] {0, 0, 100, 100});

    RenderedFrame tall = Resampler.fit(source, 4, 2);
    RenderedFrame broad = Resampler.fit(source, 4, 0.5);

    assertThat(tall.width()).isEqualTo(2);
    assertThat(tall.height()).isEqualTo(4);
    assertThat(ImageHeaders.levels(tall)).containsExactly(0, 0, 25, 25, 75, 75, 100, 100);
    assertThat(broad.width()).isEqualTo(4);
    assertThat(broad.height()).isEqualTo(2);
  }

  @Test
  void theirProportionsComeFromTheSpacingOrTheRatio() {
    DataSetBuilder header = DataSet.builder().put(Tags.PixelAspectRatio, Vr.IS, "3", "2");

    assertThat(PixelAspect.of(header.build(), 0)).isEqualTo(1.5);
    header.put(Tags.PixelSpacing, Vr.DS, "0.5", "1.0");
    assertThat(PixelAspect.of(header.build(), 0)).isEqualTo(0.5);
    header.put(Tags.PixelSpacing, Vr.DS, "0", "1.0");
    assertThat(PixelAspect.of(header.build(), 0)).isEqualTo(1.5);
    assertThat(PixelAspect.of(DataSet.empty(), 0)).isEqualTo(1);
  }
}
