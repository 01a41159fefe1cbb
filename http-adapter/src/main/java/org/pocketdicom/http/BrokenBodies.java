package org.pocketdicom.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Ends a connection on which a body's chunks are not framed as they must be (RFC 9112 7.1): the
 * framework would take what came so far for the whole, and an object for stored that is not. And
 * refuses a body that is compressed, which would be inflated before anything could bound it.
 */
@Singleton
final class BrokenBodies implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new OfChannel(Optional.empty()));
    return event.getBean();
  }

  private record OfChannel(Optional<Channel> channel) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new OfChannel(Optional.of(channel));
    }

    @Override
    public void onStreamPipelineBuilt() {
      channel
          .orElseThrow()
          .pipeline()
          .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, new Guard());
    }
  }

  private static final class Guard extends ChannelInboundHandlerAdapter {

    private static final String IDENTITY = "identity";
    private static final String REFUSAL =
        """
        {"title":"Unsupported Media Type","status":415,\
        "detail":"a body with a Content-Encoding is not taken",\
        "error":"a body with a Content-Encoding is not taken"}\
        """;

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      // A broken head comes as a whole request, and the framework answers it.
      if (refused) {
        ReferenceCountUtil.release(message);
      } else if (message instanceof HttpContent content
          && !(message instanceof HttpRequest)
          && content.decoderResult().isFailure()) {
        ReferenceCountUtil.release(message);
        var _ = context.close(); // nothing waits for it
      } else if (message instanceof HttpRequest request && isEncoded(request)) {
        ReferenceCountUtil.release(message);
        refused = true;
        refuse(context);
      } else {
        context.fireChannelRead(message);
      }
    }

    private static boolean isEncoded(HttpRequest request) {
      String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, IDENTITY);
      return !encoding.equalsIgnoreCase(IDENTITY);
    }

    private static void refuse(ChannelHandlerContext context) {
      DefaultFullHttpResponse answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
              Unpooled.copiedBuffer(REFUSAL, StandardCharsets.UTF_8));
      answer
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
          .set(HttpHeaderNames.ACCEPT_ENCODING, IDENTITY)
          .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
          .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
      var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
