package org.pocketdicom.http.dicomweb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import org.pocketdicom.archive.ReadAhead;
import org.pocketdicom.archive.ReadAhead.Opened;
import org.pocketdicom.archive.ReadAhead.Span;
import org.pocketdicom.archive.RetrieveInstances;
import org.pocketdicom.http.dicomweb.Renditions.Rendition;
import org.pocketdicom.port.IndexedInstance;

/** Renditions of instances in order, of which those that are as stored are read ahead. */
final class RenditionsAhead implements Iterator<RenditionsAhead.Ready>, AutoCloseable {

  /** One whose turn it is; its content is there until the next one is asked for. */
  record Ready(IndexedInstance instance, Rendition rendition) {}

  private final Deque<Rendition> asked = new ArrayDeque<>();
  private final Function<IndexedInstance, Rendition> choice;
  private final ReadAhead objects;

  RenditionsAhead(
      RetrieveInstances retrieve,
      Iterator<IndexedInstance> all,
      Function<IndexedInstance, Rendition> choice) {
    this.choice = choice;
    this.objects = retrieve.readAhead(new Mapped<>(all, this::span));
  }

  /** Of what is made anew nothing is read ahead: whoever makes it reads it. */
  private Span span(IndexedInstance instance) {
    Rendition rendition = choice.apply(instance);
    asked.addLast(rendition);
    return rendition.isStored() ? Span.whole(instance) : new Span(instance, 0, 0);
  }

  @Override
  public boolean hasNext() {
    return objects.hasNext();
  }

  @Override
  public Ready next() {
    Opened opened = objects.next();
    Rendition rendition = asked.removeFirst();
    return new Ready(
        opened.span().instance(),
        rendition.isStored()
            ? new Rendition(rendition.transferSyntax(), rendition.length(), opened::content)
            : rendition);
  }

  @Override
  public void close() {
    objects.close();
  }
}
