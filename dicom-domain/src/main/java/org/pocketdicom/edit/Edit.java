package org.pocketdicom.edit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath;

/** One change of a Data Set. */
public sealed interface Edit permits SetAttribute, RemoveAttribute {

  /**
   * Gives an attribute a value, in place of any. Items on the path, and their sequences, are made
   * where they are the next of theirs; a private element gets a block for its creator (PS3.5
   * 7.8.1).
   *
   * @param path see {@link AttributePath}; behind it, where the dictionaries do not know the
   *     element, its VR: {@code 0009,xx10[ACME]:LO}
   * @param value values separated by backslashes, numbers in decimal, tags as {@code 0010,0020};
   *     nothing for an empty element
   * @throws IllegalArgumentException if the path is none, the attribute cannot be set, or its VR or
   *     VM does not allow the value; the message may be shown to a user
   */
  static Edit set(String path, String value) {
    Matcher withVr = Pattern.compile("(.*):([A-Za-z]{2})").matcher(path);
    boolean found = withVr.matches();
    Optional<Vr> vr = found ? Optional.of(vr(withVr.group(2))) : Optional.empty();
    return new SetAttribute(AttributePath.parse(found ? withVr.group(1) : path), vr, value);
  }

  /**
   * Takes an attribute away, where it is there.
   *
   * @param path see {@link AttributePath}
   * @throws IllegalArgumentException if it is none, or the attribute cannot be removed; the message
   *     may be shown to a user
   */
  static Edit remove(String path) {
    return new RemoveAttribute(AttributePath.parse(path));
  }

  /**
   * The Data Set with this change. Text is encoded in the Specific Character Set of the innermost
   * Data Set on the path that names one, which becomes ISO_IR 192 with all its text where it cannot
   * hold the value.
   *
   * @throws org.pocketdicom.error.UnsupportedDicom if this Data Set does not allow it: an Item on
   *     the path is missing, or nothing tells the VR
   * @throws org.pocketdicom.error.MalformedDicom if text has to be encoded anew and is not in the
   *     set that it should be in
   */
  DataSet applyTo(DataSet dataSet);

  private static Vr vr(String letters) {
    return Vr.of(letters.charAt(0), letters.charAt(1))
        .orElseThrow(() -> new IllegalArgumentException(letters + " is no VR (PS3.5 6.2)"));
  }
}
