package org.pocketdicom.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;

/**
 * Ends a connection on which a body's chunks are not framed as they must be (RFC 9112 7.1): the
 * framework would take what came so far for the whole, and an object for stored that is not. And
 * refuses a body that is compressed, which would be inflated before anything could bound it.
 */
final class BrokenBodies extends ChannelInboundHandlerAdapter {

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
      Refusal.send(
          context,
          HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
          "a body with a Content-Encoding is not taken");
    } else {
      context.fireChannelRead(message);
    }
  }

  private static boolean isEncoded(HttpRequest request) {
    return !HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(
        request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity"));
  }
}
