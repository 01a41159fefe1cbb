package org.pocketdicom.http;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Sends long answers a chunk at a time, as fast as the client takes them. */
@Singleton
final class Chunks implements ResponseBodyWriter<LongAnswer> {

  // Each chunk costs a change of threads; larger ones gain nothing.
  private static final int SIZE = 256 << 10;

  // Within the idle timeout a span is sent to the slowest of clients.
  private static final int SPAN = 1 << 20;

  private static final NettyReadBufferFactory SPANS =
      NettyReadBufferFactory.of(ByteBufAllocator.DEFAULT);

  private final ExecutorService blocking;

  Chunks(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = blocking;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<LongAnswer> type,
      MediaType mediaType,
      LongAnswer answer) {
    return bodies.adapt(chunks(answer, bodies.readBufferFactory()), answer.length());
  }

  @Override
  public void writeTo(
      Argument<LongAnswer> type,
      MediaType mediaType,
      LongAnswer answer,
      MutableHeaders headers,
      OutputStream out) {
    throw new UnsupportedOperationException("only as the body of an answer");
  }

  private Publisher<ReadBuffer> chunks(LongAnswer answer, ReadBufferFactory buffers) {
    return Flux.<ReadBuffer, Content>generate(
            () -> new Content(answer.open().call()),
            (content, sink) -> {
              try {
                content.next(buffers).ifPresentOrElse(sink::next, sink::complete);
              } catch (IOException e) {
                sink.error(e);
              }
              return content;
            },
            Content::release)
        .subscribeOn(Schedulers.fromExecutor(blocking));
  }

  /** A stream that is closed when it has been read, and all that the kernel sends of it is sent. */
  private static final class Content extends AbstractReferenceCounted {

    private final InputStream stream;
    private byte[] chunk = {};

    Content(InputStream stream) {
      this.stream = stream;
    }

    Optional<ReadBuffer> next(ReadBufferFactory buffers) throws IOException {
      if (stream instanceof SourceStream source && source.file().isPresent()) {
        long position = source.position();
        int n = source.advance(SPAN);
        return n == 0
            ? Optional.empty()
            : Optional.of(SPANS.adapt(new FileSpan(this, source.file().get(), position, n)));
      }
      if (chunk.length == 0) {
        chunk = new byte[SIZE];
      }
      int n = stream.readNBytes(chunk, 0, SIZE);
      return n == 0 ? Optional.empty() : Optional.of(buffers.buffer(out -> out.write(chunk, 0, n)));
    }

    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }

    @Override
    protected void deallocate() {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
