package org.pocketdicom.testkit;

import java.util.Random;
import java.util.function.Supplier;
import org.pocketdicom.error.StorageUnavailable;

/**
 * Decides by lot, from a seed, which steps fail and how; the same steps after the same seed fail
 * the same way. A step is done or not before it fails, and its caller can't tell; or the program
 * ends there: then nothing it still does has an effect, until it is {@link #restart}ed.
 */
public final class Faults {

  /** The end of the program; nothing in it may be kept from passing. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
      super("the program ended", null, false, false);
    }
  }

  private static final int IN = 1_000;
  private static final int CRASHES = 8;

  private final Random random;
  private final int rate;
  private boolean active;
  private boolean dead;
  private long count;
  private long trace;

  /**
   * @param rate of steps that fail, in a thousand
   */
  public Faults(long seed, int rate) {
    this.random = new Random(seed);
    this.rate = rate;
  }

  /** Whether steps fail from now on. */
  public void setActive(boolean active) {
    this.active = active;
  }

  /** The program begins anew. */
  public void restart() {
    dead = false;
  }

  /** How many steps failed. */
  public long count() {
    return count;
  }

  /** A digest of which steps failed, and how. */
  public long trace() {
    return trace;
  }

  /** A step that changes something. */
  public <T> T change(String name, Supplier<T> step) {
    requireAlive();
    if (!isNext(name)) {
      return step.get();
    }
    if (draw(2) == 0) {
      var unused = step.get();
    }
    throw failure(name);
  }

  /** A step that changes something and answers nothing. */
  public void change(String name, Runnable step) {
    Boolean done =
        change(
            name,
            () -> {
              step.run();
              return true;
            });
    assert done;
  }

  /** A step that changes nothing. */
  public <T> T read(String name, Supplier<T> step) {
    requireAlive();
    if (isNext(name)) {
      throw failure(name);
    }
    return step.get();
  }

  private boolean isNext(String name) {
    return isNext(name, rate);
  }

  /**
   * Whether a step is to fail in a way of its own; it is counted then.
   *
   * @param often of so many in a thousand
   */
  public synchronized boolean isNext(String name, int often) {
    if (!active || random.nextInt(IN) >= often) {
      return false;
    }
    count++;
    trace = 31 * trace + name.hashCode();
    return true;
  }

  /** Draws lots among ways to fail. */
  public synchronized int draw(int ways) {
    int way = random.nextInt(ways);
    trace = 31 * trace + way;
    return way;
  }

  /** Nothing is done by a program that has ended. */
  public void requireAlive() {
    if (dead) {
      throw new Crash();
    }
  }

  private RuntimeException failure(String name) {
    if (draw(CRASHES) == 0) {
      dead = true;
      throw new Crash();
    }
    return new StorageUnavailable("a fault that was asked for: " + name);
  }
}
