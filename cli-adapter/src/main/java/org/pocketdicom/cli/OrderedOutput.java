package org.pocketdicom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable Slot[] finished = new Slot[AHEAD];
  private final Deque<TextBuffer> idle = new ArrayDeque<>();
  private int turn;
  private boolean abandoned;

  OrderedOutput(Console console) {
    this.console = console;
  }

  /** The output of an input, counted from 0. Closing it gives the turn to the next. */
  synchronized Slot begin(int input) {
    waitUntil(() -> input < turn + AHEAD);
    TextBuffer text = idle.poll();
    return new Slot(input, text == null ? new TextBuffer() : text);
  }

  /** Lets nobody wait any more, as there will be no next turn. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  private synchronized void finish(Slot slot) {
    finished[slot.input % AHEAD] = slot;
    for (@Nullable Slot next; (next = finished[turn % AHEAD]) != null; turn++) {
      finished[turn % AHEAD] = null;
      next.release();
      idle.push(next.text);
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
    private final TextBuffer text;
    private final List<String> messages = new ArrayList<>();
    private boolean released;

    private Slot(int input, TextBuffer text) {
      this.input = input;
      this.text = text;
    }

    /** Says something about the input, once its turn has come. */
    void message(String message) {
      messages.add(message);
    }

    /** What is held back, to be appended to; who appends much calls {@link #spill} now and then. */
    TextBuffer text() {
      return text;
    }

    /** Waits for the turn of this input, and writes, where too much is held back. */
    void spill() {
      if (text.length() > HELD) {
        waitUntil(() -> input == turn);
        release();
      }
    }

    /** Writes text in UTF-8. */
    void print(String line) {
      text.append(line);
      spill();
    }

    /**
     * Takes back what was written.
     *
     * @return false where some of it is out already
     */
    boolean retract() {
      text.cut(0);
      messages.clear();
      return !released;
    }

    @Override
    public void write(int b) {
      text.append((char) b);
      spill();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      text.append(bytes, offset, length);
      spill();
    }

    @Override
    public void close() {
      finish(this);
    }

    private void release() {
      messages.forEach(console::message);
      messages.clear();
      released |= text.length() > 0;
      console.out().write(text.bytes(), 0, text.length());
      text.cut(0);
    }
  }
}
