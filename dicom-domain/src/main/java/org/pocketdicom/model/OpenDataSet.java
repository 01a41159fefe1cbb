package org.pocketdicom.model;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetColumns;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/** A Data Set that is being read, and the one element of it that is. */
final class OpenDataSet {

  final DataSetColumns columns = new DataSetColumns(8);
  final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  final PrivateBlocks blocks = new PrivateBlocks();
  private boolean hasCharacterSet;
  private boolean hasText;

  int tag;
  Content content = Content.NONE;
  List<DataSet> items = List.of();
  String uri = "";
  private int start;
  private boolean beyondAscii;

  void begin(int tag) {
    this.tag = tag;
    content = Content.NONE;
    items = List.of();
    start = bytes.size();
    beyondAscii = false;
  }

  /** Notes what the element has in it. */
  void take(Content kind, DataSetAssembly assembly) {
    boolean more = content == kind && (kind == Content.VALUES || kind == Content.ITEMS);
    if (content != Content.NONE && !more) {
      throw assembly.malformed("an element has content of two kinds");
    }
    if (kind == Content.ITEMS && !more) {
      items = new ArrayList<>();
    }
    content = kind;
  }

  /** Adds bytes to the value. */
  void write(byte[] piece, int length) {
    bytes.write(piece, 0, length);
    for (int i = 0; i < length && !beyondAscii; i++) {
      beyondAscii = piece[i] < 0;
    }
  }

  /** How many bytes were written since the element began. */
  int length() {
    return bytes.size() - start;
  }

  /** Adds an Item; text beyond ASCII may be in it whose character set it does not say. */
  void add(DataSet item, boolean unsaid) {
    items.add(item);
    hasText |= unsaid;
  }

  /** Adds the element, whose value are the bytes that were written since it began. */
  void addBytes(Vr vr) {
    int length = length();
    if (length % 2 != 0) {
      bytes.write(vr.padding());
    }
    columns.add(tag, vr, start, length());
    hasText |= beyondAscii && vr.kind() == Vr.Kind.TEXT;
    hasCharacterSet |= tag == Tags.SpecificCharacterSet && length > 0;
  }

  /** Whether there is text beyond ASCII and no Specific Character Set with it. */
  boolean textIsUnsaid() {
    return hasText && !hasCharacterSet;
  }
}
