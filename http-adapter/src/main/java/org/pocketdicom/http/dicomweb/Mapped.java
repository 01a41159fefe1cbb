package org.pocketdicom.http.dicomweb;

import java.util.Iterator;
import java.util.function.Function;

/** What is made of other things, one at a time. */
record Mapped<S, T>(Iterator<S> source, Function<S, T> mapping) implements Iterator<T> {

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public T next() {
    return mapping.apply(source.next());
  }
}
