package org.pocketdicom.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose sender keeps the server waiting: for the whole head of a request, or for
 * the next 16 KB of a body, longer than it has patience (RFC 9110 15.5.9). Only the time counts in
 * which the server is ready to read. Connections between two requests are the idle timeout's.
 */
final class SlowSenders extends ChannelDuplexHandler {

  private static final int ENOUGH = 16 << 10;

  private enum State {
    BETWEEN_REQUESTS,
    IN_HEAD,
    IN_BODY
  }

  private final long patience;
  private State state = State.BETWEEN_REQUESTS;
  private boolean reading;
  private long readingSince;
  // Since the head began, or since the last piece of the body that was large enough.
  private long waited;
  private int received;
  private boolean decoded;
  // Requests that have no answer yet; it is not known which of several a refusal would answer.
  private int unanswered;
  private @Nullable Future<?> checks;

  SlowSenders(Duration patience) {
    this.patience = patience.toNanos();
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (!reading) {
      reading = true;
      readingSince = System.nanoTime();
    }
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    stopWaiting();
    decoded = true;
    if (message instanceof HttpRequest) {
      unanswered++;
      begin(State.IN_BODY);
    }
    if (message instanceof HttpContent content) {
      received += content.content().readableBytes();
      if (received >= ENOUGH) {
        begin(State.IN_BODY);
      }
    }
    if (message instanceof LastHttpContent) {
      begin(State.BETWEEN_REQUESTS);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    stopWaiting();
    if (!decoded && state == State.BETWEEN_REQUESTS) {
      begin(State.IN_HEAD); // of which some came, and not all
    }
    decoded = false;
    if (state != State.BETWEEN_REQUESTS && checks == null) {
      long often = patience / 8;
      checks =
          context
              .executor()
              .scheduleWithFixedDelay(() -> check(context), often, often, TimeUnit.NANOSECONDS);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse answer
        && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      unanswered--;
    }
    var _ = context.write(message, promise); // the promise tells
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    endChecks();
  }

  private void begin(State next) {
    state = next;
    waited = 0;
    received = 0;
  }

  private void stopWaiting() {
    if (reading) {
      waited += System.nanoTime() - readingSince;
      reading = false;
    }
  }

  private void check(ChannelHandlerContext context) {
    long now = reading ? System.nanoTime() - readingSince : 0;
    if (state == State.BETWEEN_REQUESTS) {
      endChecks();
    } else if (waited + now >= patience) {
      endChecks();
      giveUp(context);
    }
  }

  private void giveUp(ChannelHandlerContext context) {
    if (unanswered == (state == State.IN_HEAD ? 0 : 1)) {
      Refusal.send(
          context, HttpResponseStatus.REQUEST_TIMEOUT, "the request came too slowly to wait for");
    } else {
      var _ = context.close(); // nothing waits for it
    }
  }

  private void endChecks() {
    if (checks != null) {
      checks.cancel(false);
      checks = null;
    }
  }
}
