package io.quittance.intake.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every code that the api has is decided upon here: it is final, or waited for on purpose. */
class FinalCodesTest {

  private static final Set<String> WAITED_FOR =
      Set.of(
          "books_unavailable",
          "cursor_invalid",
          "engine_unavailable",
          "idempotency_key_missing",
          "internal_error",
          "media_type_unsupported",
          "method_not_allowed",
          "not_acceptable",
          "not_found",
          "too_many_requests",
          "view_unavailable",
          "webhook_signature_invalid");

  @Test
  void every_code_of_the_api_is_final_under_its_status_or_waited_for() throws IOException {
    Map<String, Integer> all = codes();
    assertThat(all).hasSizeGreaterThan(30);
    Set<String> waitedFor = new TreeSet<>();
    all.forEach(
        (code, status) -> {
          if (!FinalCodes.isRefusal(status, code) && !FinalCodes.isRejection(status, code)) {
            waitedFor.add(code);
          }
        });
    assertThat(waitedFor).isEqualTo(WAITED_FOR);
  }

  @Test
  void a_refusal_is_an_answer_of_402_or_409_and_a_rejection_is_none() throws IOException {
    codes()
        .forEach(
            (code, status) -> {
              assertThat(FinalCodes.isRefusal(status, code))
                  .as(code)
                  .isEqualTo(status == 402 || status == 409);
              assertThat(FinalCodes.isRejection(200, code)).as(code).isFalse();
            });
  }

  /** The api is not in this class path, so its source is read. */
  private static Map<String, Integer> codes() throws IOException {
    Map<String, Integer> codes = new TreeMap<>();
    Matcher constant =
        Pattern.compile("(?m)^ {2}([A-Z_]+)\\((\\d{3})\\)[,;]$")
            .matcher(
                Files.readString(
                    Path.of("..", "api", "src", "main", "java", "io", "quittance", "api")
                        .resolve(Path.of("orders", "ProblemCode.java"))));
    while (constant.find()) {
      codes.put(constant.group(1).toLowerCase(Locale.ROOT), Integer.valueOf(constant.group(2)));
    }
    return codes;
  }
}
