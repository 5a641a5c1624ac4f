package io.quittance.api.http;

/** A request that goes no further; it carries the whole answer, and no stack trace. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code().code(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
