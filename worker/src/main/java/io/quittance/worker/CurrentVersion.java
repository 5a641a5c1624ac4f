package io.quittance.worker;

import io.quittance.workflows.contract.EngineConnection;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.WorkerDeploymentVersionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes this worker's build the one that new orders go to, where it was told to. A build that has
 * been current before is left alone: it was replaced on purpose, and a restart must not undo that.
 */
@Component
class CurrentVersion {

  private static final Logger log = LoggerFactory.getLogger(CurrentVersion.class);
  private static final int PATIENCE_SECONDS = 10;

  private final WorkflowServiceStubs stubs;
  private final EngineConnection connection;
  private final Versioning versioning;

  CurrentVersion(WorkflowServiceStubs stubs, EngineConnection connection, Versioning versioning) {
    this.stubs = stubs;
    this.connection = connection;
    this.versioning = versioning;
  }

  /** Does so now; fails if the engine does not answer, or has not heard of the build yet. */
  void ensure() {
    if (!versioning.becomesCurrent()) {
      return;
    }
    WorkerDeploymentVersionStatus status = status();
    if (status == WorkerDeploymentVersionStatus.WORKER_DEPLOYMENT_VERSION_STATUS_INACTIVE) {
      becomeCurrent();
      log.info("New orders go to build {} of {}", versioning.buildId(), versioning.deployment());
    } else {
      log.info(
          "Build {} of {} stays as it is: {}",
          versioning.buildId(),
          versioning.deployment(),
          status);
    }
  }

  private WorkerDeploymentVersionStatus status() {
    return stubs
        .blockingStub()
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .describeWorkerDeploymentVersion(
            DescribeWorkerDeploymentVersionRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setDeploymentVersion(
                    WorkerDeploymentVersion.newBuilder()
                        .setDeploymentName(versioning.deployment())
                        .setBuildId(versioning.buildId()))
                .build())
        .getWorkerDeploymentVersionInfo()
        .getStatus();
  }

  private void becomeCurrent() {
    var _ =
        stubs
            .blockingStub()
            .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .setWorkerDeploymentCurrentVersion(
                SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                    .setNamespace(connection.namespace())
                    .setDeploymentName(versioning.deployment())
                    .setBuildId(versioning.buildId())
                    .build());
  }
}
