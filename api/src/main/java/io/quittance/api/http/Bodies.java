package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a request's body becomes fields: one JSON object, said once and to its end. */
final class Bodies {

  /** A number may be as long as the body: it is the amount's rule that tells that it is huge. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(BodyLimitFilter.LIMIT)
                  .maxNestingDepth(64)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Bodies() {}

  /** Returns the fields of a body that must be there. */
  static Fields required(HttpServletRequest request) {
    byte[] body = bytes(request);
    if (body.length == 0) {
      throw problem(ProblemCode.MALFORMED_REQUEST);
    }
    return fields(request, body);
  }

  /** Returns the fields of a body that may be left out. */
  static Fields optional(HttpServletRequest request) {
    byte[] body = bytes(request);
    return body.length == 0 ? new Fields(MAPPER.createObjectNode(), "") : fields(request, body);
  }

  private static Fields fields(HttpServletRequest request, byte[] body) {
    if (!isJson(request.getContentType())) {
      throw problem(ProblemCode.MEDIA_TYPE_UNSUPPORTED);
    }
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (tree.isObject()) {
        return new Fields(tree, "");
      }
      throw problem(ProblemCode.MALFORMED_REQUEST);
    } catch (JacksonException e) {
      throw problem(ProblemCode.MALFORMED_REQUEST);
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  /** Returns a body as it came in; empty if there is none. */
  static byte[] bytes(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw problem(ProblemCode.MALFORMED_REQUEST);
    }
  }

  private static ProblemException problem(ProblemCode code) {
    return new ProblemException(Problem.of(code));
  }
}
