package io.quittance.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** The order and the command that a request is about, for every log line it causes. */
final class RequestIds implements HandlerInterceptor {

  private static final String ORDER = "orderId";
  private static final String COMMAND = "commandId";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String id = orderOf(request);
    if (id != null) {
      order(id);
    }
    String key = request.getHeader(IdempotencyKey.HEADER);
    if (key != null && IdempotencyKey.isValid(key)) {
      MDC.put(COMMAND, key);
    }
    return true;
  }

  /** Returns the order id in the request's path; null if there is none, or none of the form. */
  static @Nullable String orderOf(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> path
            && path.get(ORDER) instanceof String id
            && Texts.ORDER_ID.test(id)
        ? id
        : null;
  }

  static void order(String id) {
    MDC.put(ORDER, id);
  }

  static void clear() {
    MDC.remove(ORDER);
    MDC.remove(COMMAND);
  }
}
