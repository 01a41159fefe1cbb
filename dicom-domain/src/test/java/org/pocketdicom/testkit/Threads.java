package org.pocketdicom.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does work in several threads at once. */
public final class Threads {

  private Threads() {}

  /** What one of the threads does. */
  @FunctionalInterface
  public interface Work<T> {
    /** The thread's result; threads count from 0. */
    T of(int thread) throws Exception;
  }

  /** The results of all threads, in the order of their numbers; fails where one failed. */
  public static <T> List<T> inParallel(int threads, Work<T> work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int n = 0; n < threads; n++) {
        int thread = n;
        calls.add(() -> work.of(thread));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
