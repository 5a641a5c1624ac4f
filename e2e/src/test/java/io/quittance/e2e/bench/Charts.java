package io.quittance.e2e.bench;

import io.quittance.e2e.Picture;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** What a run has found, as pictures. */
record Charts(Results r) {

  /** Writes them into a folder, with names that begin so. */
  void write(Path folder, String name) {
    Picture.write(rates(), folder.resolve(name + "-rates.svg"));
    Picture.write(payments(), folder.resolve(name + "-payments.svg"));
    Picture.write(processor(), folder.resolve(name + "-processor.svg"));
    r.growth()
        .map(Growth::openOrders)
        .ifPresent(open -> Picture.write(growth(open), folder.resolve(name + "-growth.svg")));
  }

  private CategoryChart rates() {
    CategoryChart chart = chart("orders a second, by callers", "orders/s");
    for (Way way : r.ways()) {
      chart.addSeries(
          way.words(),
          callers(),
          r.plan().callers().stream()
              .map(n -> r.loops().perSecond(n, way.name(), way.flow()).median())
              .toList());
    }
    return chart;
  }

  private CategoryChart payments() {
    CategoryChart chart = chart("how long the product's caller waits, by callers", "ms");
    for (Trip.Act act : Trip.Act.values()) {
      List<Percentiles> waits =
          r.plan().callers().stream()
              .map(n -> r.loops().millis(n, "product", Flow.REFUND, act))
              .toList();
      String words = act.name().toLowerCase(java.util.Locale.ROOT);
      chart.addSeries(words + ", p50", callers(), waits.stream().map(Percentiles::p50).toList());
      chart.addSeries(words + ", p99", callers(), waits.stream().map(Percentiles::p99).toList());
    }
    return chart;
  }

  private CategoryChart processor() {
    int callers = r.plan().judgedCallers();
    CategoryChart chart =
        chart("processor time of an order, " + callers + " callers", "ms of one core");
    chart.getStyler().setStacked(true);
    chart.getStyler().setXAxisLabelRotation(10);
    List<String> words = r.ways().stream().map(Way::words).toList();
    r.on().rest().residentMib().keySet().forEach(part -> addProcess(chart, words, callers, part));
    addProcess(chart, words, callers, "caller");
    return chart;
  }

  private void addProcess(CategoryChart chart, List<String> words, int callers, String part) {
    chart.addSeries(
        part,
        words,
        r.ways().stream()
            .map(w -> r.loops().cpuMillis(callers, w.name(), w.flow()).getOrDefault(part, 0.0))
            .toList());
  }

  private static CategoryChart growth(OpenOrders found) {
    CategoryChart chart = chart("what one caller waits for a new order, by open orders", "ms");
    List<OpenOrders.Level> levels = found.levels();
    List<String> open = levels.stream().map(level -> "%,d".formatted(level.open())).toList();
    chart.addSeries("place, p50", open, levels.stream().map(l -> l.place().p50()).toList());
    chart.addSeries("pay, p50", open, levels.stream().map(l -> l.pay().p50()).toList());
    chart.addSeries("pay, p95", open, levels.stream().map(l -> l.pay().p95()).toList());
    return chart;
  }

  private List<String> callers() {
    return r.plan().callers().stream().map(String::valueOf).toList();
  }

  private static CategoryChart chart(String title, String unit) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Picture.WIDTH)
            .height(Picture.HEIGHT)
            .title(title)
            .yAxisTitle(unit)
            .build();
    Styler styler = chart.getStyler();
    Picture.dress(styler);
    return chart;
  }
}
