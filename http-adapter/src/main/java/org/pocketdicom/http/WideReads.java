package org.pocketdicom.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Lets a connection read more at once than Netty's 64 KB: each read of an upload costs two changes
 * of threads.
 */
@Singleton
final class WideReads implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

  private static final int MOST = 256 << 10;

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> event) {
    NettyHttpServerConfiguration configuration = event.getBean();
    configuration.setChildOptions(
        Map.of(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(64, 2048, MOST)));
    return configuration;
  }
}
