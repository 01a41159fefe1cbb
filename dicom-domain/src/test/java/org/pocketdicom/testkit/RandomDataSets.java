package org.pocketdicom.testkit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;

/**
 * Random Data Sets, the same from the same seed: elements of every VR from all of the dictionary
 * and private ones, sequences in sequences, text in several character sets, empty values, and
 * values that are legal but unusual: as long as may be, extreme numbers, NaN, white space,
 * backslashes in text that has one value.
 *
 * <p>Every element obeys PS3.5 6.2, but attributes contradict each other: no IOD is meant. There is
 * no Pixel Data, no group length, and nothing of a DICOMDIR, whose offsets a writer changes.
 * Elements whose VR depends on others are left out.
 */
public final class RandomDataSets {

  private static final int DEPTH = 3;

  /** Of the private dictionary, with elements of many VRs. */
  private static final List<String> KNOWN_CREATORS =
      List.of("SIEMENS CT VA0 COAD", "SIEMENS MED NM", "GEMS_PARM_01", "Philips Imaging DD 001");

  private static final Map<Vr, List<Integer>> TAGS = standardTags();

  private enum Repertoire {
    ASCII("", "Aa Zz09-'.,;:!?()^="),
    LATIN_1("ISO_IR 100", "Aaäöüß éÑ¿ÿ^="),
    CYRILLIC("ISO_IR 144", "AaЖщяЁ љ^="),
    JAPANESE("\\ISO 2022 IR 87", "Aa山田太郎 ^="),
    UTF_8("ISO_IR 192", "Aa山é Ж\u0627\uD83D\uDE00\u200D^="),
    GB18030("GB18030", "Aa王 小东€^=");

    private final String terms;
    private final String alphabet;

    Repertoire(String terms, String alphabet) {
      this.terms = terms;
      this.alphabet = alphabet;
    }

    String[] terms() {
      return terms.split("\\\\", -1);
    }

    SpecificCharacterSet set() {
      return terms.isEmpty()
          ? SpecificCharacterSet.DEFAULT
          : SpecificCharacterSet.of(List.of(terms()));
    }
  }

  private final Random random;
  private final boolean implied;

  private RandomDataSets(long seed, boolean implied) {
    this.random = new Random(seed);
    this.implied = implied;
  }

  /** Data Sets whose private elements have any VR: for encodings that tell the VR. */
  public static RandomDataSets withAnyVr(long seed) {
    return new RandomDataSets(seed, false);
  }

  /**
   * Data Sets in which every VR follows from the dictionaries, being UN where these do not know the
   * element: for Implicit VR (PS3.5 A.1).
   */
  public static RandomDataSets withImpliedVrs(long seed) {
    return new RandomDataSets(seed, true);
  }

  /** The next Data Set, of a few to some hundred elements, those of its Items included. */
  public DataSet next() {
    Repertoire repertoire = anyOf(Arrays.asList(Repertoire.values()));
    DataSetBuilder builder = DataSet.builder();
    if (!repertoire.terms.isEmpty()) {
      builder.put(Tags.SpecificCharacterSet, Vr.CS, repertoire.terms());
    }
    fill(builder, repertoire, 0);
    return builder.build();
  }

  private void fill(DataSetBuilder builder, Repertoire repertoire, int depth) {
    int count = random.nextInt(depth == 0 ? 40 : 6);
    for (int i = 0; i < count; i++) {
      Vr vr = anyOf(List.copyOf(TAGS.keySet()));
      put(builder, anyOf(TAGS.getOrDefault(vr, List.of())), vr, repertoire, depth);
    }
    if (random.nextInt(3) == 0) {
      putUnknownPrivate(builder, repertoire, depth);
    }
    if (random.nextInt(3) == 0) {
      putKnownPrivate(builder, repertoire, depth);
    }
  }

  private void putUnknownPrivate(DataSetBuilder builder, Repertoire repertoire, int depth) {
    int group = 0x1001 + 2 * random.nextInt(100);
    int block = 0x10 + random.nextInt(0xF0);
    builder.put(Tag.of(group, block), Vr.LO, "POCKET DICOM TEST " + random.nextInt(10));
    for (int i = random.nextInt(4); i > 0; i--) {
      int tag = Tag.of(group, block << 8 | random.nextInt(0x100));
      put(builder, tag, implied ? Vr.UN : anyOf(List.of(Vr.values())), repertoire, depth);
    }
  }

  private void putKnownPrivate(DataSetBuilder builder, Repertoire repertoire, int depth) {
    String creator = anyOf(KNOWN_CREATORS);
    int group = anyOf(List.of(0x0019, 0x0021, 0x0029, 0x0043, 0x2001));
    int block = 0x10 + random.nextInt(0xF0);
    builder.put(Tag.of(group, block), Vr.LO, creator);
    for (int element = 0; element < 0x100; element += 1 + random.nextInt(64)) {
      int tag = Tag.of(group, block << 8 | element);
      put(builder, tag, DataDictionary.privateVr(creator, tag), repertoire, depth);
    }
  }

  private void put(DataSetBuilder builder, int tag, Vr vr, Repertoire repertoire, int depth) {
    boolean single = !vr.isMultiValued() || DataDictionary.vr(tag) != vr;
    int count = random.nextInt(5) == 0 ? 0 : single ? 1 : 1 + random.nextInt(4);
    switch (vr.kind()) {
      case SEQUENCE -> builder.put(tag, items(count, repertoire, depth));
      case BYTES -> builder.put(tag, vr, bytes(count == 0 ? 0 : length(vr.unit())));
      case TEXT ->
          builder.put(
              tag,
              vr,
              IntStream.range(0, count).mapToObj(i -> text(vr, repertoire)).toArray(String[]::new));
      case BINARY -> putNumbers(builder, tag, vr, count);
    }
  }

  private void putNumbers(DataSetBuilder builder, int tag, Vr vr, int count) {
    byte[] bytes = bytes(count * vr.unit());
    if (bytes.length > 0 && random.nextBoolean()) {
      // All ones: −1 or the greatest, or NaN. And a zero sign bit alone: the least, or −0.0.
      Arrays.fill(bytes, 0, vr.unit(), (byte) (random.nextBoolean() ? 0xFF : 0));
      bytes[vr.unit() - 1] = (byte) (random.nextBoolean() ? 0xFF : 0x80);
    }
    builder.put(tag, vr, bytes);
  }

  private DataSet[] items(int count, Repertoire inherited, int depth) {
    DataSet[] items = new DataSet[depth == DEPTH ? 0 : count];
    for (int i = 0; i < items.length; i++) {
      Repertoire own = random.nextInt(5) == 0 ? Repertoire.UTF_8 : inherited;
      DataSetBuilder item = DataSet.builder(inherited.set());
      if (own != inherited) {
        item.put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192");
      }
      fill(item, own, depth + 1);
      items[i] = item.build();
    }
    return items;
  }

  /** A whole number of words, mostly few, at times more than readers keep in memory. */
  private int length(int unit) {
    int most = random.nextInt(20) == 0 ? 8 << 10 : 40;
    return (1 + random.nextInt(most)) * unit;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text(Vr vr, Repertoire repertoire) {
    return switch (vr) {
      case AE -> anyOf(List.of("A", "STORE_SCP", "16 CHARACTERS AE"));
      case AS -> anyOf(List.of("000D", "018M", "999Y"));
      case CS -> anyOf(List.of("A", "MONOCHROME2", "16 CHARACTERS_CS"));
      case DA -> anyOf(List.of("20000229", "19991231", "00010101"));
      case DS ->
          anyOf(List.of("0", "-1.50", "+.5", "1E-300", "1234567890.12345", "-1.2345678E-123"));
      case DT -> anyOf(List.of("2026", "20261122193000.123456+1400", "20260101-0000"));
      case IS -> anyOf(List.of("0", "+7", "-2147483648", "2147483647", "0012"));
      case TM -> anyOf(List.of("23", "235960", "120000.000001", "0700"));
      case UI -> anyOf(List.of("1.2", "2.25." + "1".repeat(59), "1.2.840.10008.1.2"));
      case UR -> anyOf(List.of("urn:oid:1.2", "https://example.org/a?b=c%20d#e\\"));
      case PN -> name(repertoire);
      case SH -> ofLength(1 + random.nextInt(16), repertoire, "");
      case LO -> ofLength(1 + random.nextInt(64), repertoire, "");
      case UC -> ofLength(1 + random.nextInt(300), repertoire, "");
      case LT, ST, UT -> ofLength(1 + random.nextInt(300), repertoire, "\\\t\r\n\f \"<>&");
      default -> throw new IllegalArgumentException(vr + " is not text");
    };
  }

  private String name(Repertoire repertoire) {
    String letters =
        repertoire
            .alphabet
            .codePoints()
            .filter(c -> c != '^' && c != '=')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    String ideographic = "=" + letters.substring(1) + "^" + letters;
    return anyOf(List.of("Doe^Jane", "Doe^^J.^Dr^III", "Doe", "^Jane"))
        + anyOf(List.of("", "", ideographic, ideographic + "=Doe^Jane", "==Doe"));
  }

  // Begins and ends with a letter: white space at the ends would be padding.
  private String ofLength(int length, Repertoire repertoire, String more) {
    int[] alphabet = (repertoire.alphabet + more).codePoints().toArray();
    StringBuilder text = new StringBuilder("B");
    for (int i = 2; i < length; i++) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.append(length > 1 ? "E" : "").toString();
  }

  private <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Map<Vr, List<Integer>> standardTags() {
    Map<Vr, List<Integer>> tags = new EnumMap<>(Vr.class);
    for (Field field : Tags.class.getFields()) {
      int tag = value(field);
      int group = Tag.group(tag);
      boolean wanted =
          group > 4
              && group < 0xFFFC
              && !Tag.isGroupLength(tag)
              && tag != Tags.SpecificCharacterSet
              && tag != Tags.PixelData
              && tag != Tags.FloatPixelData
              && tag != Tags.DoubleFloatPixelData
              && !DataDictionary.isAmbiguous(tag);
      if (wanted) {
        tags.computeIfAbsent(DataDictionary.vr(tag), vr -> new ArrayList<>()).add(tag);
      }
    }
    tags.remove(Vr.UN);
    return tags;
  }

  private static int value(Field field) {
    try {
      return field.getInt(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
