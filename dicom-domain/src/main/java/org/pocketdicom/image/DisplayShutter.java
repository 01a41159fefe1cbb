package org.pocketdicom.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/**
 * What is to be covered of an image (PS3.3 C.7.6.11, of bitmaps C.7.6.15): all that lies outside
 * one of its shapes. A shape whose attributes are not whole covers nothing.
 *
 * @param value of what is covered, 0 to 65535
 */
record DisplayShutter(List<Shape> shapes, int value) {

  /** An area that is left open. */
  private interface Shape {

    /** Rows and columns count from 1 (PS3.3 C.7.6.11). */
    boolean isOpen(int row, int column);
  }

  /** The shutter of a frame: of its functional groups, else of the Data Set. */
  static Optional<DisplayShutter> of(DataSet header, int frame) {
    DataSet attributes =
        FunctionalGroups.attributes(header, frame, Tags.FrameDisplayShutterSequence);
    List<Shape> shapes = new ArrayList<>();
    for (String name : attributes.strings(Tags.ShutterShape)) {
      switch (name) {
        case "RECTANGULAR" -> rectangle(attributes).ifPresent(shapes::add);
        case "CIRCULAR" -> circle(attributes).ifPresent(shapes::add);
        case "POLYGONAL" -> polygon(attributes).ifPresent(shapes::add);
        case "BITMAP" -> bitmap(attributes, frame).ifPresent(shapes::add);
        default -> {} // no shape of the standard
      }
    }
    return shapes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DisplayShutter(
                List.copyOf(shapes),
                attributes.integer(Tags.ShutterPresentationValue).orElse(0) & 0xFFFF));
  }

  private static Optional<Shape> rectangle(DataSet attributes) {
    int left = attributes.integer(Tags.ShutterLeftVerticalEdge).orElse(1);
    int right = attributes.integer(Tags.ShutterRightVerticalEdge).orElse(Integer.MAX_VALUE);
    int upper = attributes.integer(Tags.ShutterUpperHorizontalEdge).orElse(1);
    int lower = attributes.integer(Tags.ShutterLowerHorizontalEdge).orElse(Integer.MAX_VALUE);
    return Optional.of(
        (row, column) -> row >= upper && row <= lower && column >= left && column <= right);
  }

  private static Optional<Shape> circle(DataSet attributes) {
    int[] center = numbers(attributes, Tags.CenterOfCircularShutter);
    long radius = attributes.integer(Tags.RadiusOfCircularShutter).orElse(0);
    return center.length == 2 && radius > 0
        ? Optional.of((row, column) -> {
          long down = (long) row - center[0];
          long across = (long) column - center[1];
          return down * down + across * across <= radius * radius;
        })
        : Optional.empty();
  }

  private static Optional<Shape> polygon(DataSet attributes) {
    int[] vertices = numbers(attributes, Tags.VerticesOfThePolygonalShutter);
    return vertices.length >= 6 && vertices.length % 2 == 0
        ? Optional.of((row, column) -> isWithin(vertices, row, column))
        : Optional.empty();
  }

  private static int[] numbers(DataSet attributes, int tag) {
    return attributes.get(tag).map(DataElement::ints).orElse(new int[0]);
  }

  /** By the parity of the sides to the right of a pixel's centre; a pixel on a side is within. */
  private static boolean isWithin(int[] vertices, int row, int column) {
    boolean within = false;
    for (int i = 0, last = vertices.length - 2; i < vertices.length; last = i, i += 2) {
      long up = (long) vertices[last] - vertices[i];
      long down = (long) row - vertices[i];
      long cross =
          ((long) column - vertices[i + 1]) * up - down * (vertices[last + 1] - vertices[i + 1]);
      if (cross == 0 && isBetween(vertices, i, last, row, column)) {
        return true;
      }
      boolean spans = (vertices[i] > row) != (vertices[last] > row);
      within ^= spans && cross < 0 == up > 0;
    }
    return within;
  }

  private static boolean isBetween(int[] vertices, int one, int other, int row, int column) {
    return row >= Math.min(vertices[one], vertices[other])
        && row <= Math.max(vertices[one], vertices[other])
        && column >= Math.min(vertices[one + 1], vertices[other + 1])
        && column <= Math.max(vertices[one + 1], vertices[other + 1]);
  }

  private static Optional<Shape> bitmap(DataSet attributes, int frame) {
    int group = attributes.integer(Tags.ShutterOverlayGroup).orElse(0) & 0xFFFF;
    return Overlay.in(attributes, group)
        .map(overlay -> (row, column) -> !overlay.covers(frame, row - 1, column - 1));
  }

  /** Covers what is not to be seen. */
  void draw(RenderedFrame picture) {
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        if (!isOpen(row + 1, column + 1)) {
          cover(picture, row * picture.width() + column);
        }
      }
    }
  }

  private boolean isOpen(int row, int column) {
    for (Shape shape : shapes) {
      if (!shape.isOpen(row, column)) {
        return false;
      }
    }
    return true;
  }

  private void cover(RenderedFrame picture, int pixel) {
    byte level = (byte) (value >> 8);
    switch (picture.kind()) {
      case GRAY_8 -> picture.bytes()[pixel] = level;
      case GRAY_16 -> picture.shorts()[pixel] = (short) value;
      case RGB_8 -> Arrays.fill(picture.bytes(), 3 * pixel, 3 * pixel + 3, level);
    }
  }
}
