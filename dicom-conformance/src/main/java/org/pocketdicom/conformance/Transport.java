package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.URI;

/** What carries a request to the server that is judged. */
public interface Transport {

  /** The base URL of the service, without a slash at its end. */
  URI base();

  /**
   * Sends a request and reads the whole answer.
   *
   * @throws IOException if there is none
   */
  Answer send(Call call) throws IOException;
}
