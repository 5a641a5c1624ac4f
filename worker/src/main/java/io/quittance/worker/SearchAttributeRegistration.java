package io.quittance.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quittance.workflows.contract.EngineConnection;
import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes our search attributes known to the namespace, where this worker may. Without them no order
 * can be placed, so a worker that may not says which are missing and how to add them.
 */
@Component
class SearchAttributeRegistration {

  private static final Logger log = LoggerFactory.getLogger(SearchAttributeRegistration.class);
  private static final int PATIENCE_SECONDS = 5;

  private final WorkflowServiceStubs stubs;
  private final EngineConnection connection;

  SearchAttributeRegistration(WorkflowServiceStubs stubs, EngineConnection connection) {
    this.stubs = stubs;
    this.connection = connection;
  }

  void ensure() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(stubs.getRawChannel())
                .validateAndBuildWithDefaults());
    Map<String, IndexedValueType> missing = ours();
    try {
      missing.keySet().removeAll(known(operator).keySet());
      if (!missing.isEmpty()) {
        add(operator, missing);
        log.info("Added the search attributes {} to {}", missing, connection.namespace());
      }
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        // Another worker was faster.
        return;
      }
      log.warn(
          "Could not see or add the search attributes {} of namespace {} ({}). Orders can't be"
              + " placed without them; add them with `temporal operator search-attribute create`.",
          missing,
          connection.namespace(),
          e.getStatus());
    } finally {
      operator.shutdown();
    }
  }

  private static Map<String, IndexedValueType> ours() {
    Map<String, IndexedValueType> types = new TreeMap<>();
    for (SearchAttributeKey<?> key : OrderWorkflows.SEARCH_ATTRIBUTES) {
      types.put(key.getName(), key.getValueType());
    }
    return types;
  }

  private Map<String, IndexedValueType> known(OperatorServiceStubs operator) {
    return operator
        .blockingStub()
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(connection.namespace()).build())
        .getCustomAttributesMap();
  }

  private void add(OperatorServiceStubs operator, Map<String, IndexedValueType> missing) {
    var unused =
        operator
            .blockingStub()
            .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .addSearchAttributes(
                AddSearchAttributesRequest.newBuilder()
                    .setNamespace(connection.namespace())
                    .putAllSearchAttributes(missing)
                    .build());
  }
}
