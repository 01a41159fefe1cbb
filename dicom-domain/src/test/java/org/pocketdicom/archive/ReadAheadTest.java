package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pocketdicom.archive.ReadAhead.Span;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceStore;
import org.pocketdicom.testkit.Part10Files;

class ReadAheadTest {

  private static final int COUNT = 12;
  private static final int MEMORY = 4;

  private final DistantStore store = new DistantStore();
  private final Semaphore memory = new Semaphore(MEMORY);
  private final List<byte[]> files = new ArrayList<>();
  private final List<Span> series = new ArrayList<>();
  private final Archive archive =
      new Archive(
          store,
          new InMemoryInstanceIndex(),
          List.of(),
          List.of(),
          List.of(),
          new Archive.Rules(1 << 30, false),
          Clock.systemUTC());

  /** Objects of less than a piece, of a piece and of several. */
  @BeforeEach
  void fill() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      byte[] pixels = new byte[new int[] {128, 700_000, 2_500_000}[i % 3]];
      new Random(i).nextBytes(pixels);
      byte[] file =
          Part10Files.file(
              Part10Files.smallImage("1.2", "1.3", "1.4." + i).toBuilder()
                  .put(Tags.PixelData, Vr.OW, pixels)
                  .build());
      archive.storeInstances().store(new ByteArrayInputStream(file), Optional.empty());
      files.add(file);
      series.add(Span.whole(archive.retrieveInstances().find("1.4." + i)));
    }
  }

  @Test
  void aSeriesComesInOrderByOneRequestForEachPieceSeveralAtATime() throws IOException {
    // when
    try (ReadAhead objects = open(series)) {
      for (byte[] file : files) {
        assertThat(objects.next().content().readAllBytes()).isEqualTo(file);
      }
      assertThat(objects.hasNext()).isFalse();
      assertThatThrownBy(objects::next).isInstanceOf(NoSuchElementException.class);
    }

    // then
    assertThat(store.requests.get())
        .isEqualTo(files.stream().mapToInt(ReadAheadTest::pieces).sum());
    assertThat(store.mostAtOnce.get()).isBetween(2, MEMORY);
    assertThat(memory.availablePermits()).isEqualTo(MEMORY);
  }

  @Test
  void withoutMemoryItIsReadPieceByPiece() throws IOException {
    // given
    memory.drainPermits();

    // when
    try (ReadAhead objects = open(series)) {
      for (byte[] file : files) {
        assertThat(objects.next().content().readAllBytes()).isEqualTo(file);
      }
    }

    // then
    assertThat(store.mostAtOnce.get()).isEqualTo(1);
    assertThat(memory.availablePermits()).isZero();
  }

  @Test
  void aSpanIsReadFromItsFirstByteToItsLastAndTheRestIsPassedOver() throws IOException {
    // given
    IndexedInstance large = series.get(2).instance();
    List<Span> spans =
        List.of(new Span(large, 1_000, 1_500_000), series.get(3), new Span(large, 5, 0));

    // when
    try (ReadAhead objects = open(spans)) {
      assertThat(objects.next().content().readAllBytes())
          .isEqualTo(Arrays.copyOfRange(files.get(2), 1_000, 1_501_000));
      assertThat(objects.next().content().read()).isEqualTo(files.get(3)[0]);
      assertThat(objects.next().content().readAllBytes()).isEmpty();
    }
  }

  @Test
  void noMoreSpansAreTakenThanAreReadAhead() throws IOException {
    // given
    AtomicInteger taken = new AtomicInteger();
    Iterator<Span> counted = series.stream().peek(span -> taken.incrementAndGet()).iterator();

    // when
    try (ReadAhead objects = new ReadAhead(archive.retrieveInstances(), memory, counted)) {
      assertThat(objects.next().content().read()).isEqualTo(files.get(0)[0]);

      // then
      assertThat(taken.get()).isBetween(2, MEMORY + 1);
    }
  }

  @Test
  void whatIsNotWantedAnyMoreGivesItsMemoryBack() throws Exception {
    // when
    try (ReadAhead objects = open(series)) {
      objects.next().content().read();
    }

    // then
    assertThat(memory.tryAcquire(MEMORY, 10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anObjectThatIsGoneIsSaidToBe() {
    // given
    store.delete(series.get(1).instance().id());

    // then
    try (ReadAhead objects = open(series)) {
      assertThatThrownBy(
              () -> {
                objects.next().content().readAllBytes();
                objects.next().content().readAllBytes();
              })
          .isInstanceOf(NoSuchInstance.class);
    }
  }

  private ReadAhead open(List<Span> spans) {
    return new ReadAhead(archive.retrieveInstances(), memory, spans.iterator());
  }

  private static int pieces(byte[] file) {
    return (file.length + ReadAhead.PIECE - 1) / ReadAhead.PIECE;
  }

  /** Counts reads, each of which takes a while. */
  private static final class DistantStore implements InstanceStore {
    private final InstanceStore store = new InMemoryInstanceStore();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Override
    public Incoming receive() {
      return store.receive();
    }

    @Override
    public StoredObject open(InstanceId id) {
      StoredObject object = store.open(id);
      return new StoredObject() {
        @Override
        public long size() {
          return object.size();
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
          requests.incrementAndGet();
          mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          pause();
          atOnce.decrementAndGet();
          return object.read(position, target, offset, length);
        }
      };
    }

    private static void pause() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }

    @Override
    public boolean delete(InstanceId id) {
      return store.delete(id);
    }

    @Override
    public void forEach(Consumer<Entry> action) {
      store.forEach(action);
    }

    @Override
    public List<InstanceId> unsettled() {
      return store.unsettled();
    }

    @Override
    public void settle(InstanceId id) {
      store.settle(id);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
