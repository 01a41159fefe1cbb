package org.pocketdicom.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/**
 * What DICOM JSON and Native DICOM XML write alike: which elements, and of which kind their content
 * is. Group lengths are left out, and so is an element whose value is neither in memory nor named
 * by a URI, because one without content would say that it is empty (PS3.18 F.2.2, PS3.19 A.1.5).
 */
public abstract class ModelWriter {

  private static final List<String> UTF_8 = List.of("ISO_IR 192");

  private final BulkDataLocator bulkData;
  private final int mostInline;

  /**
   * @param bulkData asked for the URIs of values that are long or not in memory
   * @param mostInline how many bytes an encoded value may have not to be long
   */
  protected ModelWriter(BulkDataLocator bulkData, int mostInline) {
    this.bulkData = bulkData;
    this.mostInline = mostInline;
  }

  /** Whether an element is written at all. */
  protected final boolean isWritten(DataElement element) {
    return !Tag.isGroupLength(element.tag())
        && (element.isEmpty()
            || element.value() instanceof EncodedValue
            || element.value() instanceof Value.Sequence
            || reference(element).isPresent());
  }

  /** Writes the content of an element that is not empty. */
  protected final void writeContent(DataElement element) throws IOException {
    switch (element.value()) {
      case EncodedValue encoded when element.statedVr() == Vr.SQ -> writeItems(encoded.items());
      case EncodedValue encoded -> {
        Optional<String> uri =
            encoded.length() > mostInline ? bulkData.uri(element) : Optional.empty();
        if (uri.isPresent()) {
          writeReference(uri.get());
        } else {
          writeInMemory(element, encoded);
        }
      }
      case Value.Sequence sequence -> writeItems(sequence.items());
      case Value.BulkData bulk -> writeReference(reference(element).orElseThrow());
      case Value.BulkDataUri bulk -> writeReference(reference(element).orElseThrow());
      case Fragments fragments -> writeReference(reference(element).orElseThrow());
    }
  }

  private Optional<String> reference(DataElement element) {
    Optional<String> uri = bulkData.uri(element);
    return uri.isEmpty() && element.value() instanceof Value.BulkDataUri named
        ? Optional.of(named.uri())
        : uri;
  }

  private void writeInMemory(DataElement element, EncodedValue encoded) throws IOException {
    if (element.statedVr().kind() == Vr.Kind.BYTES) {
      writeBytes(encoded, element.statedVr().unit());
    } else {
      boolean isCharacterSet = element.tag() == Tags.SpecificCharacterSet;
      writeValues(element.vr(), isCharacterSet ? UTF_8 : element.strings());
    }
  }

  protected abstract void writeItems(List<DataSet> items) throws IOException;

  protected abstract void writeValues(Vr vr, List<String> values) throws IOException;

  /**
   * Writes a value in Base64.
   *
   * @param unit bytes of a word, which are written little endian
   */
  protected abstract void writeBytes(EncodedValue bytes, int unit) throws IOException;

  protected abstract void writeReference(String uri) throws IOException;
}
