package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

class CodecsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.840.10008.1.2",
        "1.2.840.10008.1.2.1",
        "1.2.840.10008.1.2.1.98",
        "1.2.840.10008.1.2.1.99",
        "1.2.840.10008.1.2.2",
        "1.2.840.10008.1.2.4.50",
        "1.2.840.10008.1.2.4.51",
        "1.2.840.10008.1.2.4.53",
        "1.2.840.10008.1.2.4.55",
        "1.2.840.10008.1.2.4.57",
        "1.2.840.10008.1.2.4.70",
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.81",
        "1.2.840.10008.1.2.8.1",
        "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2.4.91",
        "1.2.840.10008.1.2.4.92",
        "1.2.840.10008.1.2.4.93",
        "1.2.840.10008.1.2.4.201",
        "1.2.840.10008.1.2.4.202",
        "1.2.840.10008.1.2.4.203",
        "1.2.840.10008.1.2.5"
      })
  void oneDecoderTakesEachSupportedSyntax(String transferSyntax) {
    assertThat(Codecs.decoders()).filteredOn(codec -> codec.decodes(transferSyntax)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.204", "1.2"})
  void noDecoderTakesAnother(String transferSyntax) {
    assertThat(Codecs.decoders()).noneMatch(codec -> codec.decodes(transferSyntax));
  }

  @Test
  void oneEncoderWritesEachTransferSyntaxAndADecoderReadsIt() {
    List<String> syntaxes =
        Codecs.frameEncoders().stream().map(FrameEncoder::transferSyntax).toList();

    assertThat(syntaxes)
        .doesNotHaveDuplicates()
        .allMatch(syntax -> Codecs.decoders().stream().anyMatch(codec -> codec.decodes(syntax)));
  }

  @Test
  void oneEncoderWritesEachFormatOfPictures() {
    List<ImageFormat> formats =
        Codecs.encoders().stream().map(ImageEncoder::formats).flatMap(s -> s.stream()).toList();

    assertThat(formats)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ImageFormat.values()).filter(format -> !format.isStoredValues()).toList());
    assertThat(EnumSet.copyOf(formats)).hasSameSizeAs(formats);
  }
}
