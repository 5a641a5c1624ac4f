package io.quittance.workflows.contract;

import com.uber.m3.tally.Scope;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * How every process of ours connects to Temporal: by the environment and configuration file that
 * all of Temporal's own tools understand ({@code TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE},
 * {@code TEMPORAL_API_KEY}, {@code TEMPORAL_TLS…}), and with the one data converter.
 */
public final class EngineConnection {

  private static final String LOCAL_ADDRESS = "127.0.0.1:7233";
  private static final String DEFAULT_NAMESPACE = "default";

  private final ClientConfigProfile profile;

  private EngineConnection(ClientConfigProfile profile) {
    this.profile = profile;
  }

  /**
   * Reads the environment.
   *
   * @throws UncheckedIOException if the configuration file can't be read
   */
  public static EngineConnection fromEnvironment() {
    try {
      return new EngineConnection(ClientConfigProfile.load());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address of the engine, {@code host:port}. */
  public String address() {
    return profile.getAddress() == null ? LOCAL_ADDRESS : profile.getAddress();
  }

  /** Returns the namespace that orders live in. */
  public String namespace() {
    return profile.getNamespace() == null ? DEFAULT_NAMESPACE : profile.getNamespace();
  }

  /** Returns the options of a connection whose metrics go to the given scope. */
  public WorkflowServiceStubsOptions.Builder serviceOptions(Scope metrics) {
    return WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
        .setTarget(address())
        .setGrpcCompression(
            isOnThisMachine(address()) ? GrpcCompression.NONE : GrpcCompression.GZIP)
        .setMetricsScope(metrics);
  }

  /** There is no line to spare there, and both ends would pay for it out of the same processors. */
  static boolean isOnThisMachine(String address) {
    return Stream.of("127.", "localhost:", "[::1]:").anyMatch(address::startsWith);
  }

  /** Returns the options of a client on such a connection. */
  public WorkflowClientOptions clientOptions() {
    return WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
        .setNamespace(namespace())
        .setDataConverter(OrderDataConverter.create())
        .build();
  }
}
