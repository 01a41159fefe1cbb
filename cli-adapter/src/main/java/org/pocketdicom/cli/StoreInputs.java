package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipFile;

/** Finds what operands name: files, those in directories, entries of ZIPs, and what is at URLs. */
final class StoreInputs implements AutoCloseable {

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Queue<ZipFile> zips = new ConcurrentLinkedQueue<>();

  /** In the order of the operands. What can't be read is among them, to fail in its turn. */
  List<StoreInput> of(List<String> operands) throws IOException {
    List<StoreInput> inputs = new ArrayList<>();
    for (String operand : operands) {
      if (operand.matches("(?i)https?://.*")) {
        inputs.add(new StoreInput.OfUrl(ServerUrl.of(operand)));
        continue;
      }
      for (Input input : Inputs.of(List.of(operand))) {
        if (input.path().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
          inputs.addAll(entries(input.path(), input.path().toString()));
        } else {
          inputs.add(new StoreInput.OfFile(input.path().toString(), input));
        }
      }
    }
    return inputs;
  }

  /** What a file that came from a URL holds. */
  List<StoreInput> of(Path fetched, URI url) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(fetched)) {
      head = in.readNBytes(ZIP.length);
    }
    return Arrays.equals(head, ZIP)
        ? entries(fetched, url.toString())
        : List.of(new StoreInput.OfFile(url.toString(), new Input(fetched, name(url))));
  }

  private static Path name(URI url) {
    String path = url.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Inputs.path(name.isEmpty() ? "object" : name);
  }

  private List<StoreInput> entries(Path file, String name) {
    try {
      // Names that are not UTF-8 by their flag: a character set in which no byte is wrong.
      ZipFile zip = new ZipFile(file.toFile(), ISO_8859_1);
      zips.add(zip);
      List<StoreInput> entries = new ArrayList<>();
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(
              entry -> entries.add(new StoreInput.OfZip(name + "!" + entry.getName(), zip, entry)));
      if (entries.isEmpty()) {
        throw new FileNotFoundException("the ZIP holds no file");
      }
      return entries;
    } catch (IOException e) {
      return List.of(new StoreInput.Unreadable(name, e));
    }
  }

  /** Brings what is at a URL into a file. */
  static void fetch(ServerUrl from, Path file) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(from.url())
            .timeout(ServerHttp.PATIENCE)
            .header(
                "Accept",
                "application/dicom; transfer-syntax=*, application/zip; transfer-syntax=*, */*;"
                    + " q=0.1");
    try (ServerHttp http = new ServerHttp(from.authorization())) {
      HttpResponse<InputStream> answer = http.send(request);
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw ServerHttp.refusal(answer.statusCode());
        }
        Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : zips) {
      zip.close();
    }
  }
}
