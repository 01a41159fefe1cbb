package org.pocketdicom.dictionary;

import java.util.Optional;

/** The Registry of DICOM Unique Identifiers (PS3.6 A): what the UIDs of the standard are called. */
public final class Uids {

  private Uids() {}

  /**
   * The name of a UID in the registry, e.g. {@code JPEG 2000 Image Compression}.
   *
   * @return empty where the registry has no such UID, or no name for it any more
   */
  public static Optional<String> name(String uid) {
    return text(UidTable.INSTANCE.names(), uid);
  }

  /**
   * The keyword of a UID in the registry, e.g. {@code JPEG2000}.
   *
   * @return empty where the registry has no such UID, or no keyword for it any more
   */
  public static Optional<String> keyword(String uid) {
    return text(UidTable.INSTANCE.keywords().texts(), uid);
  }

  /**
   * The UID of a keyword.
   *
   * @param keyword in any case
   * @return empty where the registry has no such keyword
   */
  public static Optional<String> uid(String keyword) {
    UidTable table = UidTable.INSTANCE;
    int row = table.keywords().findInAnyCase(keyword);
    return row < 0 ? Optional.empty() : Optional.of(table.uids().texts().get(row));
  }

  /**
   * The Composite IOD whose instances a Storage SOP Class holds (PS3.4 B.5), e.g. {@code CT Image}.
   *
   * @param sopClassUid a SOP Class UID
   * @return empty where it is no Storage SOP Class of this edition
   */
  public static Optional<String> ciod(String sopClassUid) {
    return text(UidTable.INSTANCE.iods(), sopClassUid);
  }

  private static Optional<String> text(Texts texts, String uid) {
    int row = UidTable.INSTANCE.uids().find(uid);
    String text = row < 0 ? "" : texts.get(row);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
