package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a query: what is there and of the wrong form is a problem that names the field. */
final class QueryFields {

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;
  private static final Predicate<String> COUNT = Pattern.compile("[0-9]{1,18}").asMatchPredicate();

  private QueryFields() {}

  static @Nullable String text(String name, @Nullable String said, Predicate<String> form) {
    if (said != null && !form.test(said)) {
      throw invalid(name);
    }
    return said;
  }

  static @Nullable Boolean yesOrNo(String name, @Nullable String said) {
    String text = text(name, said, t -> t.equals("true") || t.equals("false"));
    return text == null ? null : Boolean.valueOf(text);
  }

  static int limit(@Nullable String said) {
    Long limit = count("limit", said);
    if (limit == null) {
      return USUAL_LIMIT;
    }
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw invalid("limit");
    }
    return limit.intValue();
  }

  static @Nullable Long count(String name, @Nullable String said) {
    String text = text(name, said, COUNT);
    return text == null ? null : Long.valueOf(text);
  }

  private static ProblemException invalid(String name) {
    return new ProblemException(Problem.of(ProblemCode.FIELD_INVALID, name));
  }
}
