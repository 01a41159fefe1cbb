package org.pocketdicom.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the {@link Corpus} and what is known of it.
 *
 * @param root the corpus's folder
 * @param name the path in that folder, e.g. {@code files/ct_small.dcm}
 * @param columns the file's line in the manifest, by column
 * @param header what becomes of reading the file
 * @param picture what becomes of rendering its first frame
 */
public record CorpusFile(
    Path root, String name, Map<String, String> columns, Expectation header, Expectation picture) {

  /** What a good program makes of a file. */
  public enum Expectation {
    /** The result. */
    SUCCEED,
    /** One clear error. */
    FAIL,
    /** The one or the other, but nothing else. */
    EITHER
  }

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public CorpusFile {
    columns = Map.copyOf(columns);
  }

  /** Where the file is. */
  public Path path() {
    return root.resolve(name);
  }

  /** Transfer Syntax UID (0002,0010), empty text where the file has none. */
  public String transferSyntax() {
    return columns.getOrDefault("transfer_syntax", "");
  }

  /** The digest of the first frame's stored values, where tools agreed on them. */
  public Optional<String> frameSha256() {
    return Optional.of(columns.getOrDefault("decoded_frame1_sha256", ""))
        .filter(digest -> SHA_256.matcher(digest).matches());
  }

  /** The PNG of the first frame without overlays. */
  public Optional<Path> png() {
    return pngs().stream().findFirst();
  }

  /** The PNG of the first frame with overlays, where that differs. */
  public Optional<Path> pngWithOverlays() {
    return pngs().stream().skip(1).findFirst();
  }

  /** The Data Set in the DICOM JSON Model. */
  public Optional<Path> json() {
    String mirrored = name.replaceFirst("^files/", "").replaceFirst("\\.dcm$", "");
    return Optional.of(root.resolve("expected").resolve(mirrored + ".json")).filter(Files::exists);
  }

  private List<Path> pngs() {
    return Pattern.compile(",")
        .splitAsStream(columns.getOrDefault("png", ""))
        .filter(png -> !png.isEmpty())
        .map(root::resolve)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
