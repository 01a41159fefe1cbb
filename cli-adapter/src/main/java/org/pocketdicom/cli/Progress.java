package org.pocketdicom.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A bar on a terminal for work that lasts longer than a second. Safe for use by several threads.
 */
final class Progress {

  private static final long PATIENCE = 1_000_000_000;
  private static final long PAUSE = 100_000_000;
  private static final int WIDTH = 40;

  private final PrintStream err;
  private final BooleanSupplier wanted;
  private final LongSupplier nanos;
  private final long start;
  private long last;
  private boolean asked;
  private boolean shown;
  private boolean visible;

  /**
   * @param wanted whether somebody looks; asked once, when the first second is over
   * @param nanos a clock
   */
  Progress(PrintStream err, BooleanSupplier wanted, LongSupplier nanos) {
    this.err = err;
    this.wanted = wanted;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.last = start;
  }

  /**
   * Tells how much is done.
   *
   * @param total of what there is to do; 0 where that is not known
   */
  synchronized void show(long done, long total) {
    long now = nanos.getAsLong();
    if (now - start < PATIENCE || now - last < PAUSE || !isWanted()) {
      return;
    }
    last = now;
    visible = true;
    err.print(total == 0 ? "\r" + done + " done" : "\r" + bar(done, total));
    err.flush();
  }

  /** Takes the bar away, so that a line can be written in its place. */
  synchronized void clear() {
    if (visible) {
      err.print("\r\u001b[K");
      err.flush();
      visible = false;
    }
  }

  private boolean isWanted() {
    if (!asked) {
      asked = true;
      shown = wanted.getAsBoolean();
    }
    return shown;
  }

  private static String bar(long done, long total) {
    int filled = (int) (WIDTH * done / total);
    return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + total;
  }
}
