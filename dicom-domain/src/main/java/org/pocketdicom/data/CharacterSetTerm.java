package org.pocketdicom.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** ISO_IR, ISO 2022 IR and their like, without what is neither letter nor digit. */
  private static final Pattern REGISTRATION = Pattern.compile("(?:ISO)?(2022)?(?:IR)?(\\d{1,3})");

  private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?8859(\\d{1,2})");

  /** The registrations of the parts of ISO 8859. */
  private static final Map<String, Integer> PARTS =
      Map.ofEntries(
          Map.entry("1", 100),
          Map.entry("2", 101),
          Map.entry("3", 109),
          Map.entry("4", 110),
          Map.entry("5", 144),
          Map.entry("6", 127),
          Map.entry("7", 126),
          Map.entry("8", 138),
          Map.entry("9", 148),
          Map.entry("11", 166),
          Map.entry("15", 203));

  /** Reads a term; never fails. */
  static CharacterSetTerm parse(String given) {
    String term = given.strip();
    String key = term.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return find(key)
        .map(found -> found.given(term))
        .orElseGet(() -> new CharacterSetTerm(term, "", Iso2022Set.ASCII, term.isEmpty()));
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
      default -> findNumbered(key);
    };
  }

  private static Optional<CharacterSetTerm> findNumbered(String key) {
    Matcher part = ISO_8859.matcher(key);
    if (part.matches()) {
      return ofRegistration(PARTS.getOrDefault(part.group(1), 0), false);
    }
    Matcher registration = REGISTRATION.matcher(key);
    return registration.matches()
        ? ofRegistration(Integer.parseInt(registration.group(2)), registration.start(1) >= 0)
        : Optional.empty();
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
