package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Several runs share a page, and the page has other parts. */
class PageTest {

  @Test
  void each_seed_has_its_place_and_what_others_wrote_stays() {
    String page = Page.with("# Reliability\n\n## Soak\n", 1, "first\n");
    page = Page.with(page, 2, "second\n") + "## Behind\n";
    page = Page.with(page, 3, "third\n");
    page = Page.with(page, 1, "first, anew\n");
    assertThat(page)
        .containsSubsequence(
            "## Soak", "## Chaos", "first, anew\n", "second\n", "third\n", "## Behind")
        .doesNotContain("first\n")
        .containsOnlyOnce("## Chaos");
  }
}
