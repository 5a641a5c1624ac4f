package io.quittance.e2e.soak;

import io.quittance.e2e.PageSection;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The soak's section of a page, between two comments; the rest of the page is others'. */
record SoakPage(Path page) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ROOT);

  /** What was done, in a sentence. */
  record Run(int minutes, double perSecond, int orders, long seed) {

    String sentence() {
      return String.format(
          Locale.ROOT,
          "%d minutes, %s orders a second, %,d orders (`--seed %d`), on %d cores, %s.",
          minutes,
          perSecond,
          orders,
          seed,
          Runtime.getRuntime().availableProcessors(),
          DAY.format(LocalDate.now(ZoneOffset.UTC)));
    }
  }

  void write(Run run, Judgement judgement, List<Series> series) {
    Path images = page.resolveSibling("images");
    List<String> pictures = new Curves(series).write(images);
    new PageSection(page, "./quittance soak")
        .write(text(run, judgement) + "\n" + pictures(pictures));
  }

  private static String text(Run run, Judgement judgement) {
    return """
    ## Soak: does anything grow?

    ```
    ./quittance soak --minutes %d
    ```

    runs every part as its own process under a steady load of orders over most means of payment, with their reads, and looks at each process and into the books every few seconds.
    %s

    A series is flat if the median of its last quarter is above the median of its second quarter by no more than is allowed; the first quarter is for warming up. The memory of others' programs is shown and not judged. The judge is judged itself,
    with series that leak, by `FlatnessTest`. Afterwards the money of every order was asked of ledger, workflow, journal and provider, and all four agreed.

    %s\
    """
        .formatted(run.minutes(), run.sentence(), judgement.markdown());
  }

  private static String pictures(List<String> names) {
    return names.stream()
        .map(name -> "![%s](images/%s)".formatted(name.replace(".svg", ""), name))
        .collect(Collectors.joining("\n\n", "\n", "\n"));
  }
}
