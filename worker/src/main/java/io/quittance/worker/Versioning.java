package io.quittance.worker;

import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * As which build a worker takes part in a rolling change, if it is told to (ADR 0016).
 *
 * @param deployment the name that all builds share; empty: the worker has no version, and takes
 *     every order
 * @param buildId the build's own name
 * @param becomesCurrent whether new orders go to this build as soon as it polls for the first time
 */
@ConfigurationProperties("quittance.versioning")
record Versioning(String deployment, String buildId, boolean becomesCurrent) {

  Versioning {
    if (deployment.isBlank() != buildId.isBlank()) {
      throw new IllegalArgumentException(
          "WORKER_DEPLOYMENT and WORKER_BUILD_ID go together: a version has both names");
    }
    if (becomesCurrent && deployment.isBlank()) {
      throw new IllegalArgumentException(
          "WORKER_BECOMES_CURRENT needs WORKER_DEPLOYMENT and WORKER_BUILD_ID");
    }
  }

  /** Returns the version; null if the worker has none. */
  @Nullable WorkerDeploymentVersion version() {
    return deployment.isBlank() ? null : new WorkerDeploymentVersion(deployment, buildId);
  }

  /**
   * A run stays with the build that took it first: what moves money is not changed under it. Said
   * here and not at the workflows, as the engine takes no such word from a worker without version.
   */
  void applyTo(WorkerOptions.Builder options) {
    WorkerDeploymentVersion version = version();
    if (version != null) {
      options.setDeploymentOptions(
          WorkerDeploymentOptions.newBuilder()
              .setUseVersioning(true)
              .setVersion(version)
              .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
              .build());
    }
  }
}
