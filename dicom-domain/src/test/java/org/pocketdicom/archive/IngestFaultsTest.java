package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.testkit.Faults;
import org.pocketdicom.testkit.FaultyInstanceIndex;
import org.pocketdicom.testkit.FaultyInstanceStore;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceStore;
import org.pocketdicom.testkit.IngestFaultsContract;

/** The order of steps, over a store and an index that do exactly what they say. */
class IngestFaultsTest extends IngestFaultsContract {

  private final InstanceStore store = new InMemoryInstanceStore();
  private final InstanceIndex index = new InMemoryInstanceIndex();

  @Test
  void theSameSeedFailsTheSameSteps() {
    long trace = run(4711, true, 300);

    assertThat(new IngestFaultsTest().run(4711, true, 300)).isEqualTo(trace);
    assertThat(new IngestFaultsTest().run(4712, true, 300)).isNotEqualTo(trace);
  }

  @Override
  protected InstanceStore openStore(Faults faults) {
    return new FaultyInstanceStore(store, faults);
  }

  @Override
  protected InstanceIndex openIndex(Faults faults) {
    return FaultyInstanceIndex.over(index, faults);
  }

  @Override
  protected int defaultCount() {
    return 10_000;
  }
}
