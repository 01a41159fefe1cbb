package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of the kit with all that was answered.
 *
 * @param base of the server that was judged
 */
public record RecordedRun(URI base, Report report, Map<Call, Answer> answers) {

  /** Judges a server. */
  public static RecordedRun of(URI base) throws IOException {
    return of(base, Conformance.of(base));
  }

  static RecordedRun of(URI base, Conformance kit) throws IOException {
    try (HttpTransport http = new HttpTransport(base, List.of(), Optional.empty())) {
      Remembering wire = new Remembering(http);
      Report report = kit.run(wire, result -> {});
      return new RecordedRun(http.base(), report, wire.answers());
    }
  }

  /** The same server, with one thing broken at a time. */
  public PlantedViolations plantedViolations() {
    return new PlantedViolations(base, answers);
  }
}
