package org.pocketdicom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output: buffered, and with a failure of its own, so that nobody takes it for one of the
 * input.
 */
final class Results extends OutputStream {

  /** Standard output takes no more. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failed(IOException cause) {
      super(cause);
    }

    /** Whether the reader has just gone away, as {@code head} does when it has seen enough. */
    boolean isClosed() {
      return Reason.of(this).contains("Broken pipe");
    }
  }

  private final OutputStream out;
  private final byte[] buffer = new byte[64 << 10];
  private int length;
  private volatile boolean used;

  Results(OutputStream out) {
    this.out = out;
  }

  /** Whether there were any results. */
  boolean isUsed() {
    return used;
  }

  /** Writes text in UTF-8. */
  void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    if (count > 0) {
      used = true;
    }
    if (count > buffer.length - length) {
      drain();
    }
    if (count > buffer.length) {
      pass(bytes, offset, count);
    } else {
      System.arraycopy(bytes, offset, buffer, length, count);
      length += count;
    }
  }

  @Override
  public void flush() {
    drain();
    try {
      out.flush();
    } catch (IOException e) {
      throw new Failed(e);
    }
  }

  private void drain() {
    int count = length;
    length = 0; // also when it fails: it must not come again
    pass(buffer, 0, count);
  }

  private void pass(byte[] bytes, int offset, int count) {
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      throw new Failed(e);
    }
  }
}
