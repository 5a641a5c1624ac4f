package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision of a review that is not carried out yet: the calls that have not returned are
 * awaited, and everything the decision rests on is looked up once more (rule 14).
 *
 * @param by who decided
 * @param evidence the reference or words that support it; null if none
 */
public record Resolution(
    ReviewDecision decision, String by, @Nullable String evidence, Instant at) {}
