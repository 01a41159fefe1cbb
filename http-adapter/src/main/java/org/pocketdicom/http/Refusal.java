package org.pocketdicom.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The last answer of a connection, which the framework is not asked for. */
final class Refusal {

  private Refusal() {}

  /**
   * Sends a {@link Problem} and ends the connection.
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
    var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }
}
