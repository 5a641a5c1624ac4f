package io.quittance.e2e.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakPageTest {

  private static final SoakPage.Run RUN = new SoakPage.Run(20, 2, 2400, 7);

  @TempDir private Path folder;

  @Test
  void the_section_is_replaced_and_what_others_wrote_around_it_stays() throws IOException {
    Path page = folder.resolve("reliability.md");
    Files.writeString(page, "# Reliability\n\nBefore.\n");
    write(page, 60);
    Files.writeString(page, Files.readString(page) + "\nAfter.\n");
    write(page, 90);

    assertThat(page)
        .content()
        .startsWith("# Reliability\n\nBefore.\n\n<!-- begin")
        .endsWith("-->\n\nAfter.\n")
        .containsOnlyOnce("## Soak")
        .contains("90 MiB")
        .doesNotContain("60 MiB");
    assertThat(folder.resolve("images/soak-heap.svg"))
        .content()
        .contains("<svg", "<polyline", "</svg>")
        .hasSizeLessThan(120_000);
  }

  private static void write(Path page, double level) {
    Series heap = new Series("api", Measure.HEAP);
    for (int i = 0; i < 80; i++) {
      heap.add(i / 4.0, level);
    }
    new SoakPage(page).write(RUN, Judgement.of(List.of(heap)), List.of(heap));
  }

  @Test
  void a_leak_is_in_the_judgement_by_its_name() {
    Series leaking = new Series("api", Measure.FILES);
    for (int i = 0; i < 80; i++) {
      leaking.add(i / 4.0, 40 + i);
    }
    Judgement judgement = Judgement.of(List.of(leaking));

    assertThat(judgement.leaks()).containsExactly("api: open files");
    assertThat(judgement.toString()).contains("**grows**");
  }

  @Test
  void the_memory_of_others_programs_is_shown_and_not_judged() {
    Series memory = new Series("rabbitmq server", Measure.RESIDENT);
    Series files = new Series("rabbitmq server", Measure.FILES);
    for (int i = 0; i < 80; i++) {
      memory.add(i / 4.0, 100 + i);
      files.add(i / 4.0, 100 + i);
    }
    Judgement judgement = Judgement.of(List.of(memory, files));

    assertThat(judgement.leaks()).containsExactly("rabbitmq server: open files");
    assertThat(judgement.toString()).contains("not judged");
  }
}
