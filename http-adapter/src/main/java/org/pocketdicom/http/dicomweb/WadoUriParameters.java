package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.image.Viewport;
import org.pocketdicom.image.Window;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.IndexedInstance;

/** The parameters of WADO-URI (PS3.18 9.1.2); those that are not supported are refused. */
final class WadoUriParameters {

  private static final int MAX_SIZE = 8192;

  private static final Set<String> NOT_DONE =
      Set.of("annotation", "anonymize", "presentationUID", "presentationSeriesUID");

  private WadoUriParameters() {}

  /** What nobody knows is passed over (PS3.18 8.3); what is known and not done is not. */
  static void checkNames(HttpParameters parameters) {
    if (!parameters.getFirst("requestType").orElse("").equals("WADO")) {
      throw Parameters.bad("'requestType' must be WADO");
    }
    for (Map.Entry<String, ?> parameter : parameters) {
      if (NOT_DONE.contains(parameter.getKey())) {
        throw Parameters.bad("'" + parameter.getKey() + "' is not supported");
      }
    }
  }

  /** How a picture is to look. */
  static RenderedParameters picture(HttpParameters parameters, IndexedInstance instance) {
    int quality =
        Parameters.integer("imageQuality", parameters.getFirst("imageQuality"), 1, 100)
            .orElse(ImageEncoder.Options.DEFAULT.quality());
    return new RenderedParameters(
        viewport(parameters, instance), window(parameters), quality, false);
  }

  private static Optional<Window> window(HttpParameters parameters) {
    Optional<String> center = parameters.getFirst("windowCenter");
    Optional<String> width = parameters.getFirst("windowWidth");
    if (center.isPresent() != width.isPresent()) {
      throw Parameters.bad("'windowCenter' and 'windowWidth' go together");
    }
    return Parameters.window(center.map(text -> text + "," + width.orElseThrow()));
  }

  /** The part that is asked for, as large as it fits into the rows and columns. */
  private static Optional<Viewport> viewport(HttpParameters parameters, IndexedInstance instance) {
    Optional<String> rows = parameters.getFirst("rows");
    Optional<String> columns = parameters.getFirst("columns");
    Optional<String> region = parameters.getFirst("region");
    if (rows.isEmpty() && columns.isEmpty() && region.isEmpty()) {
      return Optional.empty();
    }
    int width = instance.header().integer(Tags.Columns).orElse(1);
    int height = instance.header().integer(Tags.Rows).orElse(1);
    int otherwise = region.isPresent() && rows.isEmpty() && columns.isEmpty() ? 0 : MAX_SIZE;
    Optional<Viewport.Region> part = region.map(text -> region(text, width, height));
    int ownWidth = part.map(wanted -> (int) Math.ceil(wanted.width())).orElse(width);
    int ownHeight = part.map(wanted -> (int) Math.ceil(wanted.height())).orElse(height);
    return Optional.of(
        new Viewport(
            Parameters.integer("columns", columns, 1, MAX_SIZE)
                .orElse(otherwise == 0 ? Math.clamp(ownWidth, 1, MAX_SIZE) : otherwise),
            Parameters.integer("rows", rows, 1, MAX_SIZE)
                .orElse(otherwise == 0 ? Math.clamp(ownHeight, 1, MAX_SIZE) : otherwise),
            part));
  }

  /** Two corners in parts of the whole, 0 to 1 (PS3.18 9.1.2.2.5). */
  private static Viewport.Region region(String text, int width, int height) {
    try {
      List<Double> corners = Stream.of(text.split(",", -1)).map(Double::valueOf).toList();
      boolean within = corners.stream().allMatch(corner -> corner >= 0 && corner <= 1);
      if (corners.size() == 4 && within) {
        return new Viewport.Region(
            corners.get(0) * width,
            corners.get(1) * height,
            Math.max(0, corners.get(2) - corners.get(0)) * width,
            Math.max(0, corners.get(3) - corners.get(1)) * height);
      }
    } catch (IllegalArgumentException unreadable) {
      // is told below
    }
    throw Parameters.bad("'region' is left,top,right,bottom, from 0 to 1");
  }
}
