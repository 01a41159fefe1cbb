package org.pocketdicom.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with many inputs, files for the most part, several at a time. An input that fails
 * is named with its reason, and the others go on.
 */
final class Batch<T> {

  /** What is done with an input. */
  @FunctionalInterface
  interface Task<T> {

    /**
     * Does it; any failure is the input's.
     *
     * @param output appears in the order of the inputs
     */
    void run(T input, OrderedOutput.Slot output) throws IOException;
  }

  private static final int AT_ONCE = 8;

  private final List<T> inputs;
  private final Function<T, Object> name;
  private final int most;
  private final Task<T> task;
  private final Console console;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Queue<T> starved = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable RuntimeException> stopped = new AtomicReference<>();

  private Batch(List<T> inputs, Function<T, Object> name, int most, Task<T> task, Console console) {
    this.inputs = inputs;
    this.name = name;
    this.most = most;
    this.task = task;
    this.console = console;
  }

  /**
   * Runs the task on every file, on all cores.
   *
   * @return the exit code
   */
  static int run(List<Input> inputs, Task<Input> task, Console console) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Batch<>(inputs, Input::path, cores, task, console).run();
  }

  /**
   * Runs a task that waits for others more than it computes.
   *
   * @param name what an input that fails is called
   * @return the exit code
   */
  static <T> int runWaiting(
      List<T> inputs, Function<T, Object> name, Task<T> task, Console console) {
    return new Batch<>(inputs, name, AT_ONCE, task, console).run();
  }

  private int run() {
    OrderedOutput output = new OrderedOutput(console);
    int workers = Math.min(inputs.size(), most);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      others.add(Thread.ofPlatform().start(() -> work(output)));
    }
    work(output);
    for (Thread other : others) {
      join(other);
    }
    RuntimeException failure = stopped.get();
    if (failure != null) {
      throw failure;
    }
    retryAlone();
    console.progress().clear();
    return failed.get() == 0 ? Command.DONE : Command.FAILED;
  }

  private void work(OrderedOutput output) {
    try {
      for (int i; stopped.get() == null && (i = next.getAndIncrement()) < inputs.size(); ) {
        try (OrderedOutput.Slot slot = output.begin(i)) {
          runOne(inputs.get(i), slot, true);
        }
        console.progress().show(done.incrementAndGet(), inputs.size());
      }
    } catch (RuntimeException e) {
      stop(e, output);
    } catch (Error e) {
      stop(new IllegalStateException(e), output);
    }
  }

  private void stop(RuntimeException reason, OrderedOutput output) {
    stopped.compareAndSet(null, reason);
    output.abandon();
  }

  // Errors too: one hostile file must not end the work on the others.
  private void runOne(T input, OrderedOutput.Slot slot, boolean mayRetry) {
    try {
      task.run(input, slot);
    } catch (Results.Failed | ServerPlace.NoLogin e) {
      throw e;
    } catch (OutOfMemoryError e) {
      // Others may have taken the memory. What is out already can't be said again.
      if (mayRetry && slot.retract()) {
        starved.add(input);
      } else {
        fail(input, slot, e);
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(input, slot, e);
    }
  }

  private void fail(T input, OrderedOutput.Slot slot, Throwable reason) {
    failed.incrementAndGet();
    if (!slot.retract()) {
      slot.print("\n"); // what is out already must not run into the next
    }
    slot.message(name.apply(input) + ": " + Reason.of(reason));
  }

  private void retryAlone() {
    for (T input : starved) {
      try (OrderedOutput.Slot slot = new OrderedOutput(console).begin(0)) {
        runOne(input, slot, false);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nobody interrupts this thread
    }
  }
}
