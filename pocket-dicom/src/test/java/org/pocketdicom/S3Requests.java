package org.pocketdicom;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** What this JVM asks S3 for. The SDK finds the class by a resource, and makes it itself. */
public final class S3Requests implements ExecutionInterceptor {

  private static final Queue<String> MADE = new ConcurrentLinkedQueue<>();

  static void forget() {
    MADE.clear();
  }

  /** The requests by the names of their types, with the range that is asked for. */
  static List<String> made() {
    return List.copyOf(MADE);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String name = context.request().getClass().getSimpleName();
    MADE.add(context.request() instanceof GetObjectRequest get ? name + " " + get.range() : name);
  }
}
