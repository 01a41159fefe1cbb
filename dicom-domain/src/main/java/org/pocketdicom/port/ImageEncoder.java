package org.pocketdicom.port;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.pocketdicom.image.RenderedFrame;

/** Writes pictures in some still-image formats. Stateless: one encoder serves all threads. */
public interface ImageEncoder {

  /**
   * What a format may be told.
   *
   * @param quality of JPEG, 1 to 100
   * @param frameMillis how long an animated picture shows each frame
   */
  record Options(int quality, int frameMillis) {

    /** Quality 90, ten frames a second. */
    public static final Options DEFAULT = new Options(90, 100);

    public Options {
      if (quality < 1 || quality > 100) {
        throw new IllegalArgumentException("quality is 1 to 100, not " + quality);
      }
      if (frameMillis < 1) {
        throw new IllegalArgumentException("a frame is shown for 1 ms or longer");
      }
    }
  }

  /** The formats that this encoder writes. */
  Set<ImageFormat> formats();

  /**
   * Writes one file.
   *
   * @param frames taken one at a time; a format that holds one picture takes the first only
   * @param out not closed
   * @throws IOException if {@code out} fails
   * @throws org.pocketdicom.error.LimitExceeded if the picture is larger than the format can hold
   */
  void encode(ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
      throws IOException;
}
