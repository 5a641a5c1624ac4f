package io.quittance.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersioningTest {

  @Test
  void without_names_a_worker_has_no_version() {
    assertThat(deploymentOf(new Versioning("", "", false))).isNull();
  }

  @Test
  void with_both_names_it_has_the_version_they_make() {
    assertThat(deploymentOf(new Versioning("quittance", "b7", true)))
        .isEqualTo(new WorkerDeploymentVersion("quittance", "b7"));
  }

  private static @Nullable Object deploymentOf(Versioning versioning) {
    WorkerOptions.Builder options = WorkerOptions.newBuilder();
    versioning.applyTo(options);
    var deployment = options.build().getDeploymentOptions();
    return deployment == null ? null : deployment.getVersion();
  }

  @ParameterizedTest
  @CsvSource({"quittance,'',false", "'',b7,false", "' ',b7,false", "'','',true"})
  void half_a_version_is_refused(String deployment, String buildId, boolean becomesCurrent) {
    assertThatThrownBy(() -> new Versioning(deployment, buildId, becomesCurrent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WORKER_DEPLOYMENT");
  }
}
