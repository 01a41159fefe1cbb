package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * The offsets by which the records of a DICOMDIR refer to each other: bytes from the beginning of
 * the file to the Item of a record (PS3.3 F.3.2.2). They have to follow when a file is written
 * anew. Not for use by several threads.
 */
final class DirectoryOffsets {

  /** An offset as it is, and where it stands in what is written. */
  private record Reference(int position, long offset) {}

  private final List<Reference> references = new ArrayList<>();
  private final List<Long> records = new ArrayList<>();

  static boolean isOffset(int tag) {
    return tag == Tags.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity
        || tag == Tags.OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity
        || tag == Tags.OffsetOfTheNextDirectoryRecord
        || tag == Tags.OffsetOfReferencedLowerLevelDirectoryEntity
        || tag == Tags.MRDRDirectoryRecordOffset;
  }

  /**
   * Notes an offset of four bytes.
   *
   * @param position where it was written
   */
  void refer(int position, long offset) {
    if (offset != 0) {
      references.add(new Reference(position, offset));
    }
  }

  /** Notes the next record, the first byte of whose Item goes to this place of the Data Set. */
  void record(long place) {
    records.add(place);
  }

  /**
   * Writes the offsets anew. Nothing tells where the records were, but where each is referred to
   * the order of the offsets is that of the records.
   *
   * @param before bytes of the file before the Data Set
   * @throws UnsupportedDicom if records are moved that nothing refers to
   */
  void settle(EncodedPieces out, long before) {
    TreeSet<Long> targets = new TreeSet<>();
    references.forEach(reference -> targets.add(reference.offset));
    List<Long> places = records.stream().map(place -> place + before).toList();
    if (records.isEmpty() || places.containsAll(targets)) {
      return;
    }
    if (targets.size() != places.size()) {
      throw new UnsupportedDicom(
          "a DICOMDIR with records that nothing refers to, or references to none, can't be written"
              + " anew");
    }
    for (Reference reference : references) {
      int record = targets.headSet(reference.offset).size();
      out.set32(reference.position, (int) (long) places.get(record));
    }
  }
}
