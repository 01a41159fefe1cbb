package org.pocketdicom.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Value Representations (PS3.5 6.2). */
public enum Vr {
  AE(Kind.TEXT, 0, false, false),
  AS(Kind.TEXT, 0, false, false),
  AT(Kind.BINARY, 4, false, false),
  CS(Kind.TEXT, 0, false, false),
  DA(Kind.TEXT, 0, false, false),
  DS(Kind.TEXT, 0, false, false),
  DT(Kind.TEXT, 0, false, false),
  FD(Kind.BINARY, 8, false, false),
  FL(Kind.BINARY, 4, false, false),
  IS(Kind.TEXT, 0, false, false),
  LO(Kind.TEXT, 0, false, true),
  LT(Kind.TEXT, 0, false, true),
  OB(Kind.BYTES, 1, true, false),
  OD(Kind.BYTES, 8, true, false),
  OF(Kind.BYTES, 4, true, false),
  OL(Kind.BYTES, 4, true, false),
  OV(Kind.BYTES, 8, true, false),
  OW(Kind.BYTES, 2, true, false),
  PN(Kind.TEXT, 0, false, true),
  SH(Kind.TEXT, 0, false, true),
  SL(Kind.BINARY, 4, false, false),
  SQ(Kind.SEQUENCE, 1, true, false),
  SS(Kind.BINARY, 2, false, false),
  ST(Kind.TEXT, 0, false, true),
  SV(Kind.BINARY, 8, true, false),
  TM(Kind.TEXT, 0, false, false),
  UC(Kind.TEXT, 0, true, true),
  UI(Kind.TEXT, 0, false, false),
  UL(Kind.BINARY, 4, false, false),
  UN(Kind.BYTES, 1, true, false),
  UR(Kind.TEXT, 0, true, false),
  US(Kind.BINARY, 2, false, false),
  UT(Kind.TEXT, 0, true, true),
  UV(Kind.BINARY, 8, true, false);

  /** How values of a VR are held. */
  public enum Kind {
    /** Characters, several values separated by a backslash unless the VR allows one value only. */
    TEXT,
    /** Numbers or tags of a fixed size, several values one after the other. */
    BINARY,
    /** A stream of bytes or words that is one value. */
    BYTES,
    /** Items, each a Data Set. */
    SEQUENCE
  }

  // Direct look-up by the two letters: readers do it for every element.
  private static final List<Optional<Vr>> BY_LETTERS = byLetters();

  private final Kind kind;
  private final int unit;
  private final boolean longForm;
  private final boolean characterSet;

  Vr(Kind kind, int unit, boolean longForm, boolean characterSet) {
    this.kind = kind;
    this.unit = unit;
    this.longForm = longForm;
    this.characterSet = characterSet;
  }

  /**
   * Finds the VR of two bytes as they stand in an explicit VR element (PS3.5 7.1.2).
   *
   * @return empty where they are no VR of this edition
   */
  public static Optional<Vr> of(int first, int second) {
    int a = first - 'A';
    int b = second - 'A';
    return a < 0 || a > 25 || b < 0 || b > 25 ? Optional.empty() : BY_LETTERS.get(a * 26 + b);
  }

  private static List<Optional<Vr>> byLetters() {
    List<Optional<Vr>> table = new ArrayList<>(Collections.nCopies(26 * 26, Optional.empty()));
    for (Vr vr : values()) {
      table.set((vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A', Optional.of(vr));
    }
    return table;
  }

  /** How values of this VR are held. */
  public Kind kind() {
    return kind;
  }

  /**
   * Bytes per number, 1 for bytes and 0 for text: the unit in which byte order applies (PS3.5 7.3).
   */
  public int unit() {
    return unit;
  }

  /**
   * Whether an explicit VR element has a 32-bit length after two reserved bytes (PS3.5 table
   * 7.1-1).
   */
  public boolean hasLongLength() {
    return longForm;
  }

  /** Whether Specific Character Set applies (PS3.5 6.1.2.2). */
  public boolean usesSpecificCharacterSet() {
    return characterSet;
  }

  /**
   * Whether a backslash separates values: not in LT, ST, UT and UR, which have one value (PS3.5
   * 6.2).
   */
  public boolean isMultiValued() {
    return this != LT && this != ST && this != UT && this != UR;
  }

  /** The byte that pads a value to an even length (PS3.5 6.2). */
  public byte padding() {
    return kind == Kind.TEXT && this != UI ? (byte) ' ' : 0;
  }
}
