package org.pocketdicom.http.dicomweb;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.RetrieveInstances;
import org.pocketdicom.data.Uid;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex.Place;
import org.pocketdicom.port.InstanceIndex.Summary;
import org.pocketdicom.port.Sha256;

/** Finds what paths name: instances, and those of series and studies (PS3.18 10.4.1). */
@Singleton
final class Resources {

  private final RetrieveInstances retrieve;
  private final Settings settings;

  Resources(Archive archive, Settings settings) {
    retrieve = archive.retrieveInstances();
    this.settings = settings;
  }

  /** A UID in a path; anything else is 400. */
  static Uid uid(String text) {
    if (!Uid.isValid(text)) {
      throw Parameters.bad("the URL has something in it that is no UID (PS3.5 9.1)");
    }
    return new Uid(text);
  }

  /** A study or a series, whether it is stored or not. */
  static Place place(String study, Optional<String> series) {
    return new Place(uid(study), series.map(Resources::uid));
  }

  /** An instance, which is stored. */
  IndexedInstance instance(String study, String series, String instance) {
    return retrieve.find(new InstanceId(uid(study), uid(series), uid(instance)));
  }

  /** The instances of a study or a series, at least one. */
  Iterator<IndexedInstance> instances(Place place) {
    return retrieve.instances(place);
  }

  /** How long an answer holds that these texts tell from every other of its instance's bytes. */
  Freshness freshness(List<String> texts) {
    return Freshness.ofInstance(digest(texts), settings);
  }

  /** Changes when an instance comes, goes, or is replaced. */
  String digest(Place place) {
    MessageDigest digest = Sha256.start();
    for (Iterator<Summary> all = retrieve.summaries(place); all.hasNext(); ) {
      digest.update(all.next().sha256().getBytes(StandardCharsets.US_ASCII));
    }
    return Sha256.hex(digest);
  }

  /** Of a few texts. */
  static String digest(List<String> texts) {
    MessageDigest digest = Sha256.start();
    texts.forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
