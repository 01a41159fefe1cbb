package org.pocketdicom.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

class SamplesTest {

  static List<Sample> samples() {
    return Samples.create(RandomGenerator.of("L64X128MixRandom")).all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachObjectIsWithoutADeviation(Sample sample) {
    DicomFile file = Part10Reader.strict(ReadLimits.DEFAULT).read(sample.file().toArray());

    assertThat(file.warnings()).isEmpty();
    assertThat(file.transferSyntax().uid()).isEqualTo(sample.syntax());
    assertThat(file.dataSet().string(Tags.SOPInstanceUID)).contains(sample.instance());
  }

  @Test
  void anotherRunHasOtherUidsAndPatients() {
    Samples one = Samples.create(RandomGenerator.getDefault());
    Samples other = Samples.create(RandomGenerator.getDefault());

    assertThat(one.studies()).doesNotContainAnyElementsOf(other.studies());
    assertThat(one.key()).isNotEqualTo(other.key());
  }

  @Test
  void theNameInJapaneseIsInIso2022() {
    Sample kanji = Samples.create(RandomGenerator.getDefault()).kanji;

    assertThat(kanji.dataSet().strings(Tags.SpecificCharacterSet))
        .containsExactly("", "ISO 2022 IR 87");
    assertThat(kanji.text(Tags.PatientName)).contains("山田^太郎");
  }

  @Test
  void anRleFrameHasItsPixelsInRunsOfLiterals() {
    Bytes frame = RleFrame.of(Bytes.of(new byte[] {1, 2, 3, 4, 5, 6}), 3);

    assertThat(frame.slice(0, 16).toArray())
        .containsExactly(3, 0, 0, 0, 64, 0, 0, 0, 68, 0, 0, 0, 72, 0, 0, 0);
    assertThat(frame.slice(64, frame.size()).toArray())
        .containsExactly(1, 1, 4, 0, 1, 2, 5, 0, 1, 3, 6, 0);
  }
}
