package org.pocketdicom.architecture.planted.upwards.port;

import org.pocketdicom.architecture.planted.upwards.archive.UseCase;

/** A port that names a use case. */
public interface Violator {
  UseCase useCase();
}
