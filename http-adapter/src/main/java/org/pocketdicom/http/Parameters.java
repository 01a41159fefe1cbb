package org.pocketdicom.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.Window;

/** Reads the parameters of queries; what can't be read is 400. */
public final class Parameters {

  private Parameters() {}

  /** What to throw where a request can't be understood. */
  public static HttpStatusException bad(String message) {
    return new HttpStatusException(HttpStatus.BAD_REQUEST, message);
  }

  /** A parameter that must be there, or 400. */
  public static String required(String name, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> bad("the parameter '" + name + "' is missing"));
  }

  /** A whole number within bounds, or 400. */
  public static OptionalInt integer(String name, Optional<String> value, int least, int most) {
    return value.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) whole(name, value.get(), least, most));
  }

  /** A choice, which is made by its name alone, too; or 400. */
  static boolean flag(String name, Optional<String> value) {
    return switch (value.orElse("false")) {
      case "", "true" -> true;
      case "false" -> false;
      default -> throw bad("'" + name + "' must be true or false");
    };
  }

  static OptionalLong position(String name, Optional<String> value) {
    return value.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(whole(name, value.get(), 0, Long.MAX_VALUE));
  }

  private static long whole(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // is told below
    }
    throw bad("'" + name + "' must be a whole number from " + least + " to " + most);
  }

  /**
   * A window as PS3.18 8.3.5.1.4 writes it: center, width and, if it is not linear, the function.
   */
  public static Optional<Window> window(Optional<String> value) {
    return value.map(Parameters::window);
  }

  private static Window window(String text) {
    String[] pieces = text.split(",", -1);
    try {
      Window.Function function =
          pieces.length < 3
              ? Window.Function.LINEAR
              : Window.Function.valueOf(pieces[2].toUpperCase(Locale.ROOT).replace('-', '_'));
      if (pieces.length == 2 || pieces.length == 3) {
        return new Window(Double.parseDouble(pieces[0]), Double.parseDouble(pieces[1]), function);
      }
    } catch (IllegalArgumentException | MalformedDicom unreadable) {
      // is told below
    }
    throw bad(
        "'window' must be center,width or center,width,linear|linear-exact|sigmoid, with a width of"
            + " at least 1 (linear) or above 0");
  }
}
