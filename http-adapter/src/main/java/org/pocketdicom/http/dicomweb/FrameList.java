package org.pocketdicom.http.dicomweb;

import java.util.List;
import java.util.stream.Stream;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.port.IndexedInstance;

/** The list of frames in a path, e.g. {@code 1,3,7} (PS3.18 10.4.1.1.3). */
final class FrameList {

  private static final int MAX_FRAMES = 10_000;

  private FrameList() {}

  /**
   * The frames, from 0, in the order in which they are asked for; what makes no sense is 400.
   *
   * @throws NoSuchInstance if there is no such frame
   */
  static List<Integer> of(String text, IndexedInstance instance) {
    String[] numbers = text.split(",", -1);
    if (numbers.length > MAX_FRAMES) {
      throw Parameters.bad("at most " + MAX_FRAMES + " frames can be asked for");
    }
    return Stream.of(numbers).map(number -> number(number.strip(), instance)).toList();
  }

  private static int number(String text, IndexedInstance instance) {
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < 1) {
      throw Parameters.bad("frames are numbers from 1, separated by commas");
    }
    long number = Long.parseLong(text);
    int count = instance.frames().count();
    if (number > count) {
      throw new NoSuchInstance("there is no frame " + number + " of " + count);
    }
    return (int) number - 1;
  }
}
