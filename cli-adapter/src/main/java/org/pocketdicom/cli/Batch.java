package org.pocketdicom.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with many files, on all cores. A file that fails is named with its reason, and the
 * others go on.
 */
final class Batch {

  /** What is done with a file. */
  @FunctionalInterface
  interface Task {

    /**
     * Does it; any failure is the file's.
     *
     * @param output appears in the order of the files
     */
    void run(Input input, OrderedOutput.Slot output) throws IOException;
  }

  private final List<Input> inputs;
  private final Task task;
  private final Console console;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Queue<Input> starved = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable RuntimeException> stopped = new AtomicReference<>();

  private Batch(List<Input> inputs, Task task, Console console) {
    this.inputs = inputs;
    this.task = task;
    this.console = console;
  }

  /**
   * Runs the task on every file.
   *
   * @return the exit code
   */
  static int run(List<Input> inputs, Task task, Console console) {
    return new Batch(inputs, task, console).run();
  }

  private int run() {
    OrderedOutput output = new OrderedOutput(console);
    int workers = Math.min(inputs.size(), Runtime.getRuntime().availableProcessors());
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
  private void runOne(Input input, OrderedOutput.Slot slot, boolean mayRetry) {
    try {
      task.run(input, slot);
    } catch (Results.Failed e) {
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

  private void fail(Input input, OrderedOutput.Slot slot, Throwable reason) {
    failed.incrementAndGet();
    if (!slot.retract()) {
      slot.print("\n"); // what is out already must not run into the next
    }
    slot.message(input.path() + ": " + Reason.of(reason));
  }

  private void retryAlone() {
    for (Input input : starved) {
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
