package org.pocketdicom.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Ends a connection on which a body's chunks are not framed as they must be (RFC 9112 7.1): the
 * framework would take what came so far for the whole, and an object for stored that is not.
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

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      // A broken head comes as a whole request, and the framework answers it.
      if (message instanceof HttpContent content
          && !(message instanceof HttpRequest)
          && content.decoderResult().isFailure()) {
        ReferenceCountUtil.release(message);
        var _ = context.close(); // nothing waits for it
      } else {
        context.fireChannelRead(message);
      }
    }
  }
}
