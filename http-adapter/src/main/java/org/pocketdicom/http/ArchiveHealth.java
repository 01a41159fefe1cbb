package org.pocketdicom.http;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.error.DicomException;

/** Ready is who can ask the index and is not about to end. */
@Singleton
@Readiness
final class ArchiveHealth extends AbstractHealthIndicator<Map<String, Object>> {

  private final Archive archive;
  private volatile boolean ending;

  ArchiveHealth(Archive archive) {
    this.archive = archive;
  }

  /** From now on it is not ready. */
  void end() {
    ending = true;
  }

  @Override
  protected String getName() {
    return "archive";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    try {
      archive.retrieveInstances().uploads(Long.MAX_VALUE, 1);
      healthStatus = ending ? HealthStatus.DOWN : HealthStatus.UP;
    } catch (DicomException e) {
      healthStatus = HealthStatus.DOWN;
    }
    return Map.of();
  }
}
