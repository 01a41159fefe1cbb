package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.part10.Deviation;
import org.pocketdicom.part10.Warning;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceStore;
import org.pocketdicom.testkit.Part10Files;

class ArchiveTest {

  private static final InstanceId ID =
      new InstanceId(new Uid("1.2.1"), new Uid("1.2.2"), new Uid("1.2.3"));
  private static final DataSet IMAGE = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
  private static final DataSet OTHER = IMAGE.toBuilder().put(Tags.PatientID, Vr.LO, "1").build();
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final InMemoryInstanceStore store = new InMemoryInstanceStore();
  private final InMemoryInstanceIndex index = new InMemoryInstanceIndex();
  private final Archive archive = open(false);

  @Test
  void whatWasStoredIsFoundByItsNameAndByItsUidByteForByte() throws IOException {
    byte[] file = Part10Files.file(IMAGE);

    StoreResult result = store(archive, file, "ct.dcm");

    assertThat(result.id()).isEqualTo(ID);
    assertThat(result.outcome()).isEqualTo(StoreResult.Outcome.STORED);
    assertThat(result.size()).isEqualTo(file.length);
    for (String name : List.of("ct.dcm", "1.2.3")) {
      IndexedInstance found = archive.retrieveInstances().find(name);
      assertThat(found.storedAt()).isEqualTo(NOON);
      try (StoredObject object = archive.retrieveInstances().open(found)) {
        assertThat(object.read(0, file.length)).isEqualTo(file);
      }
      assertThat(archive.readAttributes().attribute(name, "PatientName").string())
          .contains("Doe^Jane");
    }
  }

  @Test
  void theSameBytesAgainChangeNothingButAddTheName() throws IOException {
    byte[] file = Part10Files.file(IMAGE);
    store(archive, file, "a.dcm");

    assertThat(store(archive, file, "b.dcm").outcome()).isEqualTo(StoreResult.Outcome.SAME);

    assertThat(archive.retrieveInstances().find("a.dcm").id()).isEqualTo(ID);
    assertThat(archive.retrieveInstances().find("b.dcm").id()).isEqualTo(ID);
    assertThat(store.unsettled()).isEmpty();
  }

  @Test
  void anObjectThatWasCutInTheStoreIsHealedByTheSameBytes() throws IOException {
    byte[] file = Part10Files.file(IMAGE);
    store(archive, file, "a.dcm");
    try (Incoming incoming = store.receive()) {
      incoming.write(file, 0, 100);
      incoming.replace(ID);
      incoming.settle();
    }

    assertThat(store(archive, file, "a.dcm").outcome()).isEqualTo(StoreResult.Outcome.SAME);

    assertThat(verify(archive, false)).isEmpty();
    assertThat(store.unsettled()).isEmpty();
  }

  @Test
  void otherBytesUnderTheSameUidAreRefusedAndTheOldOnesStay() throws IOException {
    store(archive, Part10Files.file(IMAGE), "a.dcm");

    assertThatThrownBy(() -> store(archive, Part10Files.file(OTHER), "b.dcm"))
        .isInstanceOf(RejectedInstance.class);

    assertThat(archive.readAttributes().attribute("1.2.3", "PatientID").string()).contains("4711");
    assertThatThrownBy(() -> archive.retrieveInstances().find("b.dcm"))
        .isInstanceOf(NoSuchInstance.class);
  }

  @Test
  void anArchiveThatIsToldToReplacesThem() throws IOException {
    Archive replacing = open(true);
    store(replacing, Part10Files.file(IMAGE), "a.dcm");

    StoreResult result = store(replacing, Part10Files.file(OTHER), "b.dcm");

    assertThat(result.outcome()).isEqualTo(StoreResult.Outcome.REPLACED);
    assertThat(replacing.readAttributes().attribute("1.2.3", "PatientID").string()).contains("1");
    assertThat(verify(replacing, false)).isEmpty();
  }

  @Test
  void aUidTakenInAnotherStudyIsTaken() throws IOException {
    store(archive, Part10Files.file(IMAGE), "a.dcm");
    byte[] elsewhere = Part10Files.file(Part10Files.smallImage("1.9", "1.2.2", "1.2.3"));

    assertThatThrownBy(() -> store(archive, elsewhere, "b.dcm"))
        .isInstanceOf(RejectedInstance.class);

    assertThat(verify(archive, false)).isEmpty();
  }

  @Test
  void replacingAnInstanceOfAnotherStudyLeavesNoOldObject() throws IOException {
    Archive replacing = open(true);
    store(replacing, Part10Files.file(IMAGE), "a.dcm");

    store(replacing, Part10Files.file(Part10Files.smallImage("1.9", "1.2.2", "1.2.3")), "b.dcm");

    assertThat(replacing.retrieveInstances().find("1.2.3").id().study()).isEqualTo(new Uid("1.9"));
    assertThat(verify(replacing, false)).isEmpty();
  }

  @Test
  void aCrashBetweenAReplacementAndTheOldObjectsDeletionLeavesNoOldObject() throws IOException {
    store(open(true), Part10Files.file(IMAGE), "a.dcm");
    InstanceStore dying =
        before(
            InstanceStore.class,
            store,
            "delete",
            () -> {
              throw new IllegalStateException("the crash");
            });
    Archive replacing = open(dying, index, true);
    byte[] elsewhere = Part10Files.file(Part10Files.smallImage("1.9", "1.2.2", "1.2.3"));
    assertThatThrownBy(() -> store(replacing, elsewhere, "b.dcm")).hasMessage("the crash");
    assertThat(objects()).hasSize(2);

    Archive restarted = open(false);

    assertThat(restarted.retrieveInstances().find("1.2.3").id().study()).isEqualTo(new Uid("1.9"));
    assertThat(objects()).hasSize(1);
    assertThat(store.unsettled()).isEmpty();
    assertThat(verify(restarted, false)).isEmpty();
  }

  @Test
  void aCrashBetweenAReplacementAndTheIndexLeavesTheOldObjectAlone() throws IOException {
    store(open(true), Part10Files.file(IMAGE), "a.dcm");
    InstanceIndex dying =
        before(
            InstanceIndex.class,
            index,
            "replace",
            () -> {
              throw new IllegalStateException("the crash");
            });
    byte[] elsewhere = Part10Files.file(Part10Files.smallImage("1.9", "1.2.2", "1.2.3"));
    assertThatThrownBy(() -> store(open(store, dying, true), elsewhere, "b.dcm"))
        .hasMessage("the crash");

    Archive restarted = open(false);

    assertThat(objects()).containsExactly(ID);
    assertThat(verify(restarted, false)).isEmpty();
  }

  @Test
  void aReaderDuringAReplacementGetsTheHeaderOfTheBytesItGets() throws Exception {
    byte[] old = Part10Files.file(IMAGE);
    byte[] file = Part10Files.file(OTHER);
    store(archive, old, "a.dcm");
    AtomicReference<Archive> replacing = new AtomicReference<>(archive);
    List<CompletableFuture<byte[]>> reading = new ArrayList<>();
    InstanceIndex watched =
        before(
            InstanceIndex.class,
            index,
            "replace",
            () -> {
              // The new bytes are in their place, and the index still has the old header.
              reading.add(CompletableFuture.supplyAsync(() -> read(replacing.get(), "a.dcm", "1")));
              assertThatThrownBy(() -> reading.getFirst().get(200, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
            });
    replacing.set(open(store, watched, true));

    store(replacing.get(), file, "a.dcm");

    assertThat(reading.getFirst().get()).isEqualTo(file);
  }

  @Test
  void anObjectThatWasReplacedSinceItWasFoundIsNotTakenForTheOldOne() throws IOException {
    Archive replacing = open(true);
    store(replacing, Part10Files.file(IMAGE), "a.dcm");
    IndexedInstance old = replacing.retrieveInstances().find("a.dcm");
    store(replacing, Part10Files.file(OTHER), "a.dcm");

    assertThatThrownBy(() -> replacing.retrieveInstances().open(old))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("replaced");
    assertThatThrownBy(() -> replacing.retrieveInstances().image(old))
        .isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void newBytesWhoseRowCouldNotBeWrittenAreNotReadWithTheOldHeader() throws IOException {
    AtomicBoolean down = new AtomicBoolean();
    InstanceIndex failing =
        before(
            InstanceIndex.class,
            index,
            "replace",
            () -> {
              if (down.get()) {
                throw new StorageUnavailable("the database is gone");
              }
            });
    Archive replacing = open(store, failing, true);
    store(replacing, Part10Files.file(IMAGE), "a.dcm");
    IndexedInstance old = replacing.retrieveInstances().find("a.dcm");
    down.set(true);
    assertThatThrownBy(() -> store(replacing, Part10Files.file(OTHER), "a.dcm"))
        .isInstanceOf(StorageUnavailable.class);

    assertThatThrownBy(() -> replacing.retrieveInstances().open(old))
        .isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> replacing.retrieveInstances().find("a.dcm"))
        .isInstanceOf(StorageUnavailable.class);
    down.set(false);
    assertThat(read(replacing, "a.dcm", "1")).isEqualTo(Part10Files.file(OTHER));
  }

  @Test
  void anObjectWithoutUidsGetsTheSameDerivedOnesEachTime() throws IOException {
    byte[] file = Part10Files.file(IMAGE.toBuilder().remove(Tags.SOPInstanceUID).build());

    StoreResult first = store(archive, file, "old.dcm");
    StoreResult again = store(archive, file, "old.dcm");

    assertThat(first.id().study()).isEqualTo(new Uid("1.2.1"));
    assertThat(first.id().instance().value()).startsWith("2.25.");
    assertThat(first.warnings()).extracting(Warning::deviation).contains(Deviation.DERIVED_UID);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.outcome()).isEqualTo(StoreResult.Outcome.SAME);
    assertThat(verify(archive, false)).isEmpty();
  }

  @Test
  void aUidThatCouldHarmAPathNeverBecomesPartOfAKey() throws IOException {
    byte[] file =
        Part10Files.file(IMAGE.toBuilder().put(Tags.StudyInstanceUID, Vr.UI, "../../etc").build());

    assertThat(store(archive, file, "x").id().study().value()).startsWith("2.25.");
  }

  @Test
  void nothingIsKeptOfWhatIsNoDicomOrEndsWithinAnElement() {
    byte[] file = Part10Files.file(IMAGE);
    byte[] cut = Arrays.copyOf(file, 400);

    assertThatThrownBy(() -> store(archive, "GIF89a".getBytes(StandardCharsets.US_ASCII), "x"))
        .isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> store(archive, cut, "x")).isInstanceOf(MalformedDicom.class);

    assertThat(objects()).isEmpty();
  }

  @Test
  void nothingIsKeptOfAnUploadThatBreaksOff() {
    byte[] file = Part10Files.file(IMAGE);
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(file, 0, file.length - 10),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("connection reset");
              }
            });

    assertThatThrownBy(() -> archive.storeInstances().store(broken, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
    assertThat(objects()).isEmpty();
  }

  @Test
  void anObjectLargerThanTheLimitIsRefusedWithoutReadingItToItsEnd() {
    Archive small =
        new Archive(store, index, List.of(), List.of(), List.of(), rules(1000, false), clock());

    assertThatThrownBy(() ->
            store(
                small,
                Part10Files.file(
                    IMAGE.toBuilder().put(Tags.PixelData, Vr.OW, new byte[2000]).build()),
                "x"))
        .isInstanceOf(LimitExceeded.class);
    assertThat(objects()).isEmpty();
  }

  @Test
  void ofManyWritersOfOneUidOneWinsAndTheOthersAreToldSo() throws Exception {
    AtomicInteger stored = new AtomicInteger();
    AtomicInteger rejected = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 16)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() -> {
                      DataSet mine = IMAGE.toBuilder().put(Tags.PatientID, Vr.LO, "" + i).build();
                      try {
                        store(archive, Part10Files.file(mine), "f" + i);
                        stored.incrementAndGet();
                      } catch (RejectedInstance e) {
                        rejected.incrementAndGet();
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(stored).hasValue(1);
    assertThat(rejected).hasValue(15);
    assertThat(verify(archive, false)).isEmpty();
  }

  @Test
  void whatACrashLeftUnindexedIsIndexedAtTheNextStart() {
    byte[] file = Part10Files.file(IMAGE);
    try (Incoming incoming = store.receive()) {
      incoming.write(file, 0, file.length);
      incoming.commit(ID);
    }

    Archive restarted = open(false);

    assertThat(restarted.retrieveInstances().find("1.2.3").size()).isEqualTo(file.length);
    assertThat(store.unsettled()).isEmpty();
  }

  @Test
  void whatACrashLeftUnreadableDoesNotHinderTheNextStart() {
    byte[] open =
        HexFormat.of().parseHex("080015115351 0000FFFFFFFF FEFF00E0FFFFFFFF".replace(" ", ""));
    ByteArrayOutputStream nested = new ByteArrayOutputStream();
    nested.writeBytes(Part10Files.file(IMAGE.toBuilder().remove(Tags.PixelData).build()));
    for (int i = 0; i < 200; i++) {
      nested.writeBytes(open);
    }
    try (Incoming incoming = store.receive()) {
      incoming.write(nested.toByteArray(), 0, nested.size());
      incoming.commit(ID);
    }

    Archive next = open(false);

    assertThat(store.unsettled()).isEmpty();
    assertThat(verify(next, true))
        .containsExactly(new VerifyArchive.Finding(ID, VerifyArchive.Problem.UNREADABLE, false));
  }

  @Test
  void whatACrashLeftUnderAUidThatAnotherStudyHoldsIsTakenAway() throws IOException {
    store(archive, Part10Files.file(IMAGE), "a.dcm");
    byte[] late = Part10Files.file(Part10Files.smallImage("1.9", "1.2.2", "1.2.3"));
    InstanceId lateId = new InstanceId(new Uid("1.9"), new Uid("1.2.2"), new Uid("1.2.3"));
    try (Incoming incoming = store.receive()) {
      incoming.write(late, 0, late.length);
      incoming.commit(lateId);
    }

    Archive restarted = open(false);

    assertThat(objects()).containsExactly(ID);
    assertThat(store.unsettled()).isEmpty();
    assertThat(verify(restarted, false)).isEmpty();
  }

  @Test
  void verifyFindsAndMendsWhatIsNotIndexedAndWhatIsMissing() throws IOException {
    store(archive, Part10Files.file(IMAGE), "a.dcm");
    byte[] second = Part10Files.file(Part10Files.smallImage("1.2.1", "1.2.2", "1.2.4"));
    StoreResult lost = store(archive, second, "b.dcm");
    store.delete(lost.id());
    index.remove(ID);

    assertThat(verify(archive, false))
        .extracting(VerifyArchive.Finding::problem)
        .containsExactlyInAnyOrder(
            VerifyArchive.Problem.MISSING_OBJECT, VerifyArchive.Problem.NOT_INDEXED);
    assertThat(verify(archive, true)).allMatch(VerifyArchive.Finding::repaired);

    assertThat(verify(archive, false)).isEmpty();
    assertThat(archive.retrieveInstances().find("1.2.3").id()).isEqualTo(ID);
  }

  @Test
  void verifyNamesBytesThatAreNotThoseAcknowledgedAndNeverMendsThem() throws IOException {
    store(archive, Part10Files.file(IMAGE), "a.dcm");
    byte[] other = Part10Files.file(OTHER);
    try (Incoming incoming = store.receive()) {
      incoming.write(other, 0, other.length);
      incoming.replace(ID);
      incoming.settle();
    }

    assertThat(verify(archive, true))
        .containsExactly(new VerifyArchive.Finding(ID, VerifyArchive.Problem.WRONG_DIGEST, false));
  }

  @Test
  void anAttributeThatIsNotThereIsSaidToBe() throws IOException {
    store(archive, Part10Files.file(IMAGE), "a.dcm");
    ReadAttributes attributes = archive.readAttributes();

    assertThatThrownBy(() -> attributes.attribute("a.dcm", "StudyDate"))
        .isInstanceOf(NoSuchInstance.class)
        .hasMessageContaining("(0008,0020)");
    assertThatThrownBy(() -> attributes.attribute("none.dcm", "StudyDate"))
        .isInstanceOf(NoSuchInstance.class);
    assertThatThrownBy(() -> attributes.attribute("a.dcm", "no tag"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLongValueIsReadFromTheObject() throws IOException {
    byte[] blob = new byte[10_000];
    blob[9_999] = 7;
    store(
        archive,
        Part10Files.file(IMAGE.toBuilder().put(0x00420011, Vr.OB, blob).build()),
        "pdf.dcm");

    assertThat(
            archive
                .readAttributes()
                .attribute("pdf.dcm", "EncapsulatedDocument")
                .encoded()
                .orElseThrow()
                .toByteArray())
        .isEqualTo(blob);
  }

  private Archive open(boolean replace) {
    return open(store, index, replace);
  }

  private static Archive open(InstanceStore store, InstanceIndex index, boolean replace) {
    return new Archive(
        store, index, List.of(), List.of(), List.of(), rules(1 << 20, replace), clock());
  }

  /** A port before one of whose methods something happens. */
  private static <T> T before(Class<T> port, T inner, String method, Runnable event) {
    InvocationHandler handler =
        (proxy, called, arguments) -> {
          if (called.getName().equals(method)) {
            event.run();
          }
          return called.invoke(inner, arguments);
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  /** The bytes of an instance whose header has a certain Patient ID. */
  private static byte[] read(Archive archive, String name, String patientId) {
    IndexedInstance found = archive.retrieveInstances().find(name);
    assertThat(found.header().string(Tags.PatientID)).contains(patientId);
    try (StoredObject object = archive.retrieveInstances().open(found)) {
      return object.read(0, (int) object.size());
    }
  }

  private static Archive.Rules rules(long most, boolean replace) {
    return new Archive.Rules(most, replace);
  }

  private static Clock clock() {
    return Clock.fixed(NOON, ZoneOffset.UTC);
  }

  private static StoreResult store(Archive archive, byte[] file, String name) throws IOException {
    return archive.storeInstances().store(new ByteArrayInputStream(file), Optional.of(name));
  }

  private static List<VerifyArchive.Finding> verify(Archive archive, boolean repair) {
    List<VerifyArchive.Finding> findings = new ArrayList<>();
    archive.verifyArchive().verify(repair, findings::add, done -> {});
    return findings;
  }

  private List<InstanceId> objects() {
    List<InstanceId> ids = new ArrayList<>();
    store.forEach(entry -> ids.add(entry.id()));
    return ids;
  }
}
