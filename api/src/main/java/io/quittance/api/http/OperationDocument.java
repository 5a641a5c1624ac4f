package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How {@link Documented} becomes the OpenAPI document's account of an operation. */
final class OperationDocument {

  private static final String JSON = "application/json";
  private static final List<ProblemCode> OF_EVERY_COMMAND =
      List.of(
          ProblemCode.IDEMPOTENCY_KEY_MISSING,
          ProblemCode.IDEMPOTENCY_KEY_INVALID,
          ProblemCode.ORDER_NOT_FOUND,
          ProblemCode.FIELD_INVALID,
          ProblemCode.COMMAND_ID_REUSED,
          ProblemCode.TOO_MANY_REQUESTS,
          ProblemCode.ENGINE_UNAVAILABLE,
          ProblemCode.BOOKS_UNAVAILABLE);

  private static final List<ProblemCode> OF_EVERY_BODY =
      List.of(
          ProblemCode.MALFORMED_REQUEST,
          ProblemCode.BODY_TOO_LARGE,
          ProblemCode.MEDIA_TYPE_UNSUPPORTED);

  private OperationDocument() {}

  static Operation complete(Operation operation, Documented documented) {
    operation.setResponses(responses(documented));
    switch (documented.key()) {
      case REQUIRED -> operation.addParametersItem(key().required(true));
      case OPTIONAL -> operation.addParametersItem(key().required(false));
      case NONE -> {}
    }
    if (documented.command()) {
      operation.addParametersItem(prefer());
    }
    if (documented.ifMatch()) {
      operation.addParametersItem(ifMatch());
    }
    if (documented.body() != Void.class) {
      operation.setRequestBody(
          new RequestBody()
              .required(documented.bodyRequired())
              .content(content(JSON, documented.body().getSimpleName())));
    }
    return operation;
  }

  private static HeaderParameter key() {
    HeaderParameter key = new HeaderParameter();
    key.setName(IdempotencyKey.HEADER);
    key.setDescription("1 to 128 printable ASCII characters. The same key is the same request.");
    key.setSchema(new StringSchema().minLength(1).maxLength(128));
    return key;
  }

  private static HeaderParameter ifMatch() {
    HeaderParameter ifMatch = new HeaderParameter();
    ifMatch.setName(HttpHeaders.IF_MATCH);
    ifMatch.setRequired(false);
    ifMatch.setDescription("The order's ETag: only if it still stands at that revision.");
    ifMatch.setSchema(new StringSchema());
    ifMatch.setExample("\"7\"");
    return ifMatch;
  }

  private static HeaderParameter prefer() {
    HeaderParameter prefer = new HeaderParameter();
    prefer.setName(Preferences.HEADER);
    prefer.setRequired(false);
    prefer.setDescription(
        "RFC 7240. wait=N: wait up to N seconds (0 to 60, usually 10) for the command to settle."
            + " respond-async: only keep the command.");
    prefer.setSchema(new StringSchema());
    prefer.setExample("wait=5");
    return prefer;
  }

  private static ApiResponses responses(Documented documented) {
    ApiResponses responses = new ApiResponses();
    for (int status : documented.success()) {
      responses.addApiResponse(Integer.toString(status), success(status, documented));
    }
    problems(documented)
        .forEach(
            (status, codes) ->
                responses.addApiResponse(
                    Integer.toString(status),
                    new ApiResponse()
                        .description(String.join(", ", codes))
                        .content(content("application/problem+json", "Problem"))));
    return responses;
  }

  private static ApiResponse success(int status, Documented documented) {
    ApiResponse response =
        new ApiResponse().description(HttpStatus.valueOf(status).getReasonPhrase());
    if (status == 304 || status == 204) {
      return response;
    }
    Schema<?> answer = reference(OpenApiConfiguration.nameOf(documented.answer()));
    Class<?> other =
        switch (status) {
          case 200 -> documented.otherAnswer();
          case 202 -> documented.command() ? KeptCommand.class : Void.class;
          default -> Void.class;
        };
    Schema<?> schema =
        other == Void.class
            ? answer
            : new Schema<>()
                .addOneOfItem(answer)
                .addOneOfItem(reference(OpenApiConfiguration.nameOf(other)));
    response.content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
    if (documented.command()) {
      response.addHeaderObject(
          Preferences.APPLIED,
          new io.swagger.v3.oas.models.headers.Header().schema(new StringSchema()));
    }
    return response;
  }

  private static SortedMap<Integer, List<String>> problems(Documented documented) {
    List<ProblemCode> codes = new ArrayList<>(List.of(documented.fails()));
    if (documented.command()) {
      codes.addAll(OF_EVERY_COMMAND);
    }
    if (documented.body() != Void.class) {
      codes.addAll(OF_EVERY_BODY);
    }
    SortedMap<Integer, List<String>> byStatus = new TreeMap<>();
    for (ProblemCode code : codes) {
      byStatus.computeIfAbsent(code.status(), status -> new ArrayList<>()).add(code.code());
    }
    return byStatus;
  }

  private static Content content(String type, String schema) {
    return new Content().addMediaType(type, new MediaType().schema(reference(schema)));
  }

  private static Schema<?> reference(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }
}
