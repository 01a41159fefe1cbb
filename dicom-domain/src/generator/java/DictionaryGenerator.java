import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the constants and the binary tables of {@code org.pocketdicom.dictionary} from the
 * registries of the standard. To be run by hand for a new edition; its output is committed and is
 * the same for the same input:
 *
 * <pre>java DictionaryGenerator.java &lt;folder of the tables&gt; &lt;folder of dicom-domain&gt;
 * </pre>
 *
 * <p>The tables are of tab-separated lines under a line of headings:
 *
 * <ul>
 *   <li>{@code data-elements.tsv} (PS3.6 6 to 9, PS3.7 E): tag, VR, VM, name, "Y" where retired,
 *       keyword
 *   <li>{@code uids.tsv} (PS3.6 A): UID, name, type, information, "Retired", keyword
 *   <li>{@code sop-classes.tsv} (PS3.4 B.5): UID, name, IOD
 *   <li>{@code private-elements.tsv} (no standard): Private Creator, tag, VR, VM, name
 * </ul>
 *
 * <p>It writes {@code Tags}, {@code TransferSyntaxes} and {@code SopClasses}, and the resources
 * that {@code TableReader} reads: arrays of big-endian numbers, each after the number of its
 * values. Texts are the array of their ends and that of their UTF-8 bytes. A hash table is an array
 * of row numbers, -1 where free, of a power of two slots, probed one after the other. The layouts
 * are those of the constructors that read them, in {@code ElementTable}, {@code ElementTexts},
 * {@code PrivateTable} and {@code UidTable}.
 *
 * <p>Of the private elements, these rows are left out or made one:
 *
 * <ul>
 *   <li>rows of the kind {@code 001910xx} name a block, mostly as a Private Creator, not an
 *       element;
 *   <li>rows of an even group are not private (PS3.5 7.8);
 *   <li>where a row with a block, {@code 01F11026}, and one without, {@code 01F1xx26}, are one
 *       element, the former counts.
 * </ul>
 */
final class DictionaryGenerator {

  private static final String EDITION = "2026b";

  private final Path tables;
  private final Path sources;
  private final Path resources;

  private DictionaryGenerator(Path tables, Path module) {
    this.tables = tables;
    this.sources = module.resolve("src/main/java/org/pocketdicom/dictionary");
    this.resources = module.resolve("src/main/resources/org/pocketdicom/dictionary");
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("java DictionaryGenerator.java <folder of the tables> <dicom-domain>");
      System.exit(2);
    }
    new DictionaryGenerator(Path.of(args[0]), Path.of(args[1])).run();
  }

  private void run() throws IOException {
    Files.createDirectories(sources);
    Files.createDirectories(resources);
    List<Element> elements = elements();
    writeElements(elements);
    writeTags(elements);
    writePrivateElements();
    List<List<String>> uids = rows("uids.tsv", 6);
    writeUids(uids);
    writeUidConstants(
        "TransferSyntaxes",
        "Transfer Syntaxes (PS3.6 A, PS3.5 10): their UIDs by keyword.",
        uids,
        Set.of("Transfer Syntax"));
    writeUidConstants(
        "SopClasses",
        "SOP Classes and Meta SOP Classes (PS3.6 A, PS3.4): their UIDs by keyword.",
        uids,
        Set.of("SOP Class", "Meta SOP Class"));
  }

  private List<List<String>> rows(String file, int columns) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(tables.resolve(file))) {
      List<String> row = List.of(line.split("\t", -1));
      if (row.size() != columns) {
        throw new IOException(file + ": " + columns + " columns expected: " + line);
      }
      rows.add(row);
    }
    return rows.subList(1, rows.size());
  }

  // ---- Data Elements

  /** A row of the registry: the tag it stands under, and the digits of it that count. */
  private record Element(
      int tag, int mask, String vr, String vm, String name, boolean retired, String keyword) {

    boolean isRepeating() {
      return mask != -1;
    }
  }

  /** Those of one tag in order, then the repeating ones in order. */
  private List<Element> elements() throws IOException {
    List<Element> elements = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    List<List<String>> rows = rows("data-elements.tsv", 6);
    for (List<String> row : rows) {
      if (!row.get(0).contains("x") && !taken.add(Integer.parseUnsignedInt(row.get(0), 16))) {
        throw new IOException("twice: " + row);
      }
    }
    for (List<String> row : rows) {
      String pattern = row.get(0);
      int mask = ~Integer.parseUnsignedInt(pattern.replaceAll("[^x]", "0").replace('x', 'F'), 16);
      int tag = mask == -1 ? Integer.parseUnsignedInt(pattern, 16) : free(pattern, taken);
      elements.add(
          new Element(
              tag, mask, row.get(1), row.get(2), row.get(3), row.get(4).equals("Y"), row.get(5)));
    }
    elements.sort(
        Comparator.comparing(Element::isRepeating)
            .thenComparing(Element::tag, Integer::compareUnsigned));
    return elements;
  }

  /**
   * The tag a repeating element stands under: 0 for x, or else the next that is no other element's.
   */
  private static int free(String pattern, Set<Integer> taken) {
    for (int i = 0; i < 16; i++) {
      String digits = pattern.replaceFirst("x(?!.*x)", Integer.toHexString(i)).replace('x', '0');
      int tag = Integer.parseUnsignedInt(digits, 16);
      if ((tag & 0xFFFF) != 0 && taken.add(tag)) {
        return tag;
      }
    }
    throw new IllegalStateException("no tag for " + pattern);
  }

  private void writeElements(List<Element> elements) throws IOException {
    Table table = new Table();
    int[] tags = elements.stream().mapToInt(Element::tag).toArray();
    table.ints(tags);
    table.ints(elements.stream().filter(Element::isRepeating).mapToInt(Element::mask).toArray());
    table.slots(tags, Slots.ALL);
    table.vrs(elements.stream().map(Element::vr).toList());
    List<String> vms = distinct(elements.stream().map(Element::vm).toList());
    table.texts(vms);
    byte[] flags = new byte[elements.size()];
    for (int i = 0; i < flags.length; i++) {
      Element element = elements.get(i);
      flags[i] = (byte) (vms.indexOf(element.vm()) | (element.retired() ? 0x80 : 0));
    }
    table.bytes(flags);
    table.write(resources.resolve("elements.bin"));

    Table keywords = new Table();
    keywords.index(elements.stream().map(Element::keyword).toList());
    keywords.write(resources.resolve("element-keywords.bin"));

    Table names = new Table();
    names.texts(elements.stream().map(Element::name).toList());
    names.write(resources.resolve("element-names.bin"));
  }

  private void writeTags(List<Element> elements) throws IOException {
    JavaClass out =
        new JavaClass(
            "Tags", "Tags of the Data Elements of the standard (PS3.6 6 to 9) by keyword.");
    elements.stream()
        .filter(element -> !element.keyword().isEmpty())
        .sorted(Comparator.comparing(Element::tag, Integer::compareUnsigned))
        .forEach(element ->
            out.constant(
                javadoc(element),
                "int " + element.keyword() + " = 0x" + "%08X".formatted(element.tag())));
    out.write(sources);
  }

  private static String javadoc(Element element) {
    String vr = element.vr().equals("NONE") ? "no VR" : element.vr();
    return element.name()
        + ": "
        + vr
        + ", VM "
        + element.vm()
        + (element.isRepeating() ? ", " + pattern(element) : "")
        + (element.retired() ? ". Retired." : ".");
  }

  /** The tag in the notation of the standard, e.g. (60xx,3000). */
  private static String pattern(Element element) {
    StringBuilder digits = new StringBuilder("%08X".formatted(element.tag()));
    for (int i = 0; i < 8; i++) {
      if ((element.mask() >>> 28 - 4 * i & 0xF) == 0) {
        digits.setCharAt(i, 'x');
      }
    }
    return "(" + digits.insert(4, ',') + ")";
  }

  // ---- private Data Elements

  private record PrivateElement(int key, boolean inBlock, String vr, String vm, String name) {}

  private void writePrivateElements() throws IOException {
    Map<String, TreeMap<Integer, PrivateElement>> creators = privateElements();
    List<PrivateElement> elements =
        creators.values().stream().flatMap(rows -> rows.values().stream()).toList();
    List<String> vms = distinct(elements.stream().map(PrivateElement::vm).toList());
    List<String> names = distinct(elements.stream().map(PrivateElement::name).toList());

    Table table = new Table();
    table.index(List.copyOf(creators.keySet()));
    table.ints(starts(creators.values()));
    table.ints(elements.stream().mapToInt(PrivateElement::key).toArray());
    table.vrs(elements.stream().map(PrivateElement::vr).toList());
    table.texts(vms);
    table.bytes(numbers(elements.stream().map(PrivateElement::vm).toList(), vms));
    table.shorts(
        elements.stream()
            .mapToInt(row -> Arrays.binarySearch(names.toArray(), row.name()))
            .toArray());
    table.write(resources.resolve("private-elements.bin"));

    Table texts = new Table();
    texts.texts(names);
    texts.write(resources.resolve("private-names.bin"));
  }

  private Map<String, TreeMap<Integer, PrivateElement>> privateElements() throws IOException {
    Map<String, TreeMap<Integer, PrivateElement>> creators = new TreeMap<>();
    int leftOut = 0;
    int merged = 0;
    for (List<String> row : rows("private-elements.tsv", 6)) {
      String pattern = row.get(1);
      if (pattern.endsWith("xx") || pattern.matches("...[02468ACE].*")) {
        leftOut++;
        continue;
      }
      // 70xxxx04 stands under the even group 7000.
      int group = Integer.parseInt(pattern.substring(0, 4).replace('x', '0'), 16);
      int key = group << 8 | Integer.parseInt(pattern.substring(6), 16);
      boolean inBlock = pattern.matches(".{4}[1-9A-F][0-9A-F].*");
      PrivateElement element =
          new PrivateElement(key, inBlock, row.get(2).replace("_", " or "), row.get(3), row.get(4));
      PrivateElement other =
          creators.computeIfAbsent(row.get(0), creator -> new TreeMap<>()).get(key);
      if (other == null || !other.inBlock()) {
        creators.get(row.get(0)).put(key, element);
      }
      merged += other == null ? 0 : 1;
    }
    System.out.println("private elements: " + leftOut + " left out, " + merged + " merged");
    return creators;
  }

  private static int[] starts(Collection<? extends Map<?, ?>> parts) {
    int[] starts = new int[parts.size() + 1];
    int i = 0;
    for (Map<?, ?> part : parts) {
      starts[i + 1] = starts[i] + part.size();
      i++;
    }
    return starts;
  }

  // ---- UIDs

  private void writeUids(List<List<String>> uids) throws IOException {
    Map<String, String> iods = new HashMap<>();
    for (List<String> row : rows("sop-classes.tsv", 3)) {
      iods.put(row.get(0), row.get(2));
    }
    Table table = new Table();
    table.index(column(uids, 0));
    table.index(column(uids, 5));
    table.texts(column(uids, 1));
    table.texts(column(uids, 0).stream().map(uid -> iods.getOrDefault(uid, "")).toList());
    table.write(resources.resolve("uids.bin"));
    iods.keySet().removeAll(column(uids, 0));
    if (!iods.isEmpty()) {
      throw new IOException("SOP Classes that are not in uids.tsv: " + iods);
    }
  }

  private void writeUidConstants(
      String name, String javadoc, List<List<String>> uids, Set<String> types) throws IOException {
    JavaClass out = new JavaClass(name, javadoc);
    for (List<String> row : uids) {
      if (types.contains(row.get(2)) && !row.get(5).isEmpty()) {
        out.constant(
            row.get(1) + (row.get(4).isEmpty() ? "." : ". Retired."),
            "String " + row.get(5) + " = \"" + row.get(0) + "\"");
      }
    }
    out.write(sources);
  }

  private static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  // ---- what tables have in common

  private static List<String> distinct(List<String> texts) {
    return List.copyOf(new TreeSet<>(texts));
  }

  private static byte[] numbers(List<String> texts, List<String> distinct) {
    byte[] numbers = new byte[texts.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (byte) distinct.indexOf(texts.get(i));
    }
    return numbers;
  }

  /** A binary table in the making. */
  private static final class Table {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void bytes(byte[] values) throws IOException {
      out.writeInt(values.length);
      out.write(values);
    }

    void shorts(int[] values) throws IOException {
      out.writeInt(values.length);
      for (int value : values) {
        out.writeShort(value);
      }
    }

    void ints(int[] values) throws IOException {
      out.writeInt(values.length);
      for (int value : values) {
        out.writeInt(value);
      }
    }

    void texts(List<String> texts) throws IOException {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      int[] ends = new int[texts.size()];
      for (int i = 0; i < ends.length; i++) {
        joined.writeBytes(texts.get(i).getBytes(StandardCharsets.UTF_8));
        ends[i] = joined.size();
      }
      ints(ends);
      bytes(joined.toByteArray());
    }

    /** Texts and the hash table that finds them; empty ones are not found. */
    void index(List<String> texts) throws IOException {
      texts(texts);
      int[] hashes = texts.stream().mapToInt(Slots::hash).toArray();
      slots(hashes, row -> !texts.get(row).isEmpty());
    }

    void slots(int[] hashes, Slots.Filter filter) throws IOException {
      shorts(Slots.of(hashes, filter));
    }

    /**
     * The lists of VRs in use, each as their number and their letters; then which one is each
     * row's.
     */
    void vrs(List<String> vrs) throws IOException {
      List<String> distinct = distinct(vrs);
      ByteArrayOutputStream letters = new ByteArrayOutputStream();
      for (String choice : distinct) {
        String[] parts = choice.equals("NONE") ? new String[0] : choice.split(" or ");
        letters.write(parts.length);
        letters.writeBytes(String.join("", parts).getBytes(StandardCharsets.US_ASCII));
      }
      bytes(letters.toByteArray());
      bytes(numbers(vrs, distinct));
    }

    void write(Path file) throws IOException {
      Files.write(file, bytes.toByteArray());
      System.out.println(file.getFileName() + ": " + bytes.size() + " bytes");
    }
  }

  /** Hash tables as {@code TextIndex} and {@code ElementTable} probe them. */
  private static final class Slots {

    interface Filter {
      boolean test(int row);
    }

    static final Filter ALL = row -> true;

    static int[] of(int[] hashes, Filter filter) {
      int bits = 33 - Integer.numberOfLeadingZeros(hashes.length);
      int[] slots = new int[1 << bits];
      Arrays.fill(slots, -1);
      for (int row = 0; row < hashes.length; row++) {
        if (filter.test(row)) {
          int slot = hashes[row] * 0x9E3779B1 >>> 32 - bits;
          while (slots[slot] >= 0) {
            slot = slot + 1 & slots.length - 1;
          }
          slots[slot] = row;
        }
      }
      return slots;
    }

    static int hash(String text) {
      int hash = 0;
      for (char c : text.toCharArray()) {
        if (c > 0x7E) {
          throw new IllegalArgumentException("not ASCII: " + text);
        }
        hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + 0x20 : c);
      }
      return hash;
    }
  }

  /** A class of constants in the making, formatted as google-java-format does. */
  private static final class JavaClass {

    private static final int COLUMNS = 100;

    private final String name;
    private final StringBuilder text = new StringBuilder();

    JavaClass(String name, String javadoc) {
      this.name = name;
      text.append("package org.pocketdicom.dictionary;\n\n");
      appendJavadoc(
          "", javadoc + " Edition " + EDITION + ", written by {@code DictionaryGenerator}.");
      text.append("public final class ").append(name).append(" {\n");
    }

    void constant(String javadoc, String declaration) {
      text.append('\n');
      appendJavadoc("  ", javadoc.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
      String head = "  public static final ";
      if (head.length() + declaration.length() + 1 > COLUMNS) {
        declaration = declaration.replace(" = ", " =\n      ");
      }
      text.append(head).append(declaration).append(";\n");
    }

    private void appendJavadoc(String indent, String javadoc) {
      String line = indent + "/** " + javadoc + " */";
      if (line.length() <= COLUMNS) {
        text.append(line).append('\n');
        return;
      }
      text.append(indent).append("/**");
      int column = COLUMNS;
      for (String word : javadoc.split(" ")) {
        if (column + 1 + word.length() > COLUMNS) {
          text.append('\n').append(indent).append(" *");
          column = indent.length() + 2;
        }
        text.append(' ').append(word);
        column += 1 + word.length();
      }
      text.append('\n').append(indent).append(" */\n");
    }

    void write(Path folder) throws IOException {
      text.append("\n  private ").append(name).append("() {}\n}\n");
      Files.writeString(folder.resolve(name + ".java"), text);
    }
  }
}
