package org.pocketdicom.archive;

import java.time.Clock;
import java.util.List;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;

/**
 * An open archive: ports in, use cases out. Safe for use by several threads. Closing it closes its
 * store and its index.
 */
public final class Archive implements AutoCloseable {

  /**
   * What the archive takes.
   *
   * @param maxObjectBytes the largest object that is taken
   * @param replaceDuplicates whether other bytes under a SOP Instance UID that is taken replace the
   *     old ones; else they are refused
   */
  public record Rules(long maxObjectBytes, boolean replaceDuplicates) {}

  private final InstanceStore store;
  private final InstanceIndex index;
  private final StoreInstances storeInstances;
  private final RetrieveInstances retrieveInstances;
  private final ReadAttributes readAttributes;
  private final RenderFrame renderFrame;
  private final TranscodeObject transcodeObject;
  private final VerifyArchive verifyArchive;
  private final RebuildIndex rebuildIndex;
  private final SearchArchive searchArchive;
  private final DeleteInstances deleteInstances;

  /**
   * Assembles an archive, indexes what a crash left in the store unindexed, and deletes what it
   * left half deleted.
   *
   * @throws StorageUnavailable if the store or the index can't be read
   */
  public Archive(
      InstanceStore store,
      InstanceIndex index,
      List<FrameCodec> codecs,
      List<ImageEncoder> encoders,
      List<FrameEncoder> frameEncoders,
      Rules rules,
      Clock clock) {
    this.store = store;
    this.index = index;
    Turns turns = new Turns();
    this.storeInstances = new StoreInstances(store, index, turns, rules, clock);
    this.retrieveInstances = new RetrieveInstances(store, index, turns, storeInstances);
    this.readAttributes = new ReadAttributes(retrieveInstances);
    DecodeFrames decoding = new DecodeFrames(codecs);
    this.renderFrame = new RenderFrame(decoding, encoders);
    this.transcodeObject = new TranscodeObject(decoding, frameEncoders);
    this.verifyArchive = new VerifyArchive(store, index, storeInstances, clock);
    this.rebuildIndex = new RebuildIndex(store, index, turns, storeInstances);
    this.searchArchive = new SearchArchive(index);
    this.deleteInstances = new DeleteInstances(store, index, turns);
    deleteInstances.finish();
    store.unsettled().forEach(this::recover);
  }

  /** Takes objects in. */
  public StoreInstances storeInstances() {
    return storeInstances;
  }

  /** Answers questions about attributes. */
  public ReadAttributes readAttributes() {
    return readAttributes;
  }

  /** Gives objects back. */
  public RetrieveInstances retrieveInstances() {
    return retrieveInstances;
  }

  /** Finds studies, series and instances. */
  public SearchArchive searchArchive() {
    return searchArchive;
  }

  /** Takes objects away. */
  public DeleteInstances deleteInstances() {
    return deleteInstances;
  }

  /** Makes pictures. */
  public RenderFrame renderFrame() {
    return renderFrame;
  }

  /** Gives objects and frames in other transfer syntaxes. */
  public TranscodeObject transcodeObject() {
    return transcodeObject;
  }

  /** Compares store and index. */
  public VerifyArchive verifyArchive() {
    return verifyArchive;
  }

  /** Makes the index again of the store. */
  public RebuildIndex rebuildIndex() {
    return rebuildIndex;
  }

  @Override
  public void close() {
    try (store;
        index) {
      // closes both, whatever the first of them throws
    }
  }

  private void recover(InstanceId id) {
    storeInstances.recover(id);
    store.settle(id);
  }
}
