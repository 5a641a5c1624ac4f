package io.quittance.e2e;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** A chart as a picture in the documentation: SVG, and short. */
public final class Picture {

  public static final int WIDTH = 860;
  public static final int HEIGHT = 300;

  private Picture() {}

  /** Gives a chart the looks that all of them have. */
  public static void dress(Styler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
  }

  /** Writes a chart into a file, whose folder is made if need be. */
  public static void write(Chart<?, ?> chart, Path file) {
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
