package org.pocketdicom.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.port.InstanceIndex;

/**
 * An index whose every method may fail; of a transaction nobody knows whether it was committed when
 * its connection was lost.
 */
public final class FaultyInstanceIndex {

  private static final Set<String> CHANGES = Set.of("add", "replace", "remove");

  private FaultyInstanceIndex() {}

  /** An index over a sound one. */
  public static InstanceIndex over(InstanceIndex index, Faults faults) {
    return (InstanceIndex)
        Proxy.newProxyInstance(
            FaultyInstanceIndex.class.getClassLoader(),
            new Class<?>[] {InstanceIndex.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return call(index, method, arguments).orElse(null);
              }
              String name = "index " + method.getName();
              return CHANGES.contains(method.getName())
                  ? faults.change(name, () -> call(index, method, arguments)).orElse(null)
                  : faults.read(name, () -> call(index, method, arguments)).orElse(null);
            });
  }

  private static Optional<Object> call(
      InstanceIndex index, Method method, @Nullable Object @Nullable [] arguments) {
    try {
      return Optional.ofNullable(method.invoke(index, arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
