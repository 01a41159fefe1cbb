package org.pocketdicom.archive;

import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.image.PresentationState;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;

/**
 * An object whose frames can be had: a stored one, or a file that was just read.
 *
 * @param bytes what {@code frames} and the references of {@code header} count in
 */
public record DicomImage(DataSet header, String transferSyntax, FrameTable frames, ByteSource bytes)
    implements AutoCloseable {

  private static final int MOST_OF_STATE = 8 << 20;

  /**
   * The image of a file.
   *
   * @param source what the file was read from; closing the image closes it
   */
  public static DicomImage of(DicomFile file, ByteSource source) {
    return new DicomImage(
        file.dataSet(),
        file.transferSyntax().uid(),
        frames(file),
        Part10Reader.content(file, source));
  }

  /**
   * Where the frames lie; none where they can't be told apart: asking for the picture then says
   * what is wrong.
   */
  static FrameTable frames(DicomFile file) {
    try {
      return FrameTable.of(file.dataSet(), file.transferSyntax());
    } catch (DicomException e) {
      return FrameTable.none();
    }
  }

  /**
   * The presentation state that the object is, with its overlays in memory.
   *
   * @throws org.pocketdicom.error.UnsupportedDicom if it is an object of another kind
   * @throws LimitExceeded if its overlays take more than 8 MB
   */
  public PresentationState presentationState() {
    LongOverlays overlays = LongOverlays.of(this);
    if (overlays.bytes() > MOST_OF_STATE) {
      throw new LimitExceeded(
          "a presentation state with overlays of " + overlays.bytes() + " bytes");
    }
    return PresentationState.of(overlays.header());
  }

  /** Closes what the bytes are read from. */
  @Override
  public void close() {
    bytes.close();
  }
}
