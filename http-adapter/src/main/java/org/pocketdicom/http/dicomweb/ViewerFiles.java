package org.pocketdicom.http.dicomweb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a web viewer: those of one folder, and nothing else. */
final class ViewerFiles {

  private final Path folder;
  private final Set<String> names;

  /**
   * @param folder with an index.html
   */
  ViewerFiles(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    try (Stream<Path> entries = Files.list(this.folder)) {
      names = entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /**
   * The file of a path.
   *
   * @param path without a slash in front
   * @return empty where there is none, or it is outside of the folder
   */
  Optional<Path> find(String path) {
    String first = path.substring(0, Math.max(0, path.indexOf('/')));
    if (!names.contains(first.isEmpty() ? path : first) || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(path).toRealPath();
      return Optional.of(file)
          .filter(found -> found.startsWith(folder) && Files.isRegularFile(found));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** The page that everything begins with. */
  Path index() {
    return folder.resolve("index.html");
  }

  static String mediaType(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json", "map" -> "application/json";
      case "wasm" -> "application/wasm";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "ico" -> "image/x-icon";
      case "woff2" -> "font/woff2";
      case "woff" -> "font/woff";
      case "ttf" -> "font/ttf";
      case "txt" -> "text/plain; charset=utf-8";
      default -> "application/octet-stream";
    };
  }
}
