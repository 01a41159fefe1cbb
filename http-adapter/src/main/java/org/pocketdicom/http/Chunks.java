package org.pocketdicom.http;

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
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Sends long answers a chunk at a time, as fast as the client takes them. */
@Singleton
final class Chunks implements ResponseBodyWriter<LongAnswer> {

  // Each chunk costs a change of threads; larger ones gain nothing.
  private static final int SIZE = 256 << 10;

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
    byte[] chunk = new byte[SIZE];
    return Flux.<ReadBuffer, InputStream>generate(
            answer.open()::call,
            (stream, sink) -> {
              try {
                int n = stream.readNBytes(chunk, 0, SIZE);
                if (n > 0) {
                  sink.next(buffers.buffer(out -> out.write(chunk, 0, n)));
                } else {
                  sink.complete();
                }
              } catch (IOException e) {
                sink.error(e);
              }
              return stream;
            },
            Chunks::close)
        .subscribeOn(Schedulers.fromExecutor(blocking));
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
