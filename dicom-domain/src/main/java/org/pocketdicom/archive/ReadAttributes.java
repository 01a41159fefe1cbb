package org.pocketdicom.archive;

import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.IndexedInstance;

/**
 * Answers questions about attributes from the index; only a long value needs the object. Safe for
 * use by several threads.
 */
public final class ReadAttributes {

  /** The longest value that is brought into memory to answer with, in bytes. */
  public static final int MAX_VALUE = 1 << 20;

  private final RetrieveInstances retrieve;

  ReadAttributes(RetrieveInstances retrieve) {
    this.retrieve = retrieve;
  }

  /**
   * The Data Set of an instance; long values are references.
   *
   * @param name a file name (the newest upload counts) or a SOP Instance UID
   * @throws NoSuchInstance if there is none
   */
  public DataSet header(String name) {
    return retrieve.find(name).header();
  }

  /**
   * One attribute of an instance, with its value in memory.
   *
   * @param name a file name (the newest upload counts) or a SOP Instance UID
   * @param path e.g. {@code 0010,0010}, {@code PatientName}, {@code
   *     ReferencedStudySequence[0].ReferencedSOPInstanceUID}
   * @throws NoSuchInstance if there is no such instance, or it has no such attribute
   * @throws UnsupportedDicom if the attribute is Pixel Data or longer than {@link #MAX_VALUE}
   * @throws IllegalArgumentException if the path can't be understood; the message may be shown to a
   *     user
   */
  public DataElement attribute(String name, String path) {
    AttributePath attribute = AttributePath.parse(path);
    IndexedInstance instance = retrieve.find(name);
    DataElement element =
        attribute
            .find(instance.header())
            .orElseThrow(() -> new NoSuchInstance("the object has no attribute " + attribute));
    return switch (element.value()) {
      case Fragments fragments -> throw tooLong(attribute);
      case Value.BulkData bulk when bulk.length() > MAX_VALUE -> throw tooLong(attribute);
      case Value.BulkData bulk -> load(instance, element);
      default -> element;
    };
  }

  private DataElement load(IndexedInstance instance, DataElement element) {
    try (DicomImage image = retrieve.image(instance)) {
      TransferSyntax syntax = TransferSyntax.of(instance.transferSyntax());
      return LongValues.load(element, syntax, image.bytes(), MAX_VALUE);
    }
  }

  private static UnsupportedDicom tooLong(AttributePath attribute) {
    return new UnsupportedDicom(
        attribute + " is longer than the " + MAX_VALUE + " bytes that are given as a value");
  }
}
