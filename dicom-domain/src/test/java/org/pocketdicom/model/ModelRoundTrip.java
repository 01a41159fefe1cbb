package org.pocketdicom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Budget;
import org.pocketdicom.testkit.Part10Files;
import org.pocketdicom.testkit.RandomDataSets;

/** What the fuzz targets of both models do: text → Data Set → text → Data Set. */
final class ModelRoundTrip {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 10_000, 32, 1);

  private ModelRoundTrip() {}

  static Stream<byte[]> seeds(Model model) {
    RandomDataSets generated = RandomDataSets.withAnyVr(7);
    DataSet image = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
    DataSet nested =
        DataSet.builder()
            .put(Tags.PatientName, Vr.PN, "Yamada^Tarou=山田^太郎=やまだ^たろう")
            .put(Tags.ReferencedStudySequence, image, DataSet.builder().build())
            .put(Tag.of(0x0009, 0x0010), Vr.LO, "CREATOR")
            .put(Tag.of(0x0009, 0x1001), Vr.FD, 1.5, Double.NaN, Double.NEGATIVE_INFINITY)
            .put(new DataElement(Tags.PixelData, Vr.OW, new Value.BulkDataUri("urn:uuid:1")))
            .build();
    return Stream.concat(Stream.of(image, nested), Stream.generate(generated::next).limit(6))
        .map(model::text);
  }

  static void hold(Model model, byte[] bytes) {
    Budget.of(bytes.length, 4096)
        .hold(() -> {
          DataSet dataSet = model.read(bytes, LIMITS);

          DataSet again = again(model, model.text(dataSet));

          assertThat(ModelLines.changes(dataSet, again, model)).isEmpty();
        });
  }

  // That it is refused the second time is no right answer.
  private static DataSet again(Model model, byte[] text) {
    try {
      return model.read(text, ReadLimits.DEFAULT);
    } catch (DicomException e) {
      throw new AssertionError(e);
    }
  }
}
