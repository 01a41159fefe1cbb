package org.pocketdicom.architecture.planted.kit.conformance;

import org.pocketdicom.architecture.planted.kit.codecs.Encoder;

/** A kit that names what the server is made of. */
public interface Violator {
  Encoder encoder();
}
