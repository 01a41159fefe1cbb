package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.testkit.Faults;
import org.pocketdicom.testkit.FaultyInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceStore;
import org.pocketdicom.testkit.Part10Files;

class RebuildIndexTest {

  private static final int COUNT = 60;
  private static final InstanceId ALIEN =
      new InstanceId(new Uid("1.2"), new Uid("1.3"), new Uid("1.4"));

  private final InMemoryInstanceStore store = new InMemoryInstanceStore();
  private final InMemoryInstanceIndex original = new InMemoryInstanceIndex();
  private final List<InstanceId> refused = new ArrayList<>();

  @BeforeEach
  void fill() throws IOException {
    Archive archive = archive(store, original);
    for (int i = 0; i < COUNT; i++) {
      byte[] file =
          Part10Files.file(
              Part10Files.smallImage("1.2." + i / 9, "1.2.3." + i / 3, "1.2.3.4." + i).toBuilder()
                  .put(Tags.NumberOfFrames, Vr.IS, "" + (1 + i % 2))
                  .put(Tags.PixelData, Vr.OW, new byte[128 * (1 + i % 2)])
                  .build());
      archive.storeInstances().store(new ByteArrayInputStream(file), Optional.of("a.dcm"));
    }
  }

  @Test
  void theIndexIsAsItWasButForTheNamesOfFiles() {
    InMemoryInstanceIndex rebuilt = new InMemoryInstanceIndex();

    RebuildIndex.Report report = rebuild(rebuilt);

    assertThat(report).isEqualTo(new RebuildIndex.Report(COUNT, COUNT, 0));
    assertThat(described(rebuilt)).containsExactlyInAnyOrderElementsOf(described(original));
    assertThat(rebuilt.uploads(Long.MAX_VALUE, 1)).isEmpty();
  }

  @Test
  void whatBrokeOffGoesOnWhereItWas() {
    InMemoryInstanceIndex rebuilt = new InMemoryInstanceIndex();
    Faults faults = new Faults(1, 30);
    faults.setActive(true);

    while (!isDone(FaultyInstanceIndex.over(rebuilt, faults))) {
      faults.restart();
    }

    faults.setActive(false);
    assertThat(faults.count()).isPositive();
    assertThat(rebuild(rebuilt).indexed()).isZero();
    assertThat(described(rebuilt)).containsExactlyInAnyOrderElementsOf(described(original));
  }

  @Test
  void whatIsNoObjectIsNamedAndTheRestIsIndexed() {
    try (Incoming incoming = store.receive()) {
      incoming.write(new byte[1_000], 0, 1_000);
      incoming.commit(ALIEN);
      incoming.settle();
    }

    RebuildIndex.Report report = rebuild(new InMemoryInstanceIndex());

    assertThat(report).isEqualTo(new RebuildIndex.Report(COUNT + 1, COUNT, 1));
    assertThat(refused).containsExactly(ALIEN);
  }

  @Test
  void whatTheStoreCannotTellEndsItAtOnce() {
    InstanceIndex gone = FaultyInstanceIndex.over(new InMemoryInstanceIndex(), alwaysFailing());

    assertThatThrownBy(() -> rebuild(gone)).isInstanceOf(StorageUnavailable.class);
  }

  private static Faults alwaysFailing() {
    Faults faults = new Faults(3, 1_000);
    faults.setActive(true);
    return faults;
  }

  private boolean isDone(InstanceIndex index) {
    try {
      return rebuild(index).objects() == COUNT;
    } catch (StorageUnavailable | Faults.Crash e) {
      return false;
    }
  }

  private RebuildIndex.Report rebuild(InstanceIndex index) {
    return archive(store, index)
        .rebuildIndex()
        .rebuild((id, reason) -> refused.add(id), done -> {});
  }

  private static Archive archive(InstanceStore store, InstanceIndex index) {
    Archive.Rules rules = new Archive.Rules(1 << 20, false);
    return new Archive(store, index, List.of(), List.of(), List.of(), rules, Clock.systemUTC());
  }

  /** All that is known of each instance, but when it was stored. */
  private static List<List<Object>> described(InstanceIndex index) {
    List<List<Object>> all = new ArrayList<>();
    index.forEach(summary -> {
      IndexedInstance found = index.find(summary.id().instance()).orElseThrow();
      all.add(
          Stream.of(
                  found.id(),
                  found.transferSyntax(),
                  found.size(),
                  found.sha256(),
                  bytes(HeaderCodec.encode(found.header())),
                  bytes(found.frames().toBytes()))
              .toList());
    });
    return all;
  }

  private static List<Byte> bytes(byte[] bytes) {
    List<Byte> list = new ArrayList<>();
    for (byte each : bytes) {
      list.add(each);
    }
    return list;
  }
}
