package io.quittance.api.http;

import io.quittance.api.evidence.CancelPreview;
import io.quittance.api.evidence.LedgerOfOrder;
import io.quittance.api.evidence.ProofOfOrder;
import io.quittance.api.evidence.Timeline;
import io.quittance.workflows.contract.OrderView;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: what of it is not told by the controllers' signatures. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final List<Class<?>> SCHEMAS =
      List.of(
          OrderView.class,
          ProblemBody.class,
          KeptCommand.class,
          NewOrder.class,
          NewPayment.class,
          NewCancellation.class,
          NewRefund.class,
          NewDecision.class,
          CancelPreview.class,
          OrderList.class,
          Timeline.class,
          LedgerOfOrder.class,
          FinanceController.BalancesBody.class,
          ProofOfOrder.class,
          FinanceController.ReconciliationsBody.class,
          FinanceController.ReconciliationBody.class);

  @Bean
  OpenAPI document() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Quittance")
                .version("v1")
                .description(
                    "Orders that end as cancelled only with proof that no money is held."
                        + " Amounts are in minor units by ISO 4217."));
  }

  /** Not part of the document above: reading the records takes time that no start need wait. */
  @Bean
  GlobalOpenApiCustomizer schemasThatAreReferredTo() {
    return document -> {
      for (Class<?> type : SCHEMAS) {
        schemas(type).forEach(document::schema);
      }
    };
  }

  /** Returns the name of a record in the document. */
  static String nameOf(Class<?> type) {
    io.swagger.v3.oas.annotations.media.Schema named =
        type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return named == null || named.name().isEmpty() ? type.getSimpleName() : named.name();
  }

  private static Map<String, Schema<?>> schemas(Class<?> type) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .readAllAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Schema<?>> schemas = (Map) resolved.referencedSchemas;
    return schemas;
  }

  @Bean
  OperationCustomizer whatIsDocumented() {
    return (operation, method) -> {
      Documented documented = method.getMethodAnnotation(Documented.class);
      return documented == null ? operation : OperationDocument.complete(operation, documented);
    };
  }
}
