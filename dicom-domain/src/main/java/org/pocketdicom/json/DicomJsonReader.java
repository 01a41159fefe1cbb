package org.pocketdicom.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.json.JsonInput.Token;
import org.pocketdicom.model.DataSetAssembly;
import org.pocketdicom.part10.ReadLimits;

/**
 * Reads Data Sets in the DICOM JSON Model (PS3.18 F.2), one at a time: from an object, an array of
 * objects, or several of these one after the other, as in JSON lines. Not for use by several
 * threads.
 *
 * <p>The result is in memory, little endian, its text in UTF-8 under ISO_IR 192. Bulk data stays a
 * {@link org.pocketdicom.data.Value.BulkDataUri}; nothing is fetched. Digits of DS and IS are kept
 * as they are. Group lengths are dropped.
 *
 * <p>JSON is taken as strictly as RFC 8259 says, but for NaN and Infinity. Of the model, these
 * departures are understood:
 *
 * <ul>
 *   <li>numbers as strings, and strings as numbers; NaN, inf and Infinity, with a sign or without;
 *   <li>a person's name as a string, groups separated by {@code =};
 *   <li>several values in one string, separated by backslashes, where the VR has several;
 *   <li>no vr: the dictionary's. An unknown vr: UN, if there is no Value;
 *   <li>members in any order; unknown members of an attribute, and those that are null, are passed
 *       over;
 *   <li>the Data Set as member {@code dataset} of an object that may have a {@code path}, as the
 *       program {@code dicom} prints it.
 * </ul>
 *
 * <p>Refused are a tag that comes twice, attributes that are not named by their tag, values that do
 * not fit their VR (a number out of its range, say), and null among numbers.
 */
public final class DicomJsonReader {

  /** Where in the model the next token stands. */
  private enum Place {
    DATA_SET,
    ATTRIBUTE,
    VALUES
  }

  private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final JsonInput json;
  private final ReadLimits limits;
  private boolean inArray;

  // The VRs of the attributes that are open, the outermost last; empty text where none was told.
  private final Deque<String> vrs = new ArrayDeque<>();
  private DataSetAssembly assembly;
  private Place place = Place.DATA_SET;
  private boolean wrapped;

  /**
   * @param in UTF-8; the caller closes it
   * @param limits what each Data Set may come to
   */
  public DicomJsonReader(InputStream in, ReadLimits limits) {
    this.json = new JsonInput(in, limits.headerBytes());
    this.limits = limits;
    this.assembly = new DataSetAssembly(limits);
  }

  /**
   * Reads one object, to the end of the input.
   *
   * @param in UTF-8; the caller closes it
   * @throws IOException if {@code in} fails
   * @throws MalformedDicom if the input is not one Data Set in the DICOM JSON Model
   * @throws org.pocketdicom.error.LimitExceeded if it needs more than the limits allow
   */
  public static DataSet read(InputStream in, ReadLimits limits) throws IOException {
    DicomJsonReader reader = new DicomJsonReader(in, limits);
    DataSet dataSet = reader.next().orElseThrow(() -> new MalformedDicom("there is no Data Set"));
    if (reader.next().isPresent()) {
      throw new MalformedDicom("there is more than one Data Set");
    }
    return dataSet;
  }

  /**
   * Reads the next Data Set.
   *
   * @return empty at the end of the input
   * @throws IOException if the input fails
   * @throws MalformedDicom if what comes is not a Data Set in the DICOM JSON Model
   * @throws org.pocketdicom.error.LimitExceeded if it needs more than the limits allow
   */
  public Optional<DataSet> next() throws IOException {
    while (true) {
      switch (json.next()) {
        case BEGIN_OBJECT -> {
          return Optional.of(dataSet());
        }
        case BEGIN_ARRAY -> {
          if (inArray) {
            throw json.malformed("an array stands where a Data Set is due");
          }
          inArray = true;
        }
        case END_ARRAY -> inArray = false;
        case END -> {
          return Optional.empty();
        }
        default -> throw json.malformed("there is no Data Set");
      }
    }
  }

  private DataSet dataSet() throws IOException {
    assembly = new DataSetAssembly(limits);
    wrapped = false;
    place = Place.DATA_SET;
    while (true) {
      Token token = json.next();
      if (place == Place.DATA_SET && token == Token.END_OBJECT && vrs.isEmpty()) {
        return end();
      }
      switch (place) {
        case DATA_SET -> inDataSet(token);
        case ATTRIBUTE -> inAttribute(token);
        case VALUES -> inValues(token);
      }
    }
  }

  private DataSet end() throws IOException {
    while (wrapped && json.next() == Token.NAME) {
      json.skip();
    }
    return assembly.finish();
  }

  private void inDataSet(Token token) throws IOException {
    if (token == Token.END_OBJECT) {
      assembly.endItem();
      place = Place.VALUES;
    } else {
      attribute(json.text());
    }
  }

  private void attribute(String name) throws IOException {
    OptionalInt tag = name.length() == 8 ? Tag.parse(name) : OptionalInt.empty();
    if (tag.isPresent()) {
      assembly.beginElement(tag.getAsInt());
      expect(Token.BEGIN_OBJECT, "an attribute is no object");
      vrs.push("");
      place = Place.ATTRIBUTE;
    } else if (vrs.isEmpty() && !wrapped && name.equals("dataset")) {
      expect(Token.BEGIN_OBJECT, "the Data Set is no object");
      wrapped = true;
    } else if (vrs.isEmpty() && !wrapped && name.equals("path")) {
      json.skip();
    } else {
      throw json.malformed(notATag(name));
    }
  }

  private static String notATag(String name) {
    OptionalInt tag = DataDictionary.tag(name);
    return "attributes are named by their tag, as 00100020"
        + (tag.isPresent()
            ? "; " + DataDictionary.keyword(tag.getAsInt()) + " is " + Tag.toHex(tag.getAsInt())
            : "");
  }

  private void inAttribute(Token token) throws IOException {
    if (token == Token.END_OBJECT) {
      assembly.endElement(vrs.pop());
      place = Place.DATA_SET;
      return;
    }
    String member = json.text();
    switch (member) {
      case "vr", "BulkDataURI", "InlineBinary" -> {
        Token value = json.next();
        if (value == Token.STRING) {
          take(member);
        } else if (value != Token.NULL) {
          throw json.malformed(member + " is no string");
        }
      }
      case "Value" -> {
        Token value = json.next();
        if (value == Token.BEGIN_ARRAY) {
          place = Place.VALUES;
        } else if (value != Token.NULL) {
          throw json.malformed("Value is no array");
        }
      }
      default -> json.skip();
    }
  }

  private void take(String member) throws IOException {
    switch (member) {
      case "vr" -> {
        vrs.pop();
        vrs.push(json.text());
      }
      case "BulkDataURI" -> assembly.bulkData(json.text());
      default -> assembly.base64(json.bytes());
    }
  }

  private void inValues(Token token) throws IOException {
    switch (token) {
      case STRING, NUMBER -> assembly.value(json.text());
      case NULL -> assembly.value("");
      case BEGIN_OBJECT -> beginObject();
      case END_ARRAY -> place = Place.ATTRIBUTE;
      default -> throw json.malformed("a value is neither text nor a number");
    }
  }

  /** A person's name or an Item: where no vr was told yet, the first member tells. */
  private void beginObject() throws IOException {
    Token token = json.next();
    String name = token == Token.NAME ? json.text() : "";
    if (GROUPS.contains(name) || name.isEmpty() && "PN".equals(vrs.peek())) {
      personName(token, name);
      return;
    }
    assembly.beginItem();
    if (token == Token.NAME) {
      place = Place.DATA_SET;
      attribute(name);
    } else {
      assembly.endItem();
    }
  }

  private void personName(Token first, String firstName) throws IOException {
    String[] groups = {"", "", ""};
    String name = firstName;
    for (Token token = first; token == Token.NAME; ) {
      int group = GROUPS.indexOf(name);
      Token value = json.next();
      if (group >= 0 && value == Token.STRING) {
        groups[group] = json.text();
      } else if (value != Token.NULL) {
        throw json.malformed("a person's name has other members than its groups");
      }
      token = json.next();
      name = token == Token.NAME ? json.text() : "";
    }
    assembly.name(groups[0], groups[1], groups[2]);
  }

  private void expect(Token expected, String otherwise) throws IOException {
    if (json.next() != expected) {
      throw json.malformed(otherwise);
    }
  }
}
