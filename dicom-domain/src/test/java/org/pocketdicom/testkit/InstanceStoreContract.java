package org.pocketdicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/** What every {@link InstanceStore} promises. */
public abstract class InstanceStoreContract {

  private static final Uid LONGEST_UID = new Uid("2.25." + "9".repeat(59));
  private static final InstanceId ID = id(1);

  /** The store under test. */
  protected InstanceStore store;

  /**
   * Opens the store: an empty one at first, and within a test the same again after it was closed.
   */
  protected abstract InstanceStore open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 20_000_000})
  void anObjectOfAnySizeComesBackAsItWent(int size) {
    byte[] bytes = bytes(size, 1);

    boolean created = put(ID, bytes);

    assertThat(created).isTrue();
    assertThat(get(ID)).isEqualTo(bytes);
  }

  @Test
  void anObjectMayArriveByteByByteOrAllAtOnce() {
    byte[] bytes = bytes(5_000, 1);
    try (Incoming incoming = store.receive()) {
      for (int i = 0; i < 1_000; i++) {
        incoming.write(bytes, i, 1);
      }
      incoming.write(bytes, 1_000, 0);
      incoming.write(bytes, 1_000, 4_000);

      incoming.commit(ID);
    }

    assertThat(get(ID)).isEqualTo(bytes);
  }

  @Test
  void uidsMayBeAsLongAsTheStandardAllows() {
    InstanceId longest = new InstanceId(LONGEST_UID, LONGEST_UID, LONGEST_UID);

    put(longest, bytes(10, 1));

    assertThat(get(longest)).isEqualTo(bytes(10, 1));
    assertThat(entries()).containsExactly(new InstanceStore.Entry(longest, 10));
  }

  @Test
  void anyRangeCanBeRead() {
    byte[] bytes = bytes(200_000, 1);
    put(ID, bytes);

    try (StoredObject object = store.open(ID)) {
      assertThat(object.size()).isEqualTo(bytes.length);
      for (int from : new int[] {0, 1, 65_535, 65_536, 131_071, 199_999}) {
        for (int length : new int[] {0, 1, 2, 70_000}) {
          int n = Math.min(length, bytes.length - from);
          assertThat(object.read(from, n)).isEqualTo(Arrays.copyOfRange(bytes, from, from + n));
        }
      }
    }
  }

  @Test
  void readingAtTheEndOrBehindItFindsNothing() {
    put(ID, bytes(100, 1));

    try (StoredObject object = store.open(ID)) {
      byte[] target = new byte[10];
      assertThat(object.read(100, target, 0, 10)).isEqualTo(-1);
      assertThat(object.read(1L << 40, target, 0, 10)).isEqualTo(-1);
      assertThat(target).containsOnly(0);
    }
  }

  @Test
  void readingAcrossTheEndStopsThereAndTouchesNothingElse() {
    byte[] bytes = bytes(100, 1);
    put(ID, bytes);

    try (StoredObject object = store.open(ID)) {
      byte[] target = new byte[30];
      int n = object.read(90, target, 5, 20);
      assertThat(n).isBetween(1, 10);
      assertThat(Arrays.copyOfRange(target, 5, 5 + n))
          .isEqualTo(Arrays.copyOfRange(bytes, 90, 90 + n));
      assertThat(Arrays.copyOf(target, 5)).containsOnly(0);
      assertThat(Arrays.copyOfRange(target, 5 + n, 30)).containsOnly(0);
    }
  }

  @Test
  void severalThreadsMayReadOneObject() throws Exception {
    byte[] bytes = bytes(500_000, 1);
    put(ID, bytes);

    try (StoredObject object = store.open(ID)) {
      List<byte[]> reads = inParallel(8, n -> object.read(n * 50_000L, 50_000));
      for (int n = 0; n < reads.size(); n++) {
        assertThat(reads.get(n)).isEqualTo(Arrays.copyOfRange(bytes, n * 50_000, (n + 1) * 50_000));
      }
    }
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    put(ID, bytes(10, 1));
    InstanceId otherSeries = new InstanceId(ID.study(), new Uid("1.2.99"), ID.instance());

    assertThatThrownBy(() -> store.open(id(2))).isInstanceOf(NoSuchInstance.class);
    assertThatThrownBy(() -> store.open(otherSeries)).isInstanceOf(NoSuchInstance.class);
  }

  @Test
  void whatMustBeThereIsOpenedByItsSize() {
    put(ID, bytes(100, 1));

    try (StoredObject object = store.open(ID, 100)) {
      assertThat(object.size()).isEqualTo(100);
      assertThat(object.read(10, 20)).isEqualTo(Arrays.copyOfRange(bytes(100, 1), 10, 30));
      assertThat(object.isFixed()).isTrue();
    }
  }

  @Test
  void whatMustBeThereAndIsNotIsSaidToBeMissingAtTheFirstReadAtTheLatest() {
    assertThatThrownBy(
            () -> {
              try (StoredObject object = store.open(ID, 100)) {
                object.read(0, 10);
              }
            })
        .isInstanceOf(NoSuchInstance.class);
  }

  @Test
  void nothingIsVisibleBeforeTheCommit() {
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);
      incoming.write(bytes(100, 1), 0, 100);

      assertThatThrownBy(() -> store.open(ID)).isInstanceOf(NoSuchInstance.class);
      assertThat(entries()).isEmpty();
    }
  }

  @Test
  void whatIsClosedWithoutACommitLeavesNothing() {
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);
      incoming.write(bytes(100, 1), 0, 100);
    }

    assertThat(entries()).isEmpty();
    assertThat(put(ID, bytes(10, 2))).isTrue();
  }

  @Test
  void aSecondCommitOfOneIdentityChangesNothing() {
    put(ID, bytes(100, 1));

    boolean created = put(ID, bytes(200, 2));

    assertThat(created).isFalse();
    assertThat(get(ID)).isEqualTo(bytes(100, 1));
    assertThat(entries()).containsExactly(new InstanceStore.Entry(ID, 100));
  }

  @Test
  void ofConcurrentCommitsOfOneIdentityExactlyOneWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      InstanceId id = id(round);

      List<Boolean> created = inParallel(8, n -> put(id, bytes(70_000, n)));

      assertThat(created.stream().filter(won -> won)).hasSize(1);
      assertThat(get(id)).isEqualTo(bytes(70_000, created.indexOf(true)));
    }
  }

  @Test
  void concurrentCommitsOfManyIdentitiesAllSucceed() throws Exception {
    inParallel(8, n -> put(id(n), bytes(1_000 + n, n)));

    for (int n = 0; n < 8; n++) {
      assertThat(get(id(n))).isEqualTo(bytes(1_000 + n, n));
    }
  }

  @Test
  void aReplacementTakesTheOldObjectsPlace() {
    put(ID, bytes(100, 1));

    replace(ID, bytes(50, 2));

    assertThat(get(ID)).isEqualTo(bytes(50, 2));
    assertThat(entries()).containsExactly(new InstanceStore.Entry(ID, 50));
  }

  @Test
  void anObjectWhoseIdentityIsTakenMayStillTakeTheOldOnesPlace() {
    put(ID, bytes(100, 1));

    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(50, 2), 0, 50);
      assertThat(incoming.commit(ID)).isFalse();
      incoming.replace(ID);
      incoming.settle();
    }

    assertThat(get(ID)).isEqualTo(bytes(50, 2));
    assertThat(store.unsettled()).isEmpty();
  }

  @Test
  void whereThereIsNothingToReplaceTheObjectIsNew() {
    replace(ID, bytes(50, 2));

    assertThat(get(ID)).isEqualTo(bytes(50, 2));
  }

  @Test
  void whoOpensDuringReplacementsSeesOneObjectWhole() throws Exception {
    put(ID, bytes(100_000, 0));

    List<byte[]> seen =
        inParallel(
            8,
            n -> {
              if (n % 2 == 0) {
                replace(ID, bytes(100_000, n));
              }
              return get(ID);
            });

    List<byte[]> written = List.of(0, 2, 4, 6).stream().map(n -> bytes(100_000, n)).toList();
    assertThat(seen).allSatisfy(bytes -> assertThat(written).contains(bytes));
  }

  @Test
  void aDeletedObjectIsGone() {
    put(ID, bytes(100, 1));
    put(id(2), bytes(100, 2));

    assertThat(store.delete(ID)).isTrue();
    assertThat(store.delete(ID)).isFalse();

    assertThatThrownBy(() -> store.open(ID)).isInstanceOf(NoSuchInstance.class);
    assertThat(entries()).containsExactly(new InstanceStore.Entry(id(2), 100));
    assertThat(put(ID, bytes(10, 3))).isTrue();
  }

  @Test
  void everyObjectIsNamedOnceWithItsSize() {
    List<InstanceStore.Entry> expected = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      put(id(n), bytes(n, n));
      expected.add(new InstanceStore.Entry(id(n), n));
    }

    assertThat(entries()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void whatWasCommittedOutlivesTheStore() {
    put(ID, bytes(100_000, 1));

    reopen();

    assertThat(get(ID)).isEqualTo(bytes(100_000, 1));
    assertThat(store.unsettled()).isEmpty();
  }

  @Test
  void whatWasCommittedAndNotSettledIsNamedUntilItIs() {
    putUnsettled(ID, bytes(10, 1));
    putUnsettled(id(2), bytes(10, 2));
    put(id(3), bytes(10, 3));

    reopen();
    assertThat(store.unsettled()).containsExactlyInAnyOrder(ID, id(2));

    reopen();
    assertThat(store.unsettled()).containsExactlyInAnyOrder(ID, id(2));
    store.settle(ID);

    reopen();
    assertThat(store.unsettled()).containsExactly(id(2));
    assertThat(get(ID)).isEqualTo(bytes(10, 1));
  }

  @Test
  void aReplacementThatWasNotSettledIsNamed() {
    put(ID, bytes(10, 1));
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(10, 2), 0, 10);
      incoming.replace(ID);
    }

    reopen();

    assertThat(store.unsettled()).containsExactly(ID);
    assertThat(get(ID)).isEqualTo(bytes(10, 2));
  }

  @Test
  @SuppressWarnings("resource") // the crash
  void whatWasHalfReceivedIsDiscardedAtTheNextStart() {
    store.receive().write(bytes(100_000, 1), 0, 100_000);

    reopen();

    assertThat(store.unsettled()).isEmpty();
    assertThat(entries()).isEmpty();
  }

  /** Stores an object whole; says what {@link Incoming#commit} said. */
  protected final boolean put(InstanceId id, byte[] bytes) {
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes, 0, bytes.length);
      boolean created = incoming.commit(id);
      incoming.settle();
      return created;
    }
  }

  /** Stores an object as if the program had ended before the index knew it. */
  protected final void putUnsettled(InstanceId id, byte[] bytes) {
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes, 0, bytes.length);
      incoming.commit(id);
    }
  }

  /** The bytes of an object. */
  protected final byte[] get(InstanceId id) {
    try (StoredObject object = store.open(id)) {
      return object.read(0, Math.toIntExact(object.size()));
    }
  }

  /** The identity of a number; two series of a study have numbers that follow each other. */
  protected static InstanceId id(int number) {
    return new InstanceId(
        new Uid("1.2.3." + number / 4),
        new Uid("1.2.3." + number / 4 + "." + number / 2),
        new Uid("1.2.3.4." + number));
  }

  /** Bytes that differ with their seed. */
  protected static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private void replace(InstanceId id, byte[] bytes) {
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes, 0, bytes.length);
      incoming.replace(id);
      incoming.settle();
    }
  }

  private List<InstanceStore.Entry> entries() {
    List<InstanceStore.Entry> entries = new ArrayList<>();
    store.forEach(entries::add);
    return entries;
  }

  private void reopen() {
    store.close();
    store = open();
  }
}
