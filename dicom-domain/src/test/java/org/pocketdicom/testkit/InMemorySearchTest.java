package org.pocketdicom.testkit;

import org.pocketdicom.port.InstanceIndex;

class InMemorySearchTest extends InstanceSearchContract {

  private final InMemoryInstanceIndex memory = new InMemoryInstanceIndex();

  @Override
  protected InstanceIndex open() {
    return memory;
  }
}
