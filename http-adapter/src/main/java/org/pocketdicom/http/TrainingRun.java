package org.pocketdicom.http;

import java.io.IOException;

/**
 * Rehearses and ends, so that the JVM can record what a start needs (JEP 514): {@code java
 * -XX:AOTCacheOutput=FILE -cp http-adapter.jar org.pocketdicom.http.TrainingRun}.
 */
final class TrainingRun {

  // As many as it takes until the JVM has compiled what every request needs: it records that too.
  private static final int ROUNDS = 250;

  private TrainingRun() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    try (Rehearsal rehearsal = new Rehearsal(Rehearsal.USUAL)) {
      for (int i = 0; i < ROUNDS; i++) {
        rehearsal.upload();
        rehearsal.attribute();
        rehearsal.picture();
        rehearsal.others();
      }
    }
  }
}
