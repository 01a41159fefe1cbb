package org.pocketdicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.pocketdicom.error.DicomException;

/**
 * What hostile input may cost: time and memory in proportion to its size, and no other failure than
 * a {@link DicomException}.
 *
 * @param bytes what may be allocated
 * @param time of the thread's own
 */
public record Budget(long bytes, Duration time) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Five seconds, and 64 megabytes more than so many bytes for each byte of the input: the fuzzer's
   * own hooks allocate up to 18 of them in the thread that is measured.
   */
  public static Budget of(int inputLength, int bytesForEach) {
    return new Budget((64L << 20) + (long) inputLength * bytesForEach, Duration.ofSeconds(5));
  }

  /**
   * Runs it; a DicomException is a right answer, what exceeds the budget is not. What cost too much
   * runs again, because the first run loads classes.
   */
  public void hold(Runnable work) {
    Budget cost = cost(work);
    if (isLess(cost)) {
      cost = cost(work);
      assertThat(isLess(cost)).as("%s is within %s", cost, this).isFalse();
    }
  }

  private boolean isLess(Budget cost) {
    return bytes < cost.bytes || time.compareTo(cost.time) < 0;
  }

  private static Budget cost(Runnable work) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      work.run();
    } catch (DicomException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    return new Budget(
        THREADS.getCurrentThreadAllocatedBytes() - bytes,
        Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos));
  }
}
