package org.pocketdicom.http;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rehearses beside a server that serves, when nobody asks it anything, so that the JVM compiles
 * what requests need before users wait for it.
 */
final class WarmUp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  // After as many uploads the compiler has little left to do.
  private static final int ROUNDS = 1000;
  private static final int ROUNDS_PER_PICTURE = 8;

  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Traffic traffic;
  private final long begun = System.nanoTime();
  private final Thread thread;
  private volatile boolean ended;

  private WarmUp(Traffic traffic) {
    this.traffic = traffic;
    thread = Thread.ofPlatform().daemon().name("warm-up").unstarted(this::run);
  }

  static WarmUp begin(Traffic traffic) {
    WarmUp warmUp = new WarmUp(traffic);
    warmUp.thread.start();
    return warmUp;
  }

  /** Ends it, at the next request of its own. */
  @Override
  public void close() {
    ended = true;
    try {
      var _ = thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      if (goesOn()) {
        rehearse();
        System.gc(); // gives back to the system what the rehearsal left of garbage
      }
    } catch (IOException | RuntimeException e) {
      LOG.info("the server stays cold: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rehearse() throws IOException, InterruptedException {
    try (Rehearsal rehearsal = new Rehearsal(Rehearsal.SMALL)) {
      for (int round = 0; round < ROUNDS && goesOn(); round++) {
        rehearsal.upload();
        rehearsal.attribute();
        if (round % ROUNDS_PER_PICTURE == 0) {
          rehearsal.picture();
        }
      }
    }
  }

  /** Waits while clients ask. Who is busy all the time needs no rehearsal. */
  private boolean goesOn() throws InterruptedException {
    while (!ended && !traffic.isQuiet() && System.nanoTime() - begun < LONGEST_NANOS) {
      Thread.sleep(PAUSE);
    }
    return !ended && System.nanoTime() - begun < LONGEST_NANOS;
  }
}
