package org.pocketdicom.testkit;

import org.pocketdicom.port.InstanceIndex;

class InMemoryInstanceIndexTest extends InstanceIndexContract {

  private final InMemoryInstanceIndex memory = new InMemoryInstanceIndex();

  @Override
  protected InstanceIndex open() {
    return memory;
  }
}
