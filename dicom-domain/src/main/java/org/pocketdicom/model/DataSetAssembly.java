package org.pocketdicom.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.PersonName.ComponentGroup;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.ReadLimits;

/**
 * Builds a Data Set, with everything nested in it, of its elements as a reader meets them: {@link
 * #beginElement}, content of one kind, {@link #endElement}. What is open is kept on a stack of its
 * own, so that no depth of the input is one of the program. Not for use by several threads.
 *
 * <p>Text becomes UTF-8, and Specific Character Set (0008,0005) says so: it is set to ISO_IR 192
 * wherever it has a value, and in the outermost Data Set where text beyond ASCII would be without.
 * Group lengths (PS3.5 7.2) are dropped.
 */
public final class DataSetAssembly {

  // Of whole groups of base64.
  private static final int PIECE = 8 << 10;
  private static final int SHOWN_LEVELS = 8;
  private static final String UTF_8 = "ISO_IR 192";

  private final ReadLimits limits;
  private final Deque<OpenDataSet> around = new ArrayDeque<>();
  private final StringBuilder values = new StringBuilder();
  private OpenDataSet open = new OpenDataSet();
  private int count;
  private int elements;
  private long held;

  /**
   * @param limits what the Data Set may come to: bytes of values, elements and Items, depth
   */
  public DataSetAssembly(ReadLimits limits) {
    this.limits = limits;
  }

  /** Begins an element of the innermost Data Set that is open. */
  public void beginElement(int tag) {
    open.begin(tag);
    if (Tag.group(tag) == 0xFFFE) {
      throw malformed("an Item or a delimiter is no attribute");
    }
    countElement();
  }

  /**
   * Begins an element in the block of a Private Creator, wherever that block is; reserves one where
   * there is none yet (PS3.5 7.8.1).
   *
   * @param tag whose group and last two digits count
   */
  public void beginPrivateElement(int tag, String creator) {
    OptionalInt block = open.blocks.find(creator, tag);
    if (block.isEmpty()) {
      open.begin(tag);
      block = open.blocks.free(tag);
      beginElement(Tag.of(Tag.group(tag), block.orElseThrow(() -> malformed("no block is free"))));
      value(creator);
      endElement(Vr.LO.name());
    }
    beginElement(Tag.of(Tag.group(tag), block.getAsInt() << 8 | tag & 0xFF));
  }

  /** Adds a value as text; empty text is a value that is not there. */
  public void value(String value) {
    open.take(Content.VALUES, this);
    hold(value.length() + 1L);
    values.append(count++ == 0 ? "" : "\\").append(value);
  }

  /** Adds a person's name of its component groups, each of which may be empty. */
  public void name(String alphabetic, String ideographic, String phonetic) {
    value(
        new PersonName(
                new ComponentGroup(alphabetic),
                new ComponentGroup(ideographic),
                new ComponentGroup(phonetic))
            .toString());
  }

  /**
   * Makes bytes the value: words little endian, text in UTF-8.
   *
   * @param text in base64 (RFC 4648 4); padding may be missing
   * @throws IOException if {@code text} does
   */
  public void base64(InputStream text) throws IOException {
    open.take(Content.BYTES, this);
    byte[] piece = new byte[PIECE];
    boolean padded = false;
    for (int n; (n = text.readNBytes(piece, 0, PIECE)) > 0; ) {
      hold(n / 4 * 3L);
      try {
        byte[] bytes = Base64.getDecoder().decode(n == PIECE ? piece : Arrays.copyOf(piece, n));
        if (padded) {
          throw malformed("base64 goes on behind its padding");
        }
        open.write(bytes, bytes.length);
      } catch (IllegalArgumentException e) {
        throw malformed("InlineBinary is not base64");
      }
      padded = piece[n - 1] == '=';
    }
  }

  /** Leaves the value where its URI says. */
  public void bulkData(String uri) {
    open.take(Content.URI, this);
    hold(uri.length());
    open.uri = uri;
  }

  /** Begins an Item of the element that is open. */
  public void beginItem() {
    open.take(Content.ITEMS, this);
    countElement();
    if (around.size() == limits.depth()) {
      throw new LimitExceeded("sequences are nested deeper than " + limits.depth());
    }
    around.push(open);
    open = new OpenDataSet();
  }

  /** Ends the innermost Item. */
  public void endItem() {
    DataSet item = close();
    boolean unsaid = open.textIsUnsaid();
    open = around.pop();
    open.add(item, unsaid);
  }

  /**
   * Ends the element.
   *
   * @param vr the letters of its VR; empty for that of the dictionary
   */
  public void endElement(String vr) {
    Vr actual = vr.isEmpty() ? impliedVr() : namedVr(vr);
    if (!Tag.isGroupLength(open.tag)) {
      add(actual);
    }
    values.setLength(0);
    count = 0;
  }

  /** The Data Set, when all its elements have ended. */
  public DataSet finish() {
    if (open.textIsUnsaid()) {
      beginElement(Tags.SpecificCharacterSet);
      value(UTF_8);
      endElement(Vr.CS.name());
    }
    return close();
  }

  /** A failure that says where in the Data Set it is. */
  public MalformedDicom malformed(String what) {
    return new MalformedDicom(what + " at " + path());
  }

  private DataSet close() {
    DataSet dataSet =
        open.columns.toDataSet(open.bytes.toByteArray(), false, SpecificCharacterSet.UTF_8);
    if (open.columns.isRepeated()) {
      throw malformed("a tag comes twice in the Data Set that ends");
    }
    return dataSet;
  }

  private void add(Vr vr) {
    boolean fits =
        switch (open.content) {
          case NONE, VALUES -> true;
          case ITEMS -> vr == Vr.SQ;
          case BYTES, URI ->
              vr != Vr.SQ
                  && open.tag != Tags.SpecificCharacterSet
                  && (vr.kind() != Vr.Kind.BINARY || open.length() % vr.unit() == 0);
        };
    if (!fits) {
      throw malformed("a " + vr + " has content of another VR");
    }
    switch (open.content) {
      case NONE, VALUES -> addValues(vr);
      case ITEMS -> open.columns.add(open.tag, vr, new Value.Sequence(open.items));
      case BYTES -> open.addBytes(vr);
      case URI -> open.columns.add(open.tag, vr, new Value.BulkDataUri(open.uri));
    }
  }

  private void addValues(Vr vr) {
    if (vr == Vr.SQ && values.isEmpty()) {
      open.columns.add(open.tag, vr, new Value.Sequence(List.of()));
      return;
    }
    String text = values.toString();
    if (open.tag == Tags.SpecificCharacterSet && !text.isBlank()) {
      text = UTF_8;
    } else if (Tag.isPrivateCreator(open.tag)) {
      open.blocks.reserve(open.tag, text.split("\\\\", 2)[0].strip());
    }
    hold((long) count * vr.unit());
    byte[] encoded =
        ValueEncoder.encode(text, vr)
            .orElseThrow(() -> malformed("a value is no " + vr + " (PS3.5 6.2)"));
    open.write(encoded, encoded.length);
    open.addBytes(vr);
  }

  private Vr namedVr(String letters) {
    Optional<Vr> vr =
        letters.length() == 2 ? Vr.of(letters.charAt(0), letters.charAt(1)) : Optional.empty();
    if (vr.isEmpty() && (open.content == Content.VALUES || open.content == Content.ITEMS)) {
      throw malformed("the VR is none of this edition");
    }
    return vr.orElse(Vr.UN);
  }

  private Vr impliedVr() {
    if (open.content == Content.ITEMS) {
      return Vr.SQ;
    }
    Vr vr =
        open.blocks
            .creator(open.tag)
            .map(creator -> DataDictionary.privateVr(creator, open.tag))
            .orElseGet(() -> DataDictionary.vr(open.tag));
    if (vr == Vr.UN && !values.isEmpty()) {
      throw malformed("the VR is missing, and the dictionary does not know the element");
    }
    boolean negative = vr == Vr.US && values.indexOf("-") >= 0;
    return negative && DataDictionary.isAmbiguous(open.tag) ? Vr.SS : vr;
  }

  private void countElement() {
    if (++elements > limits.elements()) {
      throw new LimitExceeded("the Data Set has more than " + limits.elements() + " elements");
    }
  }

  private void hold(long bytes) {
    held += bytes;
    if (held > limits.headerBytes()) {
      throw new LimitExceeded("the values are larger than " + limits.headerBytes() + " bytes");
    }
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    Iterator<OpenDataSet> levels = around.descendingIterator();
    for (int i = 0; i < SHOWN_LEVELS && levels.hasNext(); i++) {
      OpenDataSet level = levels.next();
      path.append(Tag.toString(level.tag)).append('[').append(level.items.size()).append("].");
    }
    return path + (levels.hasNext() ? "…" : "") + Tag.toString(open.tag);
  }
}
