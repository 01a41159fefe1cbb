package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

/**
 * Makes the tree of a directory's records, which name each other by the byte of the file at which
 * they begin (PS3.3 F.3.2.2). Each record has one place, so that no cycle can be; offsets that lead
 * nowhere end their level.
 */
final class DirectoryTree {

  // Patient, Study, Series, Image and what private records may add; no hierarchy of PS3.3 F.4 is
  // as deep.
  private static final int MAX_DEPTH = 16;

  private final List<DataSet> records;
  private final Map<Long, Integer> byOffset = new HashMap<>();
  private final boolean[] placed;
  private final Warnings warnings;

  private DirectoryTree(List<DataSet> records, List<Long> offsets, Warnings warnings) {
    this.records = records;
    this.placed = new boolean[records.size()];
    this.warnings = warnings;
    for (int i = 0; i < records.size(); i++) {
      byOffset.put(offsets.get(i), i);
    }
  }

  static BasicDirectory of(DataSet dataSet, List<Long> offsets, Warnings warnings) {
    if (!dataSet.contains(Tags.DirectoryRecordSequence)) {
      throw new MalformedDicom("no DICOMDIR: it has no Directory Record Sequence (0004,1220)");
    }
    DirectoryTree tree =
        new DirectoryTree(dataSet.items(Tags.DirectoryRecordSequence), offsets, warnings);
    List<DirectoryRecord> root =
        tree.level(
            dataSet, Tags.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, "the root", 0);
    return new BasicDirectory(
        dataSet.string(Tags.FileSetID), root, tree.unreached(), warnings.all());
  }

  /** The records of one level, of which an element gives the first and each its next. */
  private List<DirectoryRecord> level(DataSet from, int tag, String where, int depth) {
    List<DirectoryRecord> level = new ArrayList<>();
    int index = place(from, tag, where, depth);
    while (index >= 0) {
      DataSet record = records.get(index);
      String here = "record " + index;
      List<DirectoryRecord> lower =
          level(record, Tags.OffsetOfReferencedLowerLevelDirectoryEntity, here, depth + 1);
      if (isInUse(record)) {
        level.add(new DirectoryRecord(record, lower));
      }
      index = place(record, Tags.OffsetOfTheNextDirectoryRecord, here, depth);
    }
    return level;
  }

  /** The record that an offset leads to, which then has its place; -1 where there is none. */
  private int place(DataSet from, int tag, String where, int depth) {
    long offset = unsigned(from, tag);
    if (offset == 0) {
      return -1;
    }
    int index = byOffset.getOrDefault(offset, -1);
    if (index < 0 || placed[index] || depth == MAX_DEPTH) {
      warnings.add(Deviation.WRONG_RECORD_OFFSET, where + ", " + Tag.toString(tag), offset);
      return -1;
    }
    placed[index] = true;
    return index;
  }

  private List<DirectoryRecord> unreached() {
    List<DirectoryRecord> unreached = new ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i] && isInUse(records.get(i))) {
        warnings.add(Deviation.UNREACHED_RECORD, "record " + i, 0);
        unreached.add(new DirectoryRecord(records.get(i), List.of()));
      }
    }
    return unreached;
  }

  // FFFF is in use, 0 is not (PS3.3 F.3.2.2); no flag is no reason to hide a record.
  private static boolean isInUse(DataSet record) {
    return !record.contains(Tags.RecordInUseFlag) || unsigned(record, Tags.RecordInUseFlag) != 0;
  }

  private static long unsigned(DataSet dataSet, int tag) {
    return dataSet
        .get(tag)
        .flatMap(DataElement::encoded)
        .map(value ->
            switch (value.length()) {
              case 2 -> value.shortAt(0) & 0xFFFFL;
              case 4 -> value.intAt(0) & 0xFFFFFFFFL;
              default -> 0L;
            })
        .orElse(0L);
  }
}
