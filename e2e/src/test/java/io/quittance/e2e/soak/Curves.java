package io.quittance.e2e.soak;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves of a soak, a picture for each measure. */
record Curves(List<Series> series) {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 300;

  /** Writes them into a folder, and returns the names of the files. */
  List<String> write(Path folder) {
    List<String> names = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Series> curves = series.stream().filter(s -> s.measure == measure).toList();
      if (!curves.isEmpty()) {
        String name = "soak-" + measure.name().toLowerCase(Locale.ROOT) + ".svg";
        write(chart(measure, curves), folder.resolve(name));
        names.add(name);
      }
    }
    return names;
  }

  private static XYChart chart(Measure measure, List<Series> curves) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(measure.title)
            .xAxisTitle("minutes")
            .yAxisTitle(measure.unit)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
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

  private static void write(XYChart chart, Path file) {
    try {
      ByteArrayOutputStream svg = new ByteArrayOutputStream();
      VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
      Files.createDirectories(file.getParent());
      Files.writeString(file, Polylines.in(svg.toString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
