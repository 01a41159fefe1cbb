package org.pocketdicom.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The last answer of a connection, which the framework is not asked for. */
final class Refusal {

  private static final int LINGERING_SECONDS = 5;

  private Refusal() {}

  /**
   * Sends a {@link Problem} and ends the connection, but reads on for a while what its sender still
   * sends: a connection that is closed before would be reset, and the answer lost (RFC 9112 9.6).
   *
   * @param detail a sentence that JSON needs no escapes for
   */
  static void send(ChannelHandlerContext context, HttpResponseStatus status, String detail) {
    String problem =
        "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"error\":\"%s\"}"
            .formatted(status.reasonPhrase(), status.code(), detail, detail);
    DefaultFullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(problem, StandardCharsets.UTF_8));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
    DuplexChannel channel = (DuplexChannel) context.channel();
    channel.pipeline().addFirst(new Lingering());
    ChannelFutureListener halfClose =
        sent -> {
          var _ = channel.shutdownOutput();
        };
    var _ = context.writeAndFlush(answer).addListener(halfClose);
  }

  /** Drops what still comes, until the sender ends it or it has lasted too long. */
  private static final class Lingering extends ChannelInboundHandlerAdapter {

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context.channel().config().setAutoRead(true);
      Runnable close =
          () -> {
            var _ = context.close();
          };
      var _ = context.executor().schedule(close, LINGERING_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      // nobody behind has read anything
    }
  }
}
