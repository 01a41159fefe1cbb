package org.pocketdicom.port;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.pocketdicom.image.RenderedFrame;

/** Writes pictures in some still-image formats. Stateless: one encoder serves all threads. */
public interface ImageEncoder {

  /**
   * What a format may be told.
   *
   * @param quality of JPEG, 1 to 100
   * @param frameMillis how long an animation shows each picture, the last of these for all that
   *     follow; none for ten pictures a second, or what the object says where there is one
   */
  record Options(int quality, List<Integer> frameMillis) {

    /** Quality 90, and the object's frame times. */
    public static final Options DEFAULT = new Options(90, List.of());

    private static final int TEN_A_SECOND = 100;

    public Options {
      if (quality < 1 || quality > 100) {
        throw new IllegalArgumentException("quality is 1 to 100, not " + quality);
      }
      if (frameMillis.stream().anyMatch(millis -> millis < 1)) {
        throw new IllegalArgumentException("a frame is shown for 1 ms or longer");
      }
      frameMillis = List.copyOf(frameMillis);
    }

    /** How long an animation shows one of its pictures, from 0. */
    public int frameMillis(int picture) {
      return frameMillis.isEmpty()
          ? TEN_A_SECOND
          : frameMillis.get(Math.min(picture, frameMillis.size() - 1));
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
