package org.pocketdicom.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Lets several threads, each at work on another input, write to one console so that all appears in
 * the order of the inputs, in bounded memory: who runs ahead too far waits. Inputs must be begun in
 * their order.
 */
final class OrderedOutput {

  /** How far the input that is begun may be ahead of the one whose turn it is. */
  private static final int AHEAD = 256;

  /** The bytes that an input may hold back before its turn. */
  private static final int HELD = 64 << 10;

  private final Console console;
  private final Map<Integer, Slot> finished = new HashMap<>();
  private int turn;
  private boolean abandoned;

  OrderedOutput(Console console) {
    this.console = console;
  }

  /** The output of an input, counted from 0. Closing it gives the turn to the next. */
  synchronized Slot begin(int input) {
    waitUntil(() -> input < turn + AHEAD);
    return new Slot(input);
  }

  /** Lets nobody wait any more, as there will be no next turn. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  private synchronized void finish(Slot slot) {
    finished.put(slot.input, slot);
    for (Slot next; (next = finished.remove(turn)) != null; ) {
      next.release();
      turn++;
    }
    notifyAll();
  }

  private synchronized void waitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (abandoned) {
        throw new Results.Failed(new IOException("abandoned"));
      }
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e); // nobody interrupts these threads
      }
    }
  }

  /** What one input writes. For use by one thread. */
  final class Slot extends OutputStream {

    private final int input;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(8 << 10);
    private final List<String> messages = new ArrayList<>();
    private boolean released;

    private Slot(int input) {
      this.input = input;
    }

    /** Says something about the input, once its turn has come. */
    void message(String text) {
      messages.add(text);
    }

    /** Writes text in UTF-8. */
    void print(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      write(bytes, 0, bytes.length);
    }

    /**
     * Takes back what was written.
     *
     * @return false where some of it is out already
     */
    boolean retract() {
      held.reset();
      messages.clear();
      return !released;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (held.size() + length <= HELD) {
        held.write(bytes, offset, length);
        return;
      }
      waitUntil(() -> input == turn);
      release();
      console.out().write(bytes, offset, length);
    }

    @Override
    public void close() {
      finish(this);
    }

    private void release() {
      messages.forEach(console::message);
      messages.clear();
      released |= held.size() > 0;
      console.out().write(held.toByteArray(), 0, held.size());
      held.reset();
    }
  }
}
