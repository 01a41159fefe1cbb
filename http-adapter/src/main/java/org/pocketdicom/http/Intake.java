package org.pocketdicom.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.pocketdicom.archive.StoreInstances;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.StorageUnavailable;

/** Stores the files of one upload, each a DICOM object or a ZIP of them, and keeps the accounts. */
final class Intake {

  /** The answer names every file, so their number is bounded. */
  private static final int MAX_FILES = 50_000;

  private static final int DICM = 128;

  private final StoreInstances storeInstances;
  private final long maxUpload;
  private final List<UploadAnswer.Instance> stored = new ArrayList<>();
  private final List<UploadAnswer.Failure> failed = new ArrayList<>();

  Intake(StoreInstances storeInstances, long maxUpload) {
    this.storeInstances = storeInstances;
    this.maxUpload = maxUpload;
  }

  /**
   * Takes a file, to its end or to where it stops making sense.
   *
   * @throws StorageUnavailable if going on is no use
   * @throws IOException if the upload breaks off
   */
  void take(InputStream content, Optional<String> name) throws IOException {
    PushbackInputStream file = new PushbackInputStream(content, DICM + 4);
    if (isZip(file)) {
      takeZip(file, name);
    } else {
      store(file, name);
    }
  }

  private void takeZip(InputStream file, Optional<String> name) throws IOException {
    // Not closed: it holds memory of its own only, and the rest of the file is the caller's.
    BoundedZip zip = new BoundedZip(file, maxUpload);
    int before = stored.size() + failed.size();
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          takeEntry(zip, FileName.of(entry.getName()));
        }
      }
      if (stored.size() + failed.size() == before) {
        fail(name, HttpStatus.BAD_REQUEST, "the ZIP holds no file");
      }
    } catch (ZipException | EOFException e) {
      fail(name, HttpStatus.BAD_REQUEST, "the ZIP can't be read on: " + e.getMessage());
    } catch (LimitExceeded e) {
      fail(name, DicomFailures.status(e, true), String.valueOf(e.getMessage()));
    } finally {
      zip.end();
    }
  }

  private void takeEntry(InputStream entry, Optional<String> name) throws IOException {
    PushbackInputStream file = new PushbackInputStream(entry, DICM + 4);
    if (isZip(file)) {
      fail(name, HttpStatus.BAD_REQUEST, "a ZIP within a ZIP is not opened");
    } else {
      store(file, name);
    }
  }

  /** A ZIP begins so; an object may too, but says DICM behind its preamble (PS3.10 7.1). */
  private static boolean isZip(PushbackInputStream file) throws IOException {
    byte[] head = file.readNBytes(DICM + 4);
    file.unread(head);
    return startsAt(head, 0, "PK\3\4") && !startsAt(head, DICM, "DICM")
        || startsAt(head, 0, "PK\5\6");
  }

  private static boolean startsAt(byte[] head, int at, String text) {
    boolean equal = head.length >= at + text.length();
    for (int i = 0; equal && i < text.length(); i++) {
      equal = head[at + i] == text.charAt(i);
    }
    return equal;
  }

  private void store(InputStream object, Optional<String> name) throws IOException {
    if (stored.size() + failed.size() == MAX_FILES) {
      throw new LimitExceeded("an upload may hold " + MAX_FILES + " files");
    }
    try {
      stored.add(UploadAnswer.Instance.of(name, storeInstances.store(object, name)));
    } catch (StorageUnavailable e) {
      throw e;
    } catch (DicomException e) {
      fail(name, DicomFailures.status(e, true), String.valueOf(e.getMessage()));
    }
  }

  private void fail(Optional<String> name, HttpStatus status, String error) {
    failed.add(new UploadAnswer.Failure(name, status.getCode(), error));
  }

  /** 200 where something is stored; else the status of the first file. */
  HttpResponse<?> answer() {
    if (!stored.isEmpty()) {
      return HttpResponse.ok(new UploadAnswer(message(), stored, failed));
    }
    if (failed.isEmpty()) {
      return Problem.answer(HttpStatus.BAD_REQUEST, "the form has no file in a part named 'file'");
    }
    UploadAnswer.Failure first = failed.getFirst();
    String detail =
        failed.size() == 1
            ? first.error()
            : "none of " + failed.size() + " files was stored, the first because: " + first.error();
    return Problem.answer(HttpResponse.status(HttpStatus.valueOf(first.status())), detail, failed);
  }

  private String message() {
    String objects = stored.size() == 1 ? "1 object stored" : stored.size() + " objects stored";
    return failed.isEmpty() ? objects : objects + ", " + failed.size() + " refused";
  }
}
