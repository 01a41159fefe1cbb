package org.pocketdicom.json;

import java.io.IOException;
import java.io.OutputStream;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;

/**
 * Writes Data Sets in the DICOM JSON Model (PS3.18 F.2), UTF-8, streaming.
 *
 * <p>Group lengths are left out, values that are neither in memory nor named by a URI too, with
 * their elements, and Specific Character Set says what the text is in now, ISO_IR 192. DS and IS
 * are numbers, digit for digit, where they are numbers at all, else strings, as F.2.3 allows;
 * 64-bit integers beyond 2^53 are strings, because readers in JavaScript would round them.
 *
 * <p>{@link DicomJsonReader} gives the same Data Set again, but for what has no meaning: padding,
 * the byte order and the character set; spellings of DS and IS that JSON has not ({@code +1},
 * {@code 007}, {@code 1.}); empty component groups at the end of a name; which NaN a NaN is.
 */
public final class DicomJsonWriter {

  private DicomJsonWriter() {}

  /**
   * Writes one JSON object with every value that is in memory.
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
   * Writes one JSON object.
   *
   * @param bulkData asked for the URIs of values that are long or not in memory
   * @param mostInline how many bytes an encoded value may have not to be long
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does
   */
  public static void write(
      DataSet dataSet, BulkDataLocator bulkData, int mostInline, OutputStream out)
      throws IOException {
    JsonOutput json = new JsonOutput(out);
    new JsonModel(bulkData, mostInline, json).write(dataSet);
    json.finish();
  }
}
