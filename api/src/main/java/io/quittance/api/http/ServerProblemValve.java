package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What the server itself turns down, such as a path it can't read, in the shape of all errors. */
public final class ServerProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    boolean isError = response.getStatus() >= 400;
    if (!isError || response.isCommitted() || response.getContentWritten() > 0) {
      return;
    }
    try {
      Problem problem = Problem.of(code(response.getStatus()));
      Problems.send(problem, request.getRequest(), response.getResponse());
      response.finishResponse();
    } catch (IOException e) {
      container.getLogger().debug("The caller is gone", e);
    }
  }

  private static ProblemCode code(int status) {
    for (ProblemCode code : ProblemCode.values()) {
      boolean isGeneral =
          switch (code) {
            case MALFORMED_REQUEST,
                NOT_FOUND,
                METHOD_NOT_ALLOWED,
                NOT_ACCEPTABLE,
                BODY_TOO_LARGE,
                MEDIA_TYPE_UNSUPPORTED ->
                true;
            default -> false;
          };
      if (isGeneral && code.status() == status) {
        return code;
      }
    }
    return status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR;
  }
}
