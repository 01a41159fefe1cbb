package org.pocketdicom.port;

import java.time.Instant;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.image.FrameTable;

/**
 * What the index keeps of an instance, so that attributes and frames are found without the object.
 *
 * @param transferSyntax the UID (0002,0010) that the object is encoded in
 * @param size of the object in bytes
 * @param sha256 of the object, 64 lower case hexadecimal digits
 * @param storedAt when it was first acknowledged
 * @param header the Data Set; long values are references into the object
 * @param frames where the frames of Pixel Data lie
 */
public record IndexedInstance(
    InstanceId id,
    String transferSyntax,
    long size,
    String sha256,
    Instant storedAt,
    DataSet header,
    FrameTable frames) {

  /** Whether the other is the same bytes under the same identity. */
  public boolean isSameObject(IndexedInstance other) {
    return id.equals(other.id) && sha256.equals(other.sha256);
  }
}
