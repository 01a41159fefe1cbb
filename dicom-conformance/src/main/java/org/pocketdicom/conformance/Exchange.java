package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.URI;

/** A request that was answered, and the way to ask further. */
record Exchange(Call call, Transport wire) {

  Answer send(Call next) throws IOException {
    return wire.send(next);
  }

  /** Asks for what an answer refers to, be its URL absolute or relative to what was asked for. */
  Answer follow(String reference, Field... fields) throws IOException {
    Call next = Call.get(resolve(reference));
    for (Field field : fields) {
      next = next.with(field.name(), field.value());
    }
    return wire.send(next);
  }

  private String resolve(String reference) {
    try {
      return URI.create(wire.base() + call.target()).resolve(reference).toString();
    } catch (IllegalArgumentException e) {
      throw new Violation("a URL in the answer is none");
    }
  }
}
