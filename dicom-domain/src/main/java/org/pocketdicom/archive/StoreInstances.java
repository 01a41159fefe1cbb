package org.pocketdicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.Deviation;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.Warning;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;

/**
 * Takes objects in. When it returns, the object is durable, indexed and readable. Safe for use by
 * several threads.
 */
public final class StoreInstances {

  /** What a caller takes; it refuses an object by throwing. */
  public interface Admission {

    /** Whatever can be stored. */
    Admission ALL = header -> {};

    /** Told the elements before Pixel Data as soon as they have come, once. */
    void begin(DataSet header);

    /** Told what was tolerated, once the object has come and before it is stored. */
    default void end(List<Warning> warnings) {}
  }

  private static final long HEAP = Runtime.getRuntime().maxMemory();
  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);

  private final InstanceStore store;
  private final InstanceIndex index;
  private final Archive.Rules rules;
  private final Clock clock;
  private final Turns turns;
  private final Doubts doubts = new Doubts();
  private final HeaderMemory headerMemory = new HeaderMemory(HEAP / 4);

  StoreInstances(
      InstanceStore store, InstanceIndex index, Turns turns, Archive.Rules rules, Clock clock) {
    this.store = store;
    this.index = index;
    this.turns = turns;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Stores one object exactly as it is, in memory that does not grow with its size.
   *
   * @param object read to its end, not closed
   * @param fileName the name it was uploaded under
   * @throws MalformedDicom if it is no DICOM object, or ends within its header
   * @throws RejectedInstance if other bytes are stored under its SOP Instance UID
   * @throws org.pocketdicom.error.LimitExceeded if it is larger than the archive takes
   * @throws StorageUnavailable if it could not be made durable, or the headers of what comes in at
   *     the same time take too much memory
   * @throws IOException if {@code object} fails; nothing is stored then
   */
  public StoreResult store(InputStream object, Optional<String> fileName) throws IOException {
    return store(object, fileName, Admission.ALL);
  }

  /**
   * Like {@link #store(InputStream, Optional)}, for a caller that does not take every object.
   *
   * @param admission says what is taken
   */
  public StoreResult store(InputStream object, Optional<String> fileName, Admission admission)
      throws IOException {
    try (Incoming incoming = store.receive();
        HeaderMemory.Share memory = headerMemory.share()) {
      ReceivedStream received = new ReceivedStream(object, incoming, rules.maxObjectBytes());
      FirstLook firstLook = new FirstLook(incoming, admission);
      DicomFile file = READER.read(received, memory, firstLook);
      received.drain();
      refuseCutHeader(file);
      firstLook.complete(file.dataSet());
      admission.end(file.warnings());
      IndexedInstance instance =
          instance(file, received.size(), received.digest(), clock.instant());
      // What one writer finds in the store and in the index must hold until it has changed both.
      StoreResult.Outcome outcome =
          turns.change(instance.id().instance(), () -> keep(incoming, instance, fileName));
      return new StoreResult(
          instance.id(), outcome, instance.size(), warnings(file, instance.id()));
    }
  }

  /**
   * Indexes an object that is in the store, as it would have been when it came in.
   *
   * @throws MalformedDicom if the object is no DICOM object
   */
  InstanceIndex.Outcome index(InstanceId id) throws IOException {
    IndexedInstance instance = stored(id);
    InstanceIndex.Outcome outcome = index.add(instance, Optional.empty());
    if (outcome == InstanceIndex.Outcome.TAKEN && isKnownAs(id)) {
      // A crash came between the object's replacement and the index.
      index.replace(instance, Optional.empty());
      return InstanceIndex.Outcome.ADDED;
    }
    return outcome;
  }

  /** Whether an instance is to be read only after {@link #clearDoubt}. */
  boolean isDoubtful(InstanceId id) {
    return doubts.isAbout(id);
  }

  /**
   * Has the row say what the store holds, after a replacement that failed. For whose turn it is.
   */
  void clearDoubt(InstanceId id) {
    doubts.clear(id, () -> recover(id));
  }

  /**
   * Has the index know an object whose writer did not come to its end. What can't be read was never
   * acknowledged; `verify` names it. What lost its SOP Instance UID to an object of another study
   * was not either, or was replaced: its writer was about to take it away.
   */
  void recover(InstanceId id) {
    try {
      if (index(id) == InstanceIndex.Outcome.TAKEN) {
        store.delete(id);
      }
    } catch (StorageUnavailable e) {
      throw e;
    } catch (DicomException e) {
      // left as it is, or nothing would ever go on
    } catch (IOException e) {
      throw new StorageUnavailable("cannot read an object that is not indexed", e);
    }
  }

  /**
   * Indexes an object that is in the store in place of what the index keeps of it.
   *
   * @throws MalformedDicom if the object is no DICOM object
   */
  void indexAgain(InstanceId id) throws IOException {
    index.replace(stored(id), Optional.empty());
  }

  private IndexedInstance stored(InstanceId id) throws IOException {
    try (StoredObject object = store.open(id);
        SourceStream bytes = new SourceStream(object)) {
      DicomFile file = READER.read(bytes);
      String sha256 = bytes.digest();
      Instant storedAt = object.storedAt().orElseGet(clock::instant);
      IndexedInstance instance = instance(file, bytes.size(), sha256, storedAt);
      if (!instance.id().equals(id)) {
        throw new MalformedDicom("the object's UIDs are not those it is stored under");
      }
      return instance;
    }
  }

  private boolean isKnownAs(InstanceId id) {
    return index.find(id.instance()).filter(known -> known.id().equals(id)).isPresent();
  }

  private StoreResult.Outcome keep(
      Incoming incoming, IndexedInstance instance, Optional<String> fileName) {
    clearDoubt(instance.id());
    Optional<IndexedInstance> known = index.find(instance.id().instance());
    if (known.isPresent() && !known.get().isSameObject(instance)) {
      return takePlace(incoming, known.get(), instance, fileName);
    }
    boolean created = incoming.commit(instance.id());
    if (!created && known.isEmpty() && !digest(instance.id()).equals(instance.sha256())) {
      return takePlace(incoming, instance, instance, fileName);
    }
    if (!created && known.isPresent() && size(instance.id()) != instance.size()) {
      // The stored object was damaged since; these are the bytes that were acknowledged.
      incoming.replace(instance.id());
    }
    InstanceIndex.Outcome outcome = index.add(instance, fileName);
    if (outcome == InstanceIndex.Outcome.TAKEN) {
      // Another process was faster, with other bytes or in another study.
      if (created) {
        store.delete(instance.id());
        incoming.settle();
      }
      throw taken();
    }
    incoming.settle();
    return outcome == InstanceIndex.Outcome.ADDED
        ? StoreResult.Outcome.STORED
        : StoreResult.Outcome.SAME;
  }

  private StoreResult.Outcome takePlace(
      Incoming incoming, IndexedInstance old, IndexedInstance instance, Optional<String> fileName) {
    if (!rules.replaceDuplicates()) {
      throw taken();
    }
    boolean moves = !old.id().equals(instance.id());
    if (moves) {
      incoming.retire(old.id());
    }
    doubts.during(
        instance.id(),
        () -> {
          incoming.replace(instance.id());
          index.replace(instance, fileName);
        });
    if (moves) {
      store.delete(old.id());
    }
    incoming.settle();
    return StoreResult.Outcome.REPLACED;
  }

  private static RejectedInstance taken() {
    return new RejectedInstance("another object is stored under this SOP Instance UID (0008,0018)");
  }

  private long size(InstanceId id) {
    try (StoredObject object = store.open(id)) {
      return object.size();
    }
  }

  private String digest(InstanceId id) {
    try (StoredObject object = store.open(id)) {
      return SourceStream.digest(object);
    }
  }

  private static IndexedInstance instance(
      DicomFile file, long size, String sha256, Instant storedAt) {
    DataSet dataSet = file.dataSet();
    InstanceId id = Identity.stated(dataSet).orElseGet(() -> Identity.derived(dataSet, sha256));
    return new IndexedInstance(
        id, file.transferSyntax().uid(), size, sha256, storedAt, dataSet, DicomImage.frames(file));
  }

  private static void refuseCutHeader(DicomFile file) {
    for (Warning warning : file.warnings()) {
      if (warning.deviation() == Deviation.TRUNCATED_DATA_SET
          || warning.deviation() == Deviation.TRUNCATED_DEFLATE_STREAM
              && ImagePixel.pixelData(file.dataSet()).isEmpty()) {
        throw new MalformedDicom(
            "the object ends within an element", warning.where(), warning.offset());
      }
    }
    if (file.dataSet().size() == 0) {
      throw new MalformedDicom("the Data Set has no elements");
    }
  }

  /** Asked in front of Pixel Data, or at the end of an object without any. */
  private static final class FirstLook implements Consumer<DataSet> {

    private final Incoming incoming;
    private final Admission admission;
    private boolean asked;

    FirstLook(Incoming incoming, Admission admission) {
      this.incoming = incoming;
      this.admission = admission;
    }

    @Override
    public void accept(DataSet header) {
      asked = true;
      admission.begin(header);
      Identity.stated(header).ifPresent(incoming::expect);
    }

    void complete(DataSet dataSet) {
      if (!asked) {
        admission.begin(dataSet);
      }
    }
  }

  private static List<Warning> warnings(DicomFile file, InstanceId id) {
    if (Identity.stated(file.dataSet()).isPresent()) {
      return file.warnings();
    }
    List<Warning> all = new ArrayList<>(file.warnings());
    all.add(new Warning(Deviation.DERIVED_UID, id.instance().value(), 0));
    return all;
  }
}
