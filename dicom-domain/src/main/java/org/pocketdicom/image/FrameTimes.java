package org.pocketdicom.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/** How long the frames of an image last (PS3.3 C.7.6.5). */
public final class FrameTimes {

  private static final double SHORTEST = 1;
  private static final double LONGEST = 600_000;

  private FrameTimes() {}

  /**
   * The milliseconds for which each frame is shown, from a frame on; the last counts for all that
   * follow. By Frame Time Vector, else Frame Time, Recommended Display Frame Rate or Cine Rate;
   * none where the object says nothing.
   *
   * @param first the first frame, from 0
   */
  public static List<Integer> of(DataSet header, int first) {
    double[] vector =
        header.get(Tags.FrameTimeVector).map(DataElement::doubles).orElse(new double[0]);
    // Each value is the time since the frame before, so that a frame lasts as long as the next
    // says.
    double[] times =
        vector.length > first + 1
            ? Arrays.copyOfRange(vector, first + 1, vector.length)
            : Stream.of(
                    header.number(Tags.FrameTime).stream(),
                    perSecond(header, Tags.RecommendedDisplayFrameRate),
                    perSecond(header, Tags.CineRate))
                .flatMapToDouble(time -> time)
                .filter(time -> time > 0)
                .limit(1)
                .toArray();
    return DoubleStream.of(times)
        .mapToObj(time -> (int) Math.round(Math.clamp(time, SHORTEST, LONGEST)))
        .toList();
  }

  private static DoubleStream perSecond(DataSet header, int rate) {
    return header.number(rate).stream().filter(r -> r > 0).map(r -> 1000 / r);
  }
}
