package org.pocketdicom.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Tells Prometheus how the server does. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {

  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Get(uri = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
  @Operation(summary = "Tells Prometheus how the server does")
  @ApiResponse(responseCode = "200", description = "Prometheus text format")
  String metrics() {
    return registry.scrape();
  }
}
