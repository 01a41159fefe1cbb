package org.pocketdicom.http.multipart;

import java.io.IOException;

/**
 * A body that is not the multipart it claims to be. The message may be shown to whoever sent it.
 */
public final class MalformedMultipart extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedMultipart(String message) {
    super(message);
  }
}
