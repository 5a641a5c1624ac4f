package io.quittance.simulator.http;

import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.Problem;
import java.util.List;

/** The map from a method and a path to where the call leads. */
final class Router {

  private Router() {}

  static Route route(String method, String path) {
    List<String> parts = List.of(path.substring(Math.min(1, path.length())).split("/", -1));
    return switch (parts.getFirst()) {
      case "charges" -> charges(method, parts);
      case "refunds" -> refunds(method, parts);
      case "pay" -> pay(method, parts);
      case "health", "books", "statement", "calls", "webhooks", "faults" -> page(method, parts);
      default -> new Route.Nowhere(Problem.NOT_FOUND);
    };
  }

  private static Route charges(String method, List<String> parts) {
    String reference = parts.size() > 1 ? parts.get(1) : "";
    return switch (parts.size()) {
      case 1 -> provider(method, "POST", Operation.CHARGE, "");
      case 2 -> provider(method, "GET", Operation.LOOKUP, reference);
      case 3 ->
          switch (parts.get(2)) {
            case "capture" -> provider(method, "POST", Operation.CAPTURE, reference);
            case "close" -> provider(method, "POST", Operation.CLOSE, reference);
            case "dispute" -> provider(method, "POST", Operation.DISPUTE, reference);
            case "customer-action" ->
                provider(method, "POST", Operation.CUSTOMER_ACTION, reference);
            default -> unserved(reference, Problem.NOT_FOUND);
          };
      default -> unserved(reference, Problem.NOT_FOUND);
    };
  }

  private static Route refunds(String method, List<String> parts) {
    String reference = parts.size() > 1 ? parts.get(1) : "";
    return switch (parts.size()) {
      case 1 -> provider(method, "POST", Operation.REFUND, "");
      case 2 -> provider(method, "GET", Operation.REFUND_LOOKUP, reference);
      default -> unserved(reference, Problem.NOT_FOUND);
    };
  }

  private static Route pay(String method, List<String> parts) {
    if (parts.size() != 2) {
      return new Route.Nowhere(Problem.NOT_FOUND);
    }
    return switch (method) {
      case "GET" -> new Route.ToCustomer(parts.get(1), false);
      case "POST" -> new Route.ToCustomer(parts.get(1), true);
      default -> new Route.Nowhere(Problem.METHOD_NOT_ALLOWED);
    };
  }

  private static Route provider(
      String method, String expected, Operation operation, String reference) {
    return method.equals(expected)
        ? new Route.ToProvider(operation, reference)
        : unserved(reference, Problem.METHOD_NOT_ALLOWED);
  }

  private static Route unserved(String reference, Problem problem) {
    return new Route.Unserved(Fields.isReference(reference) ? reference : null, problem);
  }

  private static Route page(String method, List<String> parts) {
    if (parts.size() > 1) {
      return new Route.Nowhere(Problem.NOT_FOUND);
    }
    return switch (method + " " + parts.getFirst()) {
      case "GET health" -> new Route.ToPage(Route.Page.HEALTH);
      case "GET books" -> new Route.ToPage(Route.Page.BOOKS);
      case "GET statement" -> new Route.ToPage(Route.Page.STATEMENT);
      case "GET calls" -> new Route.ToPage(Route.Page.CALLS);
      case "GET webhooks" -> new Route.ToPage(Route.Page.WEBHOOKS);
      case "GET faults" -> new Route.ToPage(Route.Page.FAULTS);
      case "POST faults" -> new Route.ToPage(Route.Page.PLAN_FAULT);
      case "DELETE faults" -> new Route.ToPage(Route.Page.CLEAR_FAULTS);
      default -> new Route.Nowhere(Problem.METHOD_NOT_ALLOWED);
    };
  }
}
