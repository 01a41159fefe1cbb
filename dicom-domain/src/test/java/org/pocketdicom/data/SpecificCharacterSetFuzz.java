package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.pocketdicom.testkit.Budget;

class SpecificCharacterSetFuzz {

  @FuzzTest(maxDuration = "30m")
  void anyBytesAreText(FuzzedDataProvider data) {
    SpecificCharacterSet set =
        SpecificCharacterSet.of(List.of(data.consumeAsciiString(80).split("\\\\", 8)));
    Vr vr = data.pickValue(new Vr[] {Vr.PN, Vr.LO, Vr.LT, Vr.UC, Vr.CS});
    byte[] bytes = data.consumeRemainingAsBytes();

    Budget.of(bytes.length, 512)
        .hold(() -> {
          String text = set.decode(bytes, 0, bytes.length, vr);

          assertThat(text.length()).isLessThanOrEqualTo(bytes.length);
          PersonName.parse(text).formatted();
          if (set.canEncode(text, vr)) {
            byte[] written = set.encode(text, vr);
            assertThat(set.decode(written, 0, written.length, vr)).isEqualTo(text);
          }
        });
  }
}
