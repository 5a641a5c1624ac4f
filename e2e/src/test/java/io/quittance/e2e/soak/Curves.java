package io.quittance.e2e.soak;

import io.quittance.e2e.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves of a soak, a picture for each measure. */
record Curves(List<Series> series) {

  /** Writes them into a folder, and returns the names of the files. */
  List<String> write(Path folder) {
    List<String> names = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Series> curves = series.stream().filter(s -> s.measure == measure).toList();
      if (!curves.isEmpty()) {
        String name = "soak-" + measure.name().toLowerCase(Locale.ROOT) + ".svg";
        Picture.write(chart(measure, curves), folder.resolve(name));
        names.add(name);
      }
    }
    return names;
  }

  private static XYChart chart(Measure measure, List<Series> curves) {
    XYChart chart =
        new XYChartBuilder()
            .width(Picture.WIDTH)
            .height(Picture.HEIGHT)
            .title(measure.title)
            .xAxisTitle("minutes")
            .yAxisTitle(measure.unit)
            .build();
    Picture.dress(chart.getStyler());
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setXAxisTickMarkSpacingHint(110);
    chart.getStyler().setYAxisMin(0.0);
    for (Series one : curves) {
      chart
          .addSeries(
              one.part,
              one.points().stream().mapToDouble(Series.Point::minute).toArray(),
              one.points().stream().mapToDouble(Series.Point::value).toArray())
          .setMarker(SeriesMarkers.NONE);
    }
    return chart;
  }
}
