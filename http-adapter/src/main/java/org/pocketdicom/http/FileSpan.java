package org.pocketdicom.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import io.netty.util.ReferenceCounted;
import java.nio.channels.FileChannel;

/**
 * Bytes of a file on their way through the framework, which knows buffers alone: it passes this one
 * on without a look into it, and {@link SentFiles} has the kernel send what it stands for.
 */
final class FileSpan extends UnpooledHeapByteBuf {

  private final ReferenceCounted owner;
  private final FileChannel file;
  private final long position;
  private final int length;

  /**
   * @param owner of the file, retained until the span is released
   */
  FileSpan(ReferenceCounted owner, FileChannel file, long position, int length) {
    super(ByteBufAllocator.DEFAULT, new byte[0], 0);
    this.owner = owner.retain();
    this.file = file;
    this.position = position;
    this.length = length;
  }

  /** What is to be sent; whoever releases it releases this. */
  FileRegion region() {
    return new DefaultFileRegion(file, position, length) {
      @Override
      protected void deallocate() {
        FileSpan.this.release();
      }
    };
  }

  @Override
  public int readableBytes() {
    return length;
  }

  @Override
  public boolean isReadable() {
    return true;
  }

  /** The framework may pass a duplicate on, and not what it got. */
  @Override
  public ByteBuf retainedDuplicate() {
    return retain();
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    owner.release();
  }
}
