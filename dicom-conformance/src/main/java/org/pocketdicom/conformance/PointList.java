package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * The points of one area, numbered as they are added: for a number to stay, a new point goes to the
 * end of its area.
 */
final class PointList {

  private final String area;
  private final List<Point> points = new ArrayList<>();
  private int number;

  /** A list whose first point has a number. */
  PointList(String area, int first) {
    this.area = area;
    this.number = first - 1;
  }

  void must(String section, String claim, Call call, Expectation... expectations) {
    add(Level.MUST, section, claim, call, expectations);
  }

  void should(String section, String claim, Call call, Expectation... expectations) {
    add(Level.SHOULD, section, claim, call, expectations);
  }

  void may(String section, String claim, Call call, Expectation... expectations) {
    add(Level.MAY, section, claim, call, expectations);
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  private void add(
      Level level, String section, String claim, Call call, Expectation... expectations) {
    String id = String.format("%s-%03d", area, ++number);
    points.add(new Point(id, section, level, claim, call, List.of(expectations)));
  }
}
