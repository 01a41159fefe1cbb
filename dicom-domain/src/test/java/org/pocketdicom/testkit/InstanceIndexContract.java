package org.pocketdicom.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceIndex.Outcome;
import org.pocketdicom.port.InstanceIndex.Summary;
import org.pocketdicom.port.InstanceIndex.Upload;

/** What every {@link InstanceIndex} promises. */
public abstract class InstanceIndexContract {

  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456Z");
  private static final Optional<String> NO_NAME = Optional.empty();

  /** The index under test. */
  protected InstanceIndex index;

  /**
   * Opens the index: an empty one at first, and within a test the same again after it was closed.
   */
  protected abstract InstanceIndex open();

  @BeforeEach
  final void openIndex() {
    index = open();
  }

  @AfterEach
  final void closeIndex() {
    index.close();
  }

  @Test
  void whatWasAddedIsFound() {
    IndexedInstance instance = instance(1);

    Outcome outcome = index.add(instance, NO_NAME);

    assertThat(outcome).isEqualTo(Outcome.ADDED);
    assertThat(index.find(uid(1))).hasValueSatisfying(found -> assertEqual(found, instance));
  }

  @Test
  void whatWasNotAddedIsNotFound() {
    index.add(instance(1), Optional.of("a.dcm"));

    assertThat(index.find(uid(2))).isEmpty();
    assertThat(index.findByFileName("b.dcm")).isEmpty();
    assertThat(index.remove(instance(2).id())).isFalse();
  }

  @Test
  void aHeaderComesBackWithAllThatItHolds() {
    DataSet item =
        DataSet.builder()
            .put(Tags.ReferencedSOPInstanceUID, Vr.UI, "1.2.3")
            .put(Tags.PerformingPhysicianName, Vr.PN, "Müller^Jürgen".getBytes(UTF_8))
            .put(Tags.PurposeOfReferenceCodeSequence, DataSet.empty())
            .build();
    DataSet header =
        DataSet.builder()
            .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
            .put(Tags.PatientName, Vr.PN, "Yamada^Tarou=山田^太郎=やまだ^たろう")
            .put(Tags.ReferencedStudySequence, item, DataSet.empty(), item)
            .put(Tags.Rows, Vr.US, 512)
            .put(Tags.SliceThickness, Vr.DS, "1.5")
            .put(Tags.PatientComments, Vr.LT, "")
            .put(0x00110010, Vr.LO, "ACME 1.1")
            .put(0x00111001, Vr.UN, new byte[] {0, 1, -1, 127})
            .put(new DataElement(Tags.PixelData, Vr.OW, new Value.BulkData(1L << 33, 1L << 34)))
            .build();

    index.add(instance(1, "1", header), NO_NAME);
    reopen();

    DataSet found = index.find(uid(1)).orElseThrow().header();
    assertThat(described(found)).isEqualTo(described(header));
    assertThat(found.string(Tags.PatientName)).contains("Yamada^Tarou=山田^太郎=やまだ^たろう");
    DataSet first = found.items(Tags.ReferencedStudySequence).getFirst();
    assertThat(first.string(Tags.PerformingPhysicianName)).contains("Müller^Jürgen");
  }

  @Test
  void aFrameTableComesBack() {
    FrameTable frames = FrameTable.ofEncapsulated(new long[] {100, 1L << 40}, new long[] {7, 9});
    IndexedInstance plain = instance(1);
    IndexedInstance instance =
        new IndexedInstance(
            plain.id(), "1.2.840.10008.1.2.5", 9, digest("1"), NOON, plain.header(), frames);

    index.add(instance, NO_NAME);

    FrameTable found = index.find(uid(1)).orElseThrow().frames();
    assertThat(found.isEncapsulated()).isTrue();
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.offset(1)).isEqualTo(1L << 40);
    assertThat(found.length(1)).isEqualTo(9);
  }

  @Test
  void theSameInstanceAgainIsSameAndAddsItsNameOnly() {
    index.add(instance(1), Optional.of("a.dcm"));

    Outcome outcome = index.add(instance(1), Optional.of("b.dcm"));

    assertThat(outcome).isEqualTo(Outcome.SAME);
    assertThat(index.findByFileName("a.dcm")).isPresent();
    assertThat(index.findByFileName("b.dcm")).isPresent();
    assertThat(summaries()).hasSize(1);
  }

  @Test
  void otherBytesUnderATakenUidChangeNothing() {
    IndexedInstance first = instance(1);
    index.add(first, NO_NAME);

    Outcome outcome = index.add(instance(1, "other", DataSet.empty()), Optional.of("b.dcm"));

    assertThat(outcome).isEqualTo(Outcome.TAKEN);
    assertThat(index.find(uid(1))).hasValueSatisfying(found -> assertEqual(found, first));
    assertThat(index.findByFileName("b.dcm")).isEmpty();
  }

  @Test
  void aUidIsTakenInOtherStudiesAndSeriesToo() {
    IndexedInstance first = instance(1);
    index.add(first, NO_NAME);
    Uid other = new Uid("1.99");

    for (InstanceId id :
        List.of(
            new InstanceId(other, first.id().series(), uid(1)),
            new InstanceId(first.id().study(), other, uid(1)))) {
      Outcome outcome = index.add(withId(id, first), Optional.of("b.dcm"));

      assertThat(outcome).isEqualTo(Outcome.TAKEN);
      assertThat(index.remove(id)).isFalse();
    }
    assertThat(summaries()).containsExactly(summary(first));
    assertThat(index.uploads(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void aReplacementTakesThePlaceOfWhatIsKnownAndKeepsTheNames() {
    index.add(instance(1), Optional.of("a.dcm"));
    InstanceId moved = new InstanceId(new Uid("1.99"), new Uid("1.98"), uid(1));
    IndexedInstance other = withId(moved, instance(1, "other", DataSet.empty()));

    index.replace(other, Optional.of("b.dcm"));

    assertThat(index.find(uid(1))).hasValueSatisfying(found -> assertEqual(found, other));
    assertThat(index.findByFileName("a.dcm")).hasValueSatisfying(one -> assertEqual(one, other));
    assertThat(index.findByFileName("b.dcm")).hasValueSatisfying(one -> assertEqual(one, other));
    assertThat(index.uploads(Long.MAX_VALUE, 10)).extracting(Upload::id).containsOnly(moved);
    assertThat(summaries()).containsExactly(summary(other));
  }

  @Test
  void whereThereIsNothingToReplaceTheInstanceIsNew() {
    index.replace(instance(1), NO_NAME);

    assertThat(summaries()).containsExactly(summary(instance(1)));
    assertThat(index.uploads(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void aFileNameMeansItsNewestUpload() {
    index.add(instance(1), Optional.of("a.dcm"));
    index.add(instance(2), Optional.of("a.dcm"));
    assertThat(foundByName("a.dcm")).isEqualTo(uid(2));

    index.add(instance(1), Optional.of("a.dcm"));
    assertThat(foundByName("a.dcm")).isEqualTo(uid(1));

    index.remove(instance(1).id());
    assertThat(foundByName("a.dcm")).isEqualTo(uid(2));
  }

  @Test
  void aFileNameIsOnlyALabel() {
    List<String> names =
        List.of("", " ", "../../etc/passwd", "a'; DROP TABLE upload; --", "%", "ä/日本.dcm", "A.DCM");
    for (int n = 0; n < names.size(); n++) {
      index.add(instance(n), Optional.of(names.get(n)));
    }

    for (int n = 0; n < names.size(); n++) {
      assertThat(foundByName(names.get(n))).isEqualTo(uid(n));
    }
    assertThat(index.findByFileName("a.dcm")).isEmpty();
  }

  @Test
  void aFileNameHasAtMost1024Characters() {
    index.add(instance(1), Optional.of("ä".repeat(1_024)));

    assertThat(foundByName("ä".repeat(1_024))).isEqualTo(uid(1));
    assertThatThrownBy(() -> index.add(instance(2), Optional.of("a".repeat(1_025))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(index.find(uid(2))).isEmpty();
  }

  @Test
  void uploadsAreListedInPagesTheNewestFirst() {
    for (int n = 0; n < 25; n++) {
      index.add(instance(n % 5), Optional.of(n + ".dcm"));
    }

    List<Upload> all = new ArrayList<>();
    List<Upload> page = index.uploads(Long.MAX_VALUE, 10);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(10);
      all.addAll(page);
      page = index.uploads(page.getLast().number(), 10);
    }

    assertThat(all).extracting(Upload::number).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(all).hasSize(25);
    for (int n = 0; n < 25; n++) {
      Upload upload = all.get(24 - n);
      IndexedInstance instance = instance(n % 5);
      assertThat(upload)
          .isEqualTo(new Upload(upload.number(), n + ".dcm", instance.id(), instance.size(), NOON));
    }
  }

  @Test
  void aPageHas1To1000Uploads() {
    assertThatThrownBy(() -> index.uploads(Long.MAX_VALUE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index.uploads(Long.MAX_VALUE, 1_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasRemovedIsForgottenWithItsNames() {
    index.add(instance(1), Optional.of("a.dcm"));
    index.add(instance(2), Optional.of("b.dcm"));

    assertThat(index.remove(instance(1).id())).isTrue();
    assertThat(index.remove(instance(1).id())).isFalse();

    assertThat(index.find(uid(1))).isEmpty();
    assertThat(index.findByFileName("a.dcm")).isEmpty();
    assertThat(index.uploads(Long.MAX_VALUE, 10))
        .extracting(Upload::fileName)
        .containsExactly("b.dcm");
    assertThat(index.add(instance(1, "other", DataSet.empty()), NO_NAME)).isEqualTo(Outcome.ADDED);
  }

  @Test
  void theNumberOfAnUploadIsNeverUsedAgain() {
    index.add(instance(1), Optional.of("a.dcm"));
    long number = index.uploads(Long.MAX_VALUE, 1).getFirst().number();
    index.remove(instance(1).id());
    reopen();

    index.add(instance(1), Optional.of("a.dcm"));

    assertThat(index.uploads(Long.MAX_VALUE, 1).getFirst().number()).isGreaterThan(number);
  }

  @Test
  void tenThousandInstancesAreEachNamedOnce() throws Exception {
    inParallel(
        16,
        thread -> {
          for (int n = thread; n < 10_000; n += 16) {
            index.add(instance(n), Optional.of(n + ".dcm"));
          }
          return true;
        });

    List<Summary> summaries = summaries();
    Set<Uid> uids = new HashSet<>();
    summaries.forEach(summary -> uids.add(summary.id().instance()));
    assertThat(summaries).hasSize(10_000).contains(summary(instance(4_711)));
    assertThat(uids).hasSize(10_000);
    assertThat(foundByName("9999.dcm")).isEqualTo(uid(9_999));
  }

  @Test
  void theIndexMayBeChangedWhileItNamesItsInstances() {
    for (int n = 0; n < 10; n++) {
      index.add(instance(n), NO_NAME);
    }

    index.forEach(summary -> index.remove(summary.id()));

    assertThat(summaries()).isEmpty();
  }

  @Test
  void whatWasChangedOutlivesTheIndex() {
    IndexedInstance other = instance(2, "other", DataSet.empty());
    index.add(instance(1), Optional.of("a.dcm"));
    index.add(instance(2), NO_NAME);
    index.add(instance(3), NO_NAME);
    index.replace(other, NO_NAME);
    index.remove(instance(3).id());

    reopen();

    assertThat(foundByName("a.dcm")).isEqualTo(uid(1));
    assertThat(summaries()).containsExactlyInAnyOrder(summary(instance(1)), summary(other));
  }

  @Test
  void ofConcurrentInstancesUnderOneUidOneIsAddedAndTheOthersFindItTaken() throws Exception {
    for (int round = 0; round < 20; round++) {
      int n = round;

      List<Outcome> outcomes =
          inParallel(
              8,
              thread ->
                  index.add(instance(n, n + " " + thread, DataSet.empty()), Optional.of("a.dcm")));

      assertThat(outcomes).containsOnlyOnce(Outcome.ADDED).contains(Outcome.TAKEN);
      assertThat(outcomes).doesNotContain(Outcome.SAME);
      assertThat(index.find(uid(n)).orElseThrow().sha256())
          .isEqualTo(digest(n + " " + outcomes.indexOf(Outcome.ADDED)));
    }
  }

  @Test
  void ofConcurrentAddsOfOneInstanceOneIsAddedAndTheOthersAreTheSame() throws Exception {
    List<Outcome> outcomes = inParallel(8, thread -> index.add(instance(1), Optional.of("a.dcm")));

    assertThat(outcomes).containsOnlyOnce(Outcome.ADDED);
    assertThat(Collections.frequency(outcomes, Outcome.SAME)).isEqualTo(7);
    assertThat(index.uploads(Long.MAX_VALUE, 100)).hasSize(8);
  }

  @Test
  void whoAddedAnInstanceFindsItAtOnce() throws Exception {
    List<Boolean> found =
        inParallel(
            8,
            thread -> {
              boolean all = true;
              for (int n = thread; n < 400; n += 8) {
                index.add(instance(n), Optional.of(n + ".dcm"));
                all &= index.find(uid(n)).isPresent();
                all &= index.findByFileName(n + ".dcm").isPresent();
              }
              return all;
            });

    assertThat(found).containsOnly(true);
  }

  /** An instance; the number tells its UIDs and its digest. */
  public static IndexedInstance instance(int number) {
    DataSet header =
        DataSet.builder()
            .put(Tags.SOPInstanceUID, Vr.UI, uid(number).value())
            .put(Tags.PatientName, Vr.PN, "Doe^Jane")
            .put(Tags.Rows, Vr.US, number % 4_096)
            .build();
    return instance(number, Integer.toString(number), header);
  }

  private static IndexedInstance instance(int number, String content, DataSet header) {
    return new IndexedInstance(
        new InstanceId(new Uid("1.2." + number % 7), new Uid("1.3." + number % 70), uid(number)),
        "1.2.840.10008.1.2.1",
        1_000_000_000_000L + number,
        digest(content),
        NOON,
        header,
        FrameTable.ofNative(1_234, 16, 3));
  }

  private static IndexedInstance withId(InstanceId id, IndexedInstance instance) {
    return new IndexedInstance(
        id,
        instance.transferSyntax(),
        instance.size(),
        instance.sha256(),
        instance.storedAt(),
        instance.header(),
        instance.frames());
  }

  private static Uid uid(int number) {
    return new Uid("1.4." + number);
  }

  private static String digest(String content) {
    return "%064x".formatted(content.hashCode());
  }

  private static Summary summary(IndexedInstance instance) {
    return new Summary(instance.id(), instance.size(), instance.sha256());
  }

  private Uid foundByName(String fileName) {
    return index.findByFileName(fileName).orElseThrow().id().instance();
  }

  private List<Summary> summaries() {
    List<Summary> summaries = new ArrayList<>();
    index.forEach(summaries::add);
    return summaries;
  }

  private void reopen() {
    index.close();
    index = open();
  }

  private static void assertEqual(IndexedInstance found, IndexedInstance expected) {
    assertThat(summary(found)).isEqualTo(summary(expected));
    assertThat(found.transferSyntax()).isEqualTo(expected.transferSyntax());
    assertThat(found.storedAt()).isEqualTo(expected.storedAt());
    assertThat(described(found.header())).isEqualTo(described(expected.header()));
    assertThat(found.frames().count()).isEqualTo(expected.frames().count());
    assertThat(found.frames().offset(2)).isEqualTo(expected.frames().offset(2));
  }

  /** Everything a Data Set holds, as text. */
  private static String described(DataSet dataSet) {
    StringBuilder text = new StringBuilder();
    for (DataElement element : dataSet) {
      text.append("%08X %s ".formatted(element.tag(), element.vr()));
      switch (element.value()) {
        case EncodedValue value -> text.append(HexFormat.of().formatHex(value.toByteArray()));
        case Value.Sequence sequence ->
            sequence.items().forEach(item -> text.append('>').append(described(item)).append('<'));
        case Value.BulkData bulk -> text.append(bulk);
        case Value.BulkDataUri uri -> text.append(uri);
        case Fragments elsewhere -> text.append("fragments");
      }
    }
    return text.toString();
  }
}
