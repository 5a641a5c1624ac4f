package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.Samples;
import io.quittance.api.orders.AmountText;
import io.quittance.api.orders.ProblemCode;
import io.quittance.domain.CancelRule;
import io.quittance.domain.OrderStatus;
import io.quittance.workflows.contract.Amount;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void every_code_has_a_sentence_in_both_languages(ProblemCode code) {
    Problem problem = Problem.of(code, "amount.value");

    assertThat(Messages.of(problem, Locale.ENGLISH)).matches("[A-Z].*\\.").doesNotContain("{");
    assertThat(Messages.of(problem, Locale.CHINESE)).endsWith("。").doesNotContain("{");
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void every_status_has_a_sentence_in_both_languages(OrderStatus status) {
    assertThat(Messages.of(Samples.order("A-1", status.name()), Locale.ENGLISH)).endsWith(".");
    assertThat(Messages.of(Samples.order("A-1", status.name()), Locale.CHINESE)).endsWith("。");
  }

  @ParameterizedTest
  @EnumSource(CancelRule.class)
  void every_rule_of_a_cancel_has_a_sentence_in_both_languages(CancelRule rule) {
    assertThat(Messages.ofRule(rule.name(), Locale.ENGLISH)).endsWith(".");
    assertThat(Messages.ofRule(rule.name(), Locale.CHINESE)).endsWith("。");
  }

  @Test
  void both_languages_say_the_same_things() {
    assertThat(keys(Locale.CHINESE)).isEqualTo(keys(Locale.ENGLISH));
  }

  @Test
  void a_refunded_order_says_how_much_comes_back() {
    assertThat(Messages.of(Samples.order("A-1", "REFUNDED"), Locale.ENGLISH))
        .isEqualTo("Your order was cancelled and 42.10 EUR is on its way back to you.");
    assertThat(Messages.of(Samples.order("A-1", "REFUNDED"), Locale.CHINESE))
        .isEqualTo("您的订单已取消，42.10 EUR 正在退还给您。");
  }

  @Test
  void
      a_refunded_order_that_was_settled_outside_does_not_promise_what_the_provider_never_returned() {
    assertThat(Messages.of(Samples.settled(0, 4210), Locale.ENGLISH))
        .isEqualTo(
            "Your order is closed. The shop has dealt with 42.10 EUR itself, outside of your payment;"
                + " please ask the shop if you have a question.");
    assertThat(Messages.of(Samples.settled(4000, 210), Locale.ENGLISH))
        .isEqualTo(
            "Your order is closed and 40.00 EUR is on its way back to you. The shop has dealt with"
                + " 2.10 EUR itself, outside of your payment.");
  }

  @Test
  void who_has_to_pay_on_the_providers_page_is_told_so() {
    assertThat(Messages.of(Samples.redirected(), Locale.ENGLISH))
        .isEqualTo(
            "Please complete your payment of 42.10 EUR on the page of the payment provider.");
  }

  @Test
  void an_order_in_review_says_that_a_person_looks_at_it() {
    assertThat(Messages.of(Samples.inReview("RETRY"), Locale.ENGLISH))
        .isEqualTo(
            "Your order is being cancelled. A person looks after your money and will see that it is"
                + " settled.");
    assertThat(Messages.of(Samples.inReview("RETRY"), Locale.CHINESE)).contains("工作人员");
  }

  @Test
  void a_field_with_words_of_its_own_is_told_in_them() {
    assertThat(Messages.of(Problem.of(ProblemCode.FIELD_INVALID, "capture"), Locale.ENGLISH))
        .isEqualTo("The field capture must be SALE or AUTHORIZE.");
    assertThat(Messages.of(Problem.of(ProblemCode.FIELD_INVALID, "reason"), Locale.ENGLISH))
        .isEqualTo("The field reason is missing or not acceptable.");
  }

  @ParameterizedTest
  @CsvSource({"4210, EUR, 42.10 EUR", "1, EUR, 0.01 EUR", "4210, JPY, 4210 JPY"})
  void amounts_are_written_in_major_units(long value, String currency, String text) {
    assertThat(AmountText.of(new Amount(value, currency))).isEqualTo(text);
  }

  @Test
  void a_currency_with_three_digits_is_written_with_three() {
    assertThat(AmountText.of(new Amount(4210, "KWD"))).isEqualTo("4.210 KWD");
  }

  private static TreeSet<String> keys(Locale language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    boolean isTranslation = !language.equals(Locale.ENGLISH);
    TreeSet<String> keys = new TreeSet<>();
    bundle.keySet().stream().filter(key -> !isTranslation || isOwn(bundle, key)).forEach(keys::add);
    return keys;
  }

  /** A sentence that is only inherited would be the English one. */
  private static boolean isOwn(ResourceBundle bundle, String key) {
    return bundle.getString(key).codePoints().anyMatch(Character::isIdeographic);
  }
}
