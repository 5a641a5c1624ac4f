package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.OrderView;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of an endpoint beyond its path. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Documented {

  /** Whether a request carries an idempotency key. */
  enum Key {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  /** The statuses of success. */
  int[] success();

  /** The record that success is answered with; by default an order. */
  Class<?> answer() default OrderView.class;

  /** The record that 200 may be answered with instead; {@code Void} if there is none. */
  Class<?> otherAnswer() default Void.class;

  /** The record that its body is read into; {@code Void} if it has none. */
  Class<?> body() default Void.class;

  boolean bodyRequired() default true;

  Key key() default Key.NONE;

  /** Whether it may be tied to a revision of the order. */
  boolean ifMatch() default false;

  /** Whether it is a command, which can be waited for and fails as every command may. */
  boolean command() default false;

  /** The codes it may fail with, beside those of every body and of every command. */
  ProblemCode[] fails();
}
