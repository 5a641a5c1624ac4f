package io.quittance.api.engine;

import com.google.protobuf.Message;
import com.google.protobuf.util.Timestamps;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.errordetails.v1.WorkflowExecutionAlreadyStartedFailure;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.UpdateRef;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationRequest;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.SignalWithStartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWithStartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.StatusUtils;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine with one workflow, which does as it is told; a null answer never comes. */
final class FakeTemporal extends WorkflowServiceImplBase implements AutoCloseable {

  private static final DataConverter CONVERTER = OrderDataConverter.create();

  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile Supplier<@Nullable UpdateWorkflowExecutionResponse> update = () -> null;
  volatile Supplier<@Nullable UpdateWorkflowExecutionResponse> reopened = () -> null;
  volatile Supplier<@Nullable PollWorkflowExecutionUpdateResponse> poll = () -> null;
  volatile Supplier<@Nullable OrderView> view = () -> null;
  volatile Supplier<@Nullable String> state = () -> null;
  volatile boolean takesSignals = true;
  volatile long historyLength = 2;
  volatile WorkflowExecutionStatus status =
      WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  volatile @Nullable StartWorkflowExecutionRequest started;
  volatile @Nullable SignalWithStartWorkflowExecutionRequest reopening;

  private final ScheduledExecutorService shared =
      Executors.newScheduledThreadPool(0, Thread.ofVirtual().factory());
  private final Server server = listen();
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder()
              .setTarget("127.0.0.1:" + server.getPort())
              .setRpcRetryOptions(TemporalConfiguration.RETRIES)
              .setGrpcClientInterceptors(List.of(new UpdatesAreTriedOnce()))
              .build());

  private Server listen() {
    try {
      return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
          .addService(this)
          .build()
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Engine engine() {
    return new Engine(
        stubs,
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setDataConverter(CONVERTER).build()));
  }

  static StatusRuntimeException failing(Status status) {
    return status.asRuntimeException();
  }

  static UpdateWorkflowExecutionResponse answered(CommandReply reply) {
    return UpdateWorkflowExecutionResponse.newBuilder()
        .setUpdateRef(ref())
        .setStage(
            UpdateWorkflowExecutionLifecycleStage
                .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED)
        .setOutcome(outcome(reply))
        .build();
  }

  static UpdateWorkflowExecutionResponse accepted() {
    return UpdateWorkflowExecutionResponse.newBuilder()
        .setUpdateRef(ref())
        .setStage(
            UpdateWorkflowExecutionLifecycleStage
                .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED)
        .build();
  }

  /** What a validator that turns an update away is answered with: the type is lost on the way. */
  static UpdateWorkflowExecutionResponse turnedAway(String type) {
    return UpdateWorkflowExecutionResponse.newBuilder()
        .setUpdateRef(ref())
        .setStage(
            UpdateWorkflowExecutionLifecycleStage
                .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED)
        .setOutcome(
            Outcome.newBuilder()
                .setFailure(
                    io.temporal.api.failure.v1.Failure.newBuilder()
                        .setMessage(type + ": no")
                        .setApplicationFailureInfo(
                            ApplicationFailureInfo.newBuilder()
                                .setType("io.temporal.internal.worker.WorkflowExecutionException")
                                .setNonRetryable(true))))
        .build();
  }

  static PollWorkflowExecutionUpdateResponse polled(CommandReply reply) {
    return PollWorkflowExecutionUpdateResponse.newBuilder().setOutcome(outcome(reply)).build();
  }

  private static Outcome outcome(CommandReply reply) {
    return Outcome.newBuilder().setSuccess(payloads(reply)).build();
  }

  private static UpdateRef ref() {
    return UpdateRef.newBuilder()
        .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId("order/A-1"))
        .setUpdateId("u")
        .build();
  }

  private static Payloads payloads(@Nullable Object value) {
    return CONVERTER.toPayloads(value).orElseThrow();
  }

  @Override
  public void getSystemInfo(
      GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> observer) {
    answer(observer, GetSystemInfoResponse::getDefaultInstance);
  }

  @Override
  public void startWorkflowExecution(
      StartWorkflowExecutionRequest request,
      StreamObserver<StartWorkflowExecutionResponse> observer) {
    calls.add("start");
    answer(
        observer,
        () -> {
          if (started != null) {
            throw StatusUtils.newException(
                Status.ALREADY_EXISTS.withDescription("it runs"),
                WorkflowExecutionAlreadyStartedFailure.getDefaultInstance(),
                WorkflowExecutionAlreadyStartedFailure.getDescriptor());
          }
          started = request;
          return StartWorkflowExecutionResponse.newBuilder().setRunId("r").build();
        });
  }

  @Override
  public void describeWorkflowExecution(
      DescribeWorkflowExecutionRequest request,
      StreamObserver<DescribeWorkflowExecutionResponse> observer) {
    calls.add("describe");
    answer(
        observer,
        () -> {
          WorkflowExecutionInfo.Builder info =
              WorkflowExecutionInfo.newBuilder()
                  .setStartTime(Timestamps.fromMillis(1_795_428_000_000L))
                  .setStatus(status)
                  .setHistoryLength(historyLength);
          StartWorkflowExecutionRequest start = started;
          if (start == null) {
            throw failing(Status.NOT_FOUND);
          }
          info.setMemo(start.getMemo());
          return DescribeWorkflowExecutionResponse.newBuilder()
              .setWorkflowExecutionInfo(info)
              .build();
        });
  }

  @Override
  public void updateWorkflowExecution(
      UpdateWorkflowExecutionRequest request,
      StreamObserver<UpdateWorkflowExecutionResponse> observer) {
    calls.add("update");
    answer(observer, update);
  }

  @Override
  public void pollWorkflowExecutionUpdate(
      PollWorkflowExecutionUpdateRequest request,
      StreamObserver<PollWorkflowExecutionUpdateResponse> observer) {
    calls.add("poll");
    answer(observer, poll);
  }

  @Override
  public void signalWorkflowExecution(
      SignalWorkflowExecutionRequest request,
      StreamObserver<SignalWorkflowExecutionResponse> observer) {
    calls.add("signal " + request.getSignalName());
    answer(
        observer,
        () -> {
          if (takesSignals) {
            return SignalWorkflowExecutionResponse.getDefaultInstance();
          }
          throw failing(Status.NOT_FOUND);
        });
  }

  @Override
  public void queryWorkflow(
      QueryWorkflowRequest request, StreamObserver<QueryWorkflowResponse> observer) {
    calls.add(request.getQuery().getQueryType());
    answer(
        observer,
        () -> {
          boolean isState = request.getQuery().getQueryType().equals("state");
          Object value = isState ? state.get() : view.get();
          return value == null
              ? null
              : QueryWorkflowResponse.newBuilder().setQueryResult(payloads(value)).build();
        });
  }

  @Override
  public void executeMultiOperation(
      ExecuteMultiOperationRequest request,
      StreamObserver<ExecuteMultiOperationResponse> observer) {
    calls.add("start with update");
    answer(
        observer,
        () -> {
          started = request.getOperations(0).getStartWorkflow();
          UpdateWorkflowExecutionResponse updated = reopened.get();
          return updated == null
              ? null
              : ExecuteMultiOperationResponse.newBuilder()
                  .addResponses(
                      ExecuteMultiOperationResponse.Response.newBuilder()
                          .setStartWorkflow(
                              StartWorkflowExecutionResponse.newBuilder().setRunId("r2")))
                  .addResponses(
                      ExecuteMultiOperationResponse.Response.newBuilder()
                          .setUpdateWorkflow(updated))
                  .build();
        });
  }

  @Override
  public void signalWithStartWorkflowExecution(
      SignalWithStartWorkflowExecutionRequest request,
      StreamObserver<SignalWithStartWorkflowExecutionResponse> observer) {
    calls.add("start with signal " + request.getSignalName());
    answer(
        observer,
        () -> {
          reopening = request;
          return SignalWithStartWorkflowExecutionResponse.newBuilder().setRunId("r2").build();
        });
  }

  private <T extends Message> void answer(
      StreamObserver<T> observer, Supplier<? extends @Nullable T> with) {
    shared.execute(
        () -> {
          try {
            T value = with.get();
            if (value != null) {
              observer.onNext(value);
              observer.onCompleted();
            }
          } catch (StatusRuntimeException e) {
            observer.onError(e);
          } catch (RuntimeException e) {
            observer.onError(Status.INTERNAL.withCause(e).asRuntimeException());
          }
        });
  }

  /** Goes away, while callers stay. */
  void stop() {
    server.shutdownNow();
  }

  @Override
  public void close() {
    stop();
    stubs.shutdownNow();
    shared.shutdownNow();
  }
}
