package org.pocketdicom.http;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Knows when the server last heard from a client. */
@Singleton
final class Traffic {

  private static final long QUIET_NANOS = Duration.ofMillis(100).toNanos();

  private volatile long last = System.nanoTime();

  /** A request, or a piece of one, has come. */
  void heard() {
    last = System.nanoTime();
  }

  /** Whether nothing has come for a moment. */
  boolean isQuiet() {
    return System.nanoTime() - last > QUIET_NANOS;
  }
}
