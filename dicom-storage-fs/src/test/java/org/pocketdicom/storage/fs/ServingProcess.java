package org.pocketdicom.storage.fs;

import java.nio.file.Path;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;

/**
 * A process that has a store open: it commits one object, is half way through another, and waits.
 */
final class ServingProcess {

  static final InstanceId COMMITTED =
      new InstanceId(new Uid("1.2.3"), new Uid("1.2.3.4"), new Uid("1.2.3.4.5"));

  private ServingProcess() {}

  public static void main(String[] arguments) throws Exception {
    try (InstanceStore store = FileInstanceStore.open(Path.of(arguments[0]));
        Incoming committed = store.receive();
        Incoming half = store.receive()) {
      committed.write(new byte[1_000], 0, 1_000);
      committed.commit(COMMITTED);
      half.write(new byte[1_000], 0, 1_000);
      System.out.println("ready");
      System.in.read();
    }
  }
}
