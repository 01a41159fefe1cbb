package org.pocketdicom.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;

/**
 * Has the kernel send the spans of files that an answer is made of. A span has no bytes in memory,
 * so that Netty would take all of an answer's at once: the channel is not writable while there is
 * one under way.
 */
final class SentFiles extends ChannelOutboundHandlerAdapter {

  private static final int WRITABILITY = 1;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpContent content && content.content() instanceof FileSpan span) {
      setWritable(context, false);
      var _ =
          context
              .write(span.region(), promise.unvoid())
              .addListener(sent -> ended(context, sent.isSuccess()));
    } else {
      var _ = context.write(message, promise); // the promise tells
    }
  }

  /** An answer that lacks a span can only break off: its length was told. */
  private static void ended(ChannelHandlerContext context, boolean sent) {
    if (sent) {
      setWritable(context, true);
    } else {
      var _ = context.close();
    }
  }

  private static void setWritable(ChannelHandlerContext context, boolean writable) {
    var buffer = context.channel().unsafe().outboundBuffer();
    if (buffer != null) { // there is none once the channel is closed
      buffer.setUserDefinedWritability(WRITABILITY, writable);
    }
  }
}
