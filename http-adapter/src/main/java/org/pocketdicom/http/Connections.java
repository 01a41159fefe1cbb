package org.pocketdicom.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.pocketdicom.Settings;

/** Guards each connection before the framework sees what comes. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Settings settings;

  Connections(Settings settings) {
    this.settings = settings;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new OfChannel(Optional.empty(), settings.web().senderTimeout()));
    return event.getBean();
  }

  private record OfChannel(Optional<Channel> channel, Duration senderTimeout)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new OfChannel(Optional.of(channel), senderTimeout);
    }

    @Override
    public void onStreamPipelineBuilt() {
      String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      channel
          .orElseThrow()
          .pipeline()
          .addAfter(codec, null, new BrokenBodies())
          .addAfter(codec, null, new SlowSenders(senderTimeout))
          .addAfter(codec, null, new SentFiles());
    }
  }
}
