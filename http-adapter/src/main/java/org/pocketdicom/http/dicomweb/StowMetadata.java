package org.pocketdicom.http.dicomweb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.http.multipart.HeaderValue;
import org.pocketdicom.http.multipart.Part;
import org.pocketdicom.json.DicomJsonReader;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Writer;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.xml.NativeXmlReader;

/**
 * Puts objects together that are sent as metadata and bulk data (PS3.18 10.5.2, 8.7.3.3): the Data
 * Sets first, in parts of JSON or XML, and then each of their long values in a part that its
 * Content-Location names. Bulk data goes to a file, so that memory holds the metadata only.
 */
final class StowMetadata implements AutoCloseable {

  /** Of all metadata of a request: a hundred times that of a usual series. */
  private static final int MAX_METADATA = 64 << 20;

  private record Bulk(long offset, long length, String transferSyntax) {}

  private final StowIntake intake;
  private final Scratch bulkData;
  private final Scratch object;
  private final List<DataSet> dataSets = new ArrayList<>();
  private final Map<String, List<Bulk>> parts = new HashMap<>();
  private int metadataLeft = MAX_METADATA;

  StowMetadata(Path folder, StowIntake intake) throws IOException {
    this.intake = intake;
    bulkData = new Scratch(folder);
    object = new Scratch(folder);
  }

  /**
   * Takes a part: metadata, or bulk data.
   *
   * @throws MalformedDicom if metadata is no Data Set
   * @throws LimitExceeded if there is too much of it
   */
  void take(Part part) throws IOException {
    HeaderValue type = part.contentType().orElseGet(() -> HeaderValue.parse(""));
    switch (type.value()) {
      case DicomModel.JSON -> {
        DicomJsonReader reader = new DicomJsonReader(metadata(part), ReadLimits.DEFAULT);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          dataSets.add(next.get());
        }
      }
      case DicomModel.XML -> dataSets.add(NativeXmlReader.read(metadata(part), ReadLimits.DEFAULT));
      default -> {
        String location = part.header("content-location").orElse("");
        String syntax = type.parameter("transfer-syntax").orElseGet(() -> syntaxOf(type.value()));
        long offset = bulkData.size();
        Bulk bulk = new Bulk(offset, bulkData.append(part.content()), syntax);
        parts.computeIfAbsent(location, name -> new ArrayList<>()).add(bulk);
      }
    }
  }

  private static String syntaxOf(String type) {
    return MediaTypes.defaultSyntax(type).orElse(TransferSyntax.EXPLICIT_LITTLE.uid());
  }

  /** The part's content, of which memory has to hold what it says. */
  private InputStream metadata(Part part) throws IOException {
    byte[] bytes = part.content().readNBytes(metadataLeft + 1);
    metadataLeft -= bytes.length;
    if (metadataLeft < 0) {
      throw new LimitExceeded("the metadata has more than " + MAX_METADATA + " bytes");
    }
    return new ByteArrayInputStream(bytes);
  }

  /** Stores all objects, once the last part has come. */
  void store() throws IOException {
    for (DataSet dataSet : dataSets) {
      try {
        assemble(dataSet);
      } catch (DicomException e) {
        intake.refuse(dataSet, e);
        continue;
      }
      intake.take(object.content());
    }
  }

  private void assemble(DataSet dataSet) throws IOException {
    DataSet whole = LongValues.resolve(dataSet, this::value);
    TransferSyntax syntax =
        dataSet
            .get(Tags.PixelData)
            .filter(pixels -> pixels.value() instanceof Value.BulkDataUri)
            .map(pixels -> TransferSyntax.of(bulk(pixels).getFirst().transferSyntax()))
            .orElse(TransferSyntax.EXPLICIT_LITTLE);
    DicomFile file = new DicomFile(DataSet.empty(), whole, syntax, List.of());
    Part10Writer.create().write(file, bulkData, syntax, object.emptied());
  }

  private Value value(DataElement element) {
    List<Bulk> found = bulk(element);
    Bulk first = found.getFirst();
    if (element.tag() == Tags.PixelData
        && TransferSyntax.of(first.transferSyntax()).encapsulated()) {
      return new Fragments(
          new long[0],
          found.stream().mapToLong(Bulk::offset).toArray(),
          found.stream().mapToLong(bulk -> bulk.length() + bulk.length() % 2).toArray(),
          new int[found.size()]);
    }
    return new Value.BulkData(first.offset(), first.length());
  }

  private List<Bulk> bulk(DataElement element) {
    List<Bulk> found =
        element.value() instanceof Value.BulkDataUri bulk ? parts.get(bulk.uri()) : null;
    if (found == null) {
      throw new MalformedDicom(
          "no part has the Content-Location that is the bulk data of "
              + Tag.toString(element.tag()));
    }
    return found;
  }

  @Override
  public void close() {
    try (bulkData;
        object) {
      // closes both
    }
  }
}
