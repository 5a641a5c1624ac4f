package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object in a request. What is missing and what is null are the same; what is
 * there and of the wrong form is a problem that names the field.
 *
 * @param path where the object stands in the body, such as {@code amount.}; empty at the top
 */
record Fields(JsonNode object, String path) {

  /** Returns a text. */
  @Nullable String text(String name, Predicate<String> form) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isString() || !form.test(value.stringValue())) {
      throw invalid(name);
    }
    return value.stringValue();
  }

  String requiredText(String name, Predicate<String> form) {
    String text = text(name, form);
    if (text == null) {
      throw invalid(name);
    }
    return text;
  }

  /** Returns the object in a field; null if it is missing. */
  @Nullable Fields object(String name, ProblemCode otherwise) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      throw new ProblemException(Problem.of(otherwise, path + name));
    }
    return new Fields(value, path + name + ".");
  }

  /** Returns the value of a field; null if it is missing. */
  @Nullable JsonNode value(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  ProblemException invalid(String name) {
    return new ProblemException(Problem.of(ProblemCode.FIELD_INVALID, path + name));
  }
}
