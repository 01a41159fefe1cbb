package org.pocketdicom.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** What a client asks a server, and a way to lose the answers. */
final class Requests implements ExecutionInterceptor {

  private final List<String> names = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable String> lost = new AtomicReference<>();

  private final AtomicBoolean falsify = new AtomicBoolean();

  S3Client client(S3Settings settings) {
    var builder = S3InstanceStore.client(settings);
    var configuration = builder.overrideConfiguration().toBuilder();
    return builder
        .overrideConfiguration(configuration.addExecutionInterceptor(this).build())
        .build();
  }

  /**
   * Turns the next answer to such a request into a failure that the SDK repeats the request for.
   */
  void loseNextAnswerTo(String name) {
    lost.set(name);
  }

  /** Has a byte of the next body change on its way. */
  void falsifyNextBody() {
    falsify.set(true);
  }

  void forget() {
    names.clear();
  }

  /** The requests by the names of their types, each once however often it was repeated. */
  List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    names.add(name(context.request()));
  }

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context
        .requestBody()
        .map(body -> size(body) > 1_000 && falsify.getAndSet(false) ? falsified(body) : body);
  }

  private static long size(RequestBody body) {
    return body.optionalContentLength().orElse(0L);
  }

  private static RequestBody falsified(RequestBody body) {
    try (InputStream stream = body.contentStreamProvider().newStream()) {
      byte[] bytes = stream.readAllBytes();
      bytes[bytes.length / 2] ^= 1;
      return RequestBody.fromBytes(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (name(context.request()).equals(lost.get())) {
      lost.set(null);
      return context.httpResponse().copy(r -> r.statusCode(503));
    }
    return context.httpResponse();
  }

  private static String name(SdkRequest request) {
    return request.getClass().getSimpleName();
  }
}
