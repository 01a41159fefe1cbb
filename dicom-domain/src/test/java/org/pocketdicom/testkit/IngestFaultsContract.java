package org.pocketdicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.StoreResult;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.archive.VerifyArchive.Problem;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.port.StoredObject;

/**
 * What an archive promises while each step of its store and its index may fail, and the program may
 * end at each: what was acknowledged is there, what is there is whole and fits its row, and what
 * was refused or failed may be tried again.
 *
 * <p>{@code -Dfaults.seed} repeats a run, {@code -Dfaults.count} sets its length.
 */
@Timeout(3_600)
public abstract class IngestFaultsContract {

  private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
  private static final int BETWEEN_CHECKS = 100;
  private static final int INSTANCES = 12;
  private static final int VERSIONS = 3;

  private final Set<String> acknowledgedEver = new HashSet<>();

  /** By SOP Instance UID: the digest that was acknowledged last, and those that may be there. */
  private final Map<String, String> acknowledged = new HashMap<>();

  private final Map<String, Set<String>> possible = new HashMap<>();

  private Random random = new Random(0);
  private Faults faults = new Faults(0, 0);
  private boolean replacing;
  private long works;

  /** Opens the store as a program does that starts: the same each time, empty at first. */
  protected abstract InstanceStore openStore(Faults faults);

  /** Opens the index as a program does that starts: the same each time, empty at first. */
  protected abstract InstanceIndex openIndex(Faults faults);

  /** What the end of the program does to what it had open. */
  protected void crashed() {}

  /** How many faults there are to be at least, unless the caller of the test says otherwise. */
  protected abstract int defaultCount();

  /** Whether a start finds what a crash left; if not, it takes a repair. */
  protected boolean startsClean() {
    return true;
  }

  @Test
  void nothingAcknowledgedIsLostWhereDuplicatesAreRefused() {
    run(SEED, false, Integer.getInteger("faults.count", defaultCount()));
  }

  @Test
  void nothingAcknowledgedIsLostWhereDuplicatesReplace() {
    run(SEED, true, Integer.getInteger("faults.count", defaultCount()));
  }

  /**
   * Works until there were so many faults.
   *
   * @return a digest of which steps failed, and how
   */
  protected final long run(long seed, boolean replace, int count) {
    System.out.printf("%s: -Dfaults.seed=%d%n", getClass().getSimpleName(), seed);
    random = new Random(seed);
    faults = new Faults(random.nextLong(), 40);
    replacing = replace;
    while (faults.count() < count) {
      live(faults.count() + BETWEEN_CHECKS);
    }
    System.out.printf(
        "%s: %d faults, %d objects acknowledged, trace %x%n",
        getClass().getSimpleName(), faults.count(), acknowledgedEver.size(), faults.trace());
    assertThat(acknowledgedEver.size()).isGreaterThan(count / 100);
    return faults.trace();
  }

  /** Programs that start, work and end, until so many faults were had; then all is looked at. */
  private void live(long until) {
    faults.setActive(true);
    while (faults.count() < until) {
      try {
        begin(this::work, until);
      } catch (Faults.Crash crash) {
        crashed();
      } catch (StorageUnavailable e) {
        // it could not start
      }
      faults.restart();
    }
    faults.setActive(false);
    begin(this::checkAll, until);
  }

  private interface Life {
    void live(Archive archive, long until);
  }

  private void begin(Life life, long until) {
    InstanceStore store = openStore(faults);
    InstanceIndex index = openIndex(faults);
    Archive archive = null;
    try {
      archive =
          new Archive(
              store,
              index,
              List.of(),
              List.of(),
              List.of(),
              new Archive.Rules(1L << 40, replacing),
              Clock.systemUTC());
      life.live(archive, until);
      faults.setActive(false);
      checkAcknowledged(archive);
      archive.close();
    } catch (StorageUnavailable e) {
      if (archive == null) {
        index.close();
        store.close();
      }
      throw e;
    } finally {
      faults.setActive(true);
    }
  }

  private void work(Archive archive, long until) {
    for (int i = 0; i < 200 && faults.count() < until; i++) {
      String uid = "1.2.3." + (works++ / 50 + random.nextInt(INSTANCES));
      switch (random.nextInt(100)) {
        case 0 -> attempt(() -> verify(archive));
        case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> attempt(() -> read(archive, uid));
        default -> attempt(() -> store(archive, uid));
      }
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (StorageUnavailable e) {
      // as the client is told
    }
  }

  private static void verify(Archive archive) {
    archive.verifyArchive().verify(true, finding -> {}, done -> {});
  }

  private void store(Archive archive, String uid) {
    byte[] object = object(uid, random.nextInt(VERSIONS));
    String digest = Sha256.hex(object);
    possible.computeIfAbsent(uid, key -> new HashSet<>()).add(digest);
    try {
      StoreResult result =
          archive.storeInstances().store(new ByteArrayInputStream(object), Optional.of(uid));
      if (result.outcome() != StoreResult.Outcome.REPLACED && !replacing) {
        assertThat(acknowledged.getOrDefault(uid, digest)).as(uid).isEqualTo(digest);
      }
      acknowledged.put(uid, digest);
      acknowledgedEver.add(digest);
      possible.put(uid, new HashSet<>(Set.of(digest)));
    } catch (RejectedInstance e) {
      assertThat(replacing).isFalse();
      assertThat(acknowledged.get(uid)).as(uid).isNotEqualTo(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Archive archive, String uid) {
    try {
      IndexedInstance found = archive.retrieveInstances().find(uid);
      try (StoredObject object = archive.retrieveInstances().open(found)) {
        byte[] bytes = object.read(0, Math.toIntExact(object.size()));
        assertThat(Sha256.hex(bytes)).as(uid).isEqualTo(found.sha256());
        assertThat(possible.getOrDefault(uid, Set.of())).as(uid).contains(found.sha256());
        if (!replacing && acknowledged.containsKey(uid)) {
          assertThat(acknowledged.get(uid)).as(uid).isEqualTo(found.sha256());
        }
      }
    } catch (NoSuchInstance e) {
      assertThat(acknowledged).as("instances that are not found").doesNotContainKey(uid);
    }
  }

  private void checkAcknowledged(Archive archive) {
    acknowledged.keySet().forEach(uid -> read(archive, uid));
  }

  private void checkAll(Archive archive, long until) {
    List<Finding> findings = new ArrayList<>();
    if (!startsClean()) {
      verify(archive);
    }
    archive.verifyArchive().verify(false, findings::add, done -> {});
    if (!startsClean()) {
      findings.removeIf(finding -> isAnother(finding, archive));
    }
    assertThat(findings).as("after %d faults", until).isEmpty();
    checkAcknowledged(archive);
  }

  /** An object that was never acknowledged, whose UID is another's by now: for people to judge. */
  private static boolean isAnother(Finding finding, Archive archive) {
    return finding.problem() == Problem.NOT_INDEXED
        && !archive
            .retrieveInstances()
            .find(finding.id().instance().value())
            .id()
            .equals(finding.id());
  }

  /** Its versions differ in size or in content, and one is in another series. */
  private static byte[] object(String uid, int version) {
    return Part10Files.file(
        Part10Files.smallImage("1.2.3", "1.2.3." + (version == 2 ? 9 : 8), uid).toBuilder()
            .put(Tags.PatientID, Vr.LO, version == 0 ? "first" : "other")
            .build());
  }
}
