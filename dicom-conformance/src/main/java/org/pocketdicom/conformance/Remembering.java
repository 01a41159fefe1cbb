package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends each request once: several points judge one answer. */
final class Remembering implements Transport {

  private final Transport wire;
  private final Map<Call, Answer> answers = new LinkedHashMap<>();

  Remembering(Transport wire) {
    this.wire = wire;
  }

  @Override
  public URI base() {
    return wire.base();
  }

  @Override
  public Answer send(Call call) throws IOException {
    Answer known = answers.get(call);
    if (known != null) {
      return known;
    }
    Answer answer = wire.send(call);
    answers.put(call, answer);
    return answer;
  }

  /** What was answered, in the order in which it was asked. */
  Map<Call, Answer> answers() {
    return Collections.unmodifiableMap(answers);
  }
}
