package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.testkit.Faults;
import org.pocketdicom.testkit.FaultyInstanceStore;
import org.pocketdicom.testkit.InMemoryInstanceStore;

class MigrateObjectsTest {

  private static final int COUNT = 60;

  private final InstanceStore source = new InMemoryInstanceStore();
  private final InstanceStore target = new InMemoryInstanceStore();
  private final List<InstanceId> different = new ArrayList<>();

  @BeforeEach
  void fill() {
    for (int i = 0; i < COUNT; i++) {
      put(source, id(i), bytes(i));
    }
  }

  @Test
  void everyObjectIsCopiedByteForByteOnce() {
    assertThat(migrate(target)).isEqualTo(new MigrateObjects.Report(COUNT, COUNT, 0));
    assertThat(migrate(target)).isEqualTo(new MigrateObjects.Report(COUNT, 0, 0));

    assertTargetIsWhole();
  }

  @Test
  void whatBrokeOffGoesOnWhereItWas() {
    Faults faults = new Faults(1, 20);
    faults.setActive(true);

    while (!isDone(new FaultyInstanceStore(target, faults))) {
      faults.restart();
    }

    assertThat(faults.count()).isPositive();
    assertTargetIsWhole();
  }

  @Test
  void anotherObjectOfTheTargetIsNamedAndLeft() {
    put(target, id(7), new byte[3]);

    MigrateObjects.Report report = migrate(target);

    assertThat(report).isEqualTo(new MigrateObjects.Report(COUNT, COUNT - 1, 1));
    assertThat(different).containsExactly(id(7));
    assertThat(get(target, id(7))).isEqualTo(new byte[3]);
  }

  @Test
  void aCopyThatIsNotWhatWasReadIsNotKept() {
    InstanceStore forgetful =
        (InstanceStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InstanceStore.class},
                (proxy, method, arguments) ->
                    method.getName().equals("receive")
                        ? withoutBytes(target.receive())
                        : call(method, target, arguments));

    assertThatThrownBy(() -> migrate(forgetful))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageEndingWith("is not what was read");

    List<InstanceStore.Entry> kept = new ArrayList<>();
    target.forEach(kept::add);
    assertThat(kept).allMatch(entry -> entry.id().equals(id(0)));
  }

  private static Object withoutBytes(Incoming incoming) {
    return Proxy.newProxyInstance(
        MigrateObjectsTest.class.getClassLoader(),
        new Class<?>[] {Incoming.class},
        (proxy, method, arguments) ->
            method.getName().equals("write") ? null : call(method, incoming, arguments));
  }

  private static @Nullable Object call(
      Method method, Object on, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean isDone(InstanceStore to) {
    try {
      return migrate(to).objects() == COUNT;
    } catch (StorageUnavailable | Faults.Crash e) {
      return false;
    }
  }

  private MigrateObjects.Report migrate(InstanceStore to) {
    return new MigrateObjects(source, to).migrate(different::add, done -> {});
  }

  private void assertTargetIsWhole() {
    for (int i = 0; i < COUNT; i++) {
      assertThat(get(target, id(i))).isEqualTo(bytes(i));
    }
  }

  private static void put(InstanceStore store, InstanceId id, byte[] bytes) {
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes, 0, bytes.length);
      incoming.commit(id);
      incoming.settle();
    }
  }

  private static byte[] get(InstanceStore store, InstanceId id) {
    try (StoredObject object = store.open(id)) {
      return object.read(0, Math.toIntExact(object.size()));
    }
  }

  private static InstanceId id(int i) {
    return new InstanceId(new Uid("1.2"), new Uid("1.3"), new Uid("1.4." + i));
  }

  private static byte[] bytes(int i) {
    byte[] bytes = new byte[i * 20_000];
    Arrays.fill(bytes, (byte) i);
    return bytes;
  }
}
