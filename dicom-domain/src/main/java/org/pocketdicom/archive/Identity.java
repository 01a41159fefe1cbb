package org.pocketdicom.archive;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.Sha256;

/**
 * Finds out which instance a Data Set is. A UID that is absent or not valid is derived from the
 * object's bytes, the same each time ({@code 2.25.…}, PS3.5 B.2).
 */
final class Identity {

  private Identity() {}

  /** The identity that the Data Set states in full. */
  static Optional<InstanceId> stated(DataSet dataSet) {
    Optional<Uid> study = uid(dataSet, Tags.StudyInstanceUID);
    Optional<Uid> series = uid(dataSet, Tags.SeriesInstanceUID);
    Optional<Uid> instance = uid(dataSet, Tags.SOPInstanceUID);
    return study.isPresent() && series.isPresent() && instance.isPresent()
        ? Optional.of(new InstanceId(study.get(), series.get(), instance.get()))
        : Optional.empty();
  }

  /** The identity of a Data Set that lacks some of it. */
  static InstanceId derived(DataSet dataSet, String sha256) {
    return new InstanceId(
        uid(dataSet, Tags.StudyInstanceUID).orElseGet(() -> derived("study", sha256)),
        uid(dataSet, Tags.SeriesInstanceUID).orElseGet(() -> derived("series", sha256)),
        uid(dataSet, Tags.SOPInstanceUID).orElseGet(() -> derived("instance", sha256)));
  }

  /**
   * The SOP Instance UID of what was derived from an instance, the same each time.
   *
   * @param step what was done
   * @param sha256 of the pixels that came of it
   */
  static Uid derived(DataSet source, String step, String sha256) {
    return derived(source.string(Tags.SOPInstanceUID).orElse("") + step, sha256);
  }

  private static Optional<Uid> uid(DataSet dataSet, int tag) {
    return dataSet.string(tag).filter(Uid::isValid).map(Uid::new);
  }

  private static Uid derived(String level, String sha256) {
    byte[] hash = Sha256.start().digest((level + sha256).getBytes(StandardCharsets.US_ASCII));
    return new Uid("2.25." + new BigInteger(1, Arrays.copyOf(hash, 16)));
  }
}
