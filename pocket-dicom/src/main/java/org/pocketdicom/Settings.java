package org.pocketdicom;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an archive and its server: the one place that knows the names, their
 * defaults and their checks, whether they come as flags, from the environment or from a file.
 *
 * @param host the address the server listens on ({@code DICOM_HOST}, default 127.0.0.1)
 * @param port 0 to 65535, 0 for any free one ({@code DICOM_PORT}, default 5001)
 * @param dataDir where everything is kept that is kept on this machine ({@code DICOM_DATA_DIR},
 *     default {@code ./data})
 * @param s3 where objects are kept instead of {@code dataDir} ({@code DICOM_STORE=s3}); default is
 *     {@code DICOM_STORE=fs}
 * @param indexUrl the JDBC URL of the index ({@code DICOM_INDEX_URL}, default SQLite in {@code
 *     dataDir}); of PostgreSQL {@code jdbc:postgresql://<host>/<database>}, with the user and the
 *     password of {@code PGUSER} and {@code PGPASSWORD} where it has none of its own
 * @param replaceDuplicates whether other bytes under a SOP Instance UID that is taken replace the
 *     old ones ({@code DICOM_DUPLICATES=replace}); default is {@code DICOM_DUPLICATES=reject}
 * @param maxUpload the largest object that is taken, in bytes ({@code DICOM_MAX_UPLOAD}, e.g.
 *     {@code 500MB}, default 64GB)
 * @param renderCache how much memory the server keeps finished pictures in, in bytes, 0 for none
 *     ({@code DICOM_RENDER_CACHE}, default 32MB)
 * @param web how the server appears from outside
 */
public record Settings(
    String host,
    int port,
    Path dataDir,
    Optional<S3> s3,
    String indexUrl,
    boolean replaceDuplicates,
    long maxUpload,
    long renderCache,
    WebSettings web) {

  /**
   * A bucket.
   *
   * @param endpoint of a service other than AWS ({@code DICOM_S3_ENDPOINT})
   * @param bucket its name ({@code DICOM_S3_BUCKET})
   * @param region ({@code DICOM_S3_REGION}, default us-east-1)
   * @param pathStyle whether the bucket is part of the path, not of the host ({@code
   *     DICOM_S3_PATH_STYLE}, default {@code true} where there is an endpoint, else {@code false})
   * @param encryption {@code AES256}, {@code aws:kms} or {@code aws:kms:<key>} ({@code
   *     DICOM_S3_ENCRYPTION}, default is what the bucket does)
   */
  public record S3(
      Optional<URI> endpoint,
      String bucket,
      String region,
      boolean pathStyle,
      Optional<String> encryption) {

    private String place() {
      return "s3://"
          + bucket
          + endpoint.map(at -> " at " + at.getHost() + ":" + at.getPort()).orElse("");
    }
  }

  private static final String HOST = "DICOM_HOST";
  private static final String PORT = "DICOM_PORT";
  private static final String DATA_DIR = "DICOM_DATA_DIR";
  private static final String STORE = "DICOM_STORE";
  private static final String S3_ENDPOINT = "DICOM_S3_ENDPOINT";
  private static final String S3_BUCKET = "DICOM_S3_BUCKET";
  private static final String S3_REGION = "DICOM_S3_REGION";
  private static final String S3_PATH_STYLE = "DICOM_S3_PATH_STYLE";
  private static final String S3_ENCRYPTION = "DICOM_S3_ENCRYPTION";
  private static final String INDEX_URL = "DICOM_INDEX_URL";
  private static final String INDEX_USER = "PGUSER";
  private static final String INDEX_PASSWORD = "PGPASSWORD";
  private static final String DUPLICATES = "DICOM_DUPLICATES";
  private static final String MAX_UPLOAD = "DICOM_MAX_UPLOAD";
  private static final String RENDER_CACHE = "DICOM_RENDER_CACHE";
  private static final String CONFIG = "DICOM_CONFIG";
  private static final String SQLITE = "jdbc:sqlite:";
  private static final List<String> NAMES =
      List.of(
          HOST,
          PORT,
          DATA_DIR,
          STORE,
          S3_ENDPOINT,
          S3_BUCKET,
          S3_REGION,
          S3_PATH_STYLE,
          S3_ENCRYPTION,
          INDEX_URL,
          INDEX_USER,
          INDEX_PASSWORD,
          DUPLICATES,
          MAX_UPLOAD,
          RENDER_CACHE);

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})\\s*(|[KMGT]I?B?|B)");

  /** The defaults, with everything kept in a folder. */
  public static Settings in(Path dataDir) {
    return of(Map.of(DATA_DIR, dataDir.toString()));
  }

  /**
   * Settings by their names; what is absent or blank has its default, and other names are passed
   * over. {@code DICOM_CONFIG} names a file of {@code NAME=value} lines for what is not in the map.
   *
   * @throws IllegalArgumentException if a value is not allowed; the message names it and may be
   *     shown to a user
   */
  public static Settings of(Map<String, String> named) {
    Map<String, String> all = new HashMap<>();
    String config = named.getOrDefault(CONFIG, "").strip();
    if (!config.isEmpty()) {
      all.putAll(file(path(CONFIG, config)));
    }
    named.forEach((name, value) -> {
      if (!value.isBlank()) {
        all.put(name, value.strip());
      }
    });
    Path dataDir = path(DATA_DIR, all.getOrDefault(DATA_DIR, "./data"));
    return new Settings(
        all.getOrDefault(HOST, "127.0.0.1"),
        port(all.getOrDefault(PORT, "5001")),
        dataDir,
        s3(all),
        indexUrl(all, dataDir),
        choice(DUPLICATES, all, "reject", "replace"),
        size(MAX_UPLOAD, all.getOrDefault(MAX_UPLOAD, "64GB"), 1),
        size(RENDER_CACHE, all.getOrDefault(RENDER_CACHE, "32MB"), 0),
        WebSettings.of(all));
  }

  private static Map<String, String> file(Path file) {
    Map<String, String> named = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          int equals = text.indexOf('=');
          String name = equals < 0 ? text : text.substring(0, equals).strip();
          if (equals < 0 || !NAMES.contains(name) && !WebSettings.NAMES.contains(name)) {
            throw new IllegalArgumentException(file + ": " + name + " is not a setting");
          }
          named.put(name, text.substring(equals + 1).strip());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(CONFIG + ": cannot read " + file, e);
    }
    return named;
  }

  private static String indexUrl(Map<String, String> named, Path dataDir) {
    String url = named.getOrDefault(INDEX_URL, besideObjects(dataDir));
    if (!url.startsWith("jdbc:postgresql:")) {
      return url;
    }
    return with("password", named.get(INDEX_PASSWORD), with("user", named.get(INDEX_USER), url));
  }

  private static String besideObjects(Path dataDir) {
    return SQLITE + dataDir.resolve("index.db");
  }

  /** A URL with a parameter, unless it has it. */
  private static String with(String name, @Nullable String value, String url) {
    boolean isThere = url.contains("?" + name + "=") || url.contains("&" + name + "=");
    if (value == null || isThere) {
      return url;
    }
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return url + (url.contains("?") ? "&" : "?") + name + "=" + encoded;
  }

  /**
   * Which archive is meant: where its objects are, and its index if that is not beside them. The
   * same for whoever means it, from wherever; no password is in it.
   */
  public String archiveName() {
    String folder = dataDir.toAbsolutePath().normalize().toString();
    String objects = s3.map(S3::place).orElse(folder);
    if (indexUrl.equals(besideObjects(dataDir))) {
      return s3.isPresent() ? objects + ", index in " + folder : objects;
    }
    String index =
        indexUrl.startsWith(SQLITE)
            ? new File(indexUrl.substring(SQLITE.length())).getAbsolutePath()
            : indexUrl.replaceAll("(?i)(password|accesstoken)=[^&]*", "$1=");
    return objects + ", index in " + index;
  }

  /** All but the index's URL, which may hold a password. */
  @Override
  public String toString() {
    return "Settings[host=%s, port=%s, dataDir=%s, s3=%s]".formatted(host, port, dataDir, s3);
  }

  private static Optional<S3> s3(Map<String, String> named) {
    if (!choice(STORE, named, "fs", "s3")) {
      return Optional.empty();
    }
    String bucket = named.getOrDefault(S3_BUCKET, "");
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException(STORE + "=s3 needs " + S3_BUCKET);
    }
    Optional<URI> endpoint = Optional.ofNullable(named.get(S3_ENDPOINT)).map(Settings::uri);
    return Optional.of(
        new S3(
            endpoint,
            bucket,
            named.getOrDefault(S3_REGION, "us-east-1"),
            named.containsKey(S3_PATH_STYLE)
                ? choice(S3_PATH_STYLE, named, "false", "true")
                : endpoint.isPresent(),
            Optional.ofNullable(named.get(S3_ENCRYPTION))));
  }

  /** Whether the second of two choices was made; the first is the default. */
  static boolean choice(String name, Map<String, String> named, String first, String second) {
    String value = named.getOrDefault(name, first).toLowerCase(Locale.ROOT);
    if (!value.equals(first) && !value.equals(second)) {
      throw new IllegalArgumentException(name + " is " + first + " or " + second);
    }
    return value.equals(second);
  }

  static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " is not a path", e);
    }
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new IllegalArgumentException(S3_ENDPOINT + " is a URL such as http://127.0.0.1:9000");
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(PORT + " is a number from 0 to 65535");
  }

  private static long size(String name, String text, long least) {
    Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (matcher.matches()) {
      int power = Math.max(0, "BKMGT".indexOf((matcher.group(2) + "B").charAt(0)));
      long number = Long.parseLong(matcher.group(1));
      if (number >= least && number <= Long.MAX_VALUE >> (10 * power)) {
        return number << (10 * power);
      }
    }
    throw new IllegalArgumentException(name + " is a size such as 500MB or 20GB");
  }
}
