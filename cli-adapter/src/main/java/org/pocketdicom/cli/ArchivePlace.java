package org.pocketdicom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.ReadAhead;
import org.pocketdicom.archive.SearchArchive;
import org.pocketdicom.archive.StoreResult;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;
import org.pocketdicom.query.UnmatchableKey;

/**
 * The archive of the settings: in a folder or in S3.
 *
 * @param name as {@link org.pocketdicom.Settings#archiveName}
 */
record ArchivePlace(String name, Archive archive) implements ObjectPlace {

  @Override
  public Taken store(Source object, String fileName) throws IOException {
    try (InputStream in = object.open()) {
      StoreResult result = archive.storeInstances().store(in, Optional.of(fileName));
      return new Taken(
          result.outcome().name().toLowerCase(Locale.ROOT),
          result.id().instance().value(),
          Optional.of(result.id()),
          result.warnings());
    }
  }

  @Override
  public List<InstanceId> find(List<Map.Entry<String, String>> keys) {
    try {
      Query.Builder query = Query.of(QueryLevel.INSTANCE);
      keys.forEach(key -> query.where(key.getKey(), key.getValue()));
      return find(query.build());
    } catch (UnmatchableKey e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private List<InstanceId> find(Query query) {
    List<InstanceId> ids = new ArrayList<>();
    SearchArchive.Found found;
    do {
      found = archive.searchArchive().search(query, ids.size(), InstanceIndex.MAX_PAGE);
      found.matches().forEach(match -> ids.add(id(match)));
    } while (found.further() > 0);
    return ids;
  }

  /** The identity that a match of a search tells. */
  static InstanceId id(DataSet match) {
    return new InstanceId(
        uid(match, Tags.StudyInstanceUID),
        uid(match, Tags.SeriesInstanceUID),
        uid(match, Tags.SOPInstanceUID));
  }

  private static Uid uid(DataSet match, int tag) {
    return match
        .string(tag)
        .filter(Uid::isValid)
        .map(Uid::new)
        .orElseThrow(
            () -> new MalformedDicom("a match has no UID of its study, series or instance"));
  }

  @Override
  public void get(InstanceId id, OutputStream out) throws IOException {
    IndexedInstance instance = archive.retrieveInstances().find(id);
    List<ReadAhead.Span> whole = List.of(ReadAhead.Span.whole(instance));
    DigestOutputStream digested = new DigestOutputStream(out, Sha256.start());
    try (ReadAhead object = archive.retrieveInstances().readAhead(whole.iterator())) {
      object.next().content().transferTo(digested);
    }
    String digest = Sha256.hex(digested.getMessageDigest());
    if (!digest.equals(instance.sha256())) {
      throw new IOException("the object was damaged since it was stored; see dicom verify");
    }
  }

  @Override
  public void close() {
    archive.close();
  }
}
