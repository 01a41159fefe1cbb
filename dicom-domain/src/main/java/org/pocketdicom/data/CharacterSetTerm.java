package org.pocketdicom.data;

import java.util.List;
import java.util.Optional;

/**
 * One value of Specific Character Set (PS3.3 tables C.12-2 to C.12-5).
 *
 * @param definedTerm as the standard spells it; as it was given if it is unknown
 * @param standAlone the name of the charset where no code extensions are possible, else empty
 * @param set the set where they are; ASCII if the term is unknown
 * @param known whether it was given as the standard spells it
 */
record CharacterSetTerm(String definedTerm, String standAlone, Iso2022Set set, boolean known) {

  private static final String EXTENSION = "ISO 2022 IR ";

  /** The registrations of the parts of ISO 8859, by part; 0 where there is none. */
  private static final List<Integer> PARTS =
      List.of(0, 100, 101, 109, 110, 144, 127, 126, 138, 148, 0, 166, 0, 0, 0, 203);

  /** Reads a term; never fails. */
  static CharacterSetTerm parse(String given) {
    String term = given.strip();
    return find(lettersAndDigits(term))
        .map(found -> found.given(term))
        .orElseGet(() -> new CharacterSetTerm(term, "", Iso2022Set.ASCII, term.isEmpty()));
  }

  private static String lettersAndDigits(String term) {
    StringBuilder key = new StringBuilder(term.length());
    for (int i = 0; i < term.length(); i++) {
      char c = Character.toUpperCase(term.charAt(i));
      if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        key.append(c);
      }
    }
    return key.toString();
  }

  private static Optional<CharacterSetTerm> find(String key) {
    return switch (key) {
      case "" -> Optional.empty();
      case "GB18030" -> Optional.of(standAlone("GB18030", "GB18030"));
      case "GBK", "ISO2022GBK", "GB2312" -> Optional.of(standAlone("GBK", "GBK"));
      case "UTF8", "ISOIR192", "ISO2022IR192" -> Optional.of(standAlone("ISO_IR 192", "UTF-8"));
      case "ASCII", "USASCII" -> ofRegistration(6, false);
      case "LATIN1" -> ofRegistration(100, false);
      case "SJIS", "SHIFTJIS" -> ofRegistration(13, false);
      default -> findNumbered(key.startsWith("ISO") ? key.substring(3) : key);
    };
  }

  /** ISO_IR, ISO 2022 IR, ISO 8859 and their like. */
  private static Optional<CharacterSetTerm> findNumbered(String key) {
    if (key.startsWith("8859")) {
      int part = number(key.substring(4));
      return ofRegistration(part < PARTS.size() ? PARTS.get(part) : 0, false);
    }
    boolean extension = key.startsWith("2022");
    String rest = extension ? key.substring(4) : key;
    return ofRegistration(number(rest.startsWith("IR") ? rest.substring(2) : rest), extension);
  }

  /** A number of one to three digits, 0 for anything else. */
  private static int number(String digits) {
    boolean fits = !digits.isEmpty() && digits.length() <= 3;
    for (int i = 0; i < digits.length(); i++) {
      fits &= digits.charAt(i) <= '9';
    }
    return fits ? Integer.parseInt(digits) : 0;
  }

  private static CharacterSetTerm standAlone(String term, String charset) {
    return new CharacterSetTerm(term, charset, Iso2022Set.ASCII, true);
  }

  private static Optional<CharacterSetTerm> ofRegistration(int number, boolean extension) {
    return Iso2022Set.ofRegistration(number)
        .map(set -> {
          String prefix = extension || set.isTwoBytes() ? EXTENSION : "ISO_IR ";
          return new CharacterSetTerm(prefix + number, "", set, true);
        });
  }

  private CharacterSetTerm given(String term) {
    return new CharacterSetTerm(definedTerm, standAlone, set, term.equals(definedTerm));
  }

  boolean isStandAlone() {
    return !standAlone.isEmpty();
  }

  /** Whether it may stand beside others. */
  boolean isExtension() {
    return definedTerm.startsWith(EXTENSION);
  }
}
