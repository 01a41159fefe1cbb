package org.pocketdicom.testkit;

import org.pocketdicom.port.InstanceStore;

class InMemoryInstanceStoreTest extends InstanceStoreContract {

  private final InMemoryInstanceStore memory = new InMemoryInstanceStore();

  @Override
  protected InstanceStore open() {
    return memory;
  }
}
