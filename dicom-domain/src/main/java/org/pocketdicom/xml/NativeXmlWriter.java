package org.pocketdicom.xml;

import java.io.IOException;
import java.io.OutputStream;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;

/**
 * Writes Data Sets in the Native DICOM Model (PS3.19 A.1), XML 1.0 in UTF-8, streaming.
 *
 * <p>Group lengths are left out, values that are neither in memory nor named by a URI too, with
 * their elements, and Specific Character Set says what the text is in now, ISO_IR 192. Private
 * elements have the tag {@code gggg00ee} and their creator beside it; those of a block that nobody
 * reserved keep their tag. Private Creators are elements as well. Text with characters that XML 1.0
 * has not, such as a form feed, is InlineBinary of its UTF-8, so that nothing is lost.
 *
 * <p>{@link NativeXmlReader} gives the same Data Set again, but for what has no meaning: padding,
 * the byte order and the character set; empty components and groups at the end of a name; which NaN
 * a NaN is; and of blocks of one group that have the same creator, which one an element was in.
 */
public final class NativeXmlWriter {

  private static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";
  static final String UUID = "urn:uuid:";

  private NativeXmlWriter() {}

  /**
   * Writes one document with every value that is in memory.
   *
   * @param bulkData asked for the URIs of values that are not in memory
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does
   */
  public static void write(DataSet dataSet, BulkDataLocator bulkData, OutputStream out)
      throws IOException {
    write(dataSet, bulkData, Integer.MAX_VALUE, out);
  }

  /**
   * Writes one document.
   *
   * @param bulkData asked for the URIs of values that are long or not in memory; one that begins
   *     with {@code urn:uuid:} is written as a UUID
   * @param mostInline how many bytes an encoded value may have not to be long
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does
   */
  public static void write(
      DataSet dataSet, BulkDataLocator bulkData, int mostInline, OutputStream out)
      throws IOException {
    XmlOutput xml = new XmlOutput(out);
    xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    xml.beginTag("NativeDicomModel").attribute("xmlns", NAMESPACE);
    xml.attribute("xml:space", "preserve").endTag();
    new XmlModel(bulkData, mostInline, xml).writeElements(dataSet);
    xml.end("NativeDicomModel");
    xml.finish();
  }
}
