package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.http.LongAnswer;

/** Answers of Data Sets (PS3.18 8.7.3.2), one of them in memory at a time. */
final class DataSets {

  /** A Data Set and where its long values are. */
  record Located(DataSet dataSet, BulkDataLocator bulkData) {}

  private DataSets() {}

  /**
   * The answer.
   *
   * @param offer one of {@link DicomModel#SEVERAL}
   * @param items asked for as they are sent
   */
  static <T> MutableHttpResponse<?> answer(
      Offer offer, Iterator<T> items, Function<T, Located> dataSet) {
    if (offer.isMultipart()) {
      return Multipart.of(
          offer.part(),
          new Mapped<>(
              items,
              item ->
                  new Multipart.Part(
                      offer.part(),
                      Optional.empty(),
                      OptionalLong.empty(),
                      () -> {
                        return new ByteArrayInputStream(bytes(offer, dataSet.apply(item)));
                      })));
    }
    return HttpResponse.ok(
            new LongAnswer(
                () -> new Pieces(new Array<>(items, item -> bytes(offer, dataSet.apply(item)))),
                OptionalLong.empty()))
        .header(HttpHeaders.CONTENT_TYPE, offer.type());
  }

  private static byte[] bytes(Offer offer, Located item) throws java.io.IOException {
    return DicomModel.bytes(item.dataSet(), item.bulkData(), offer);
  }

  /** Makes an object's text. */
  @FunctionalInterface
  private interface Text<T> {
    byte[] of(T item) throws java.io.IOException;
  }

  /** A JSON array as pieces. */
  private static final class Array<T> implements Iterator<Callable<InputStream>> {

    private final Iterator<T> items;
    private final Text<T> text;
    private boolean begun;
    private boolean ended;
    private boolean betweenItems;

    Array(Iterator<T> items, Text<T> text) {
      this.items = items;
      this.text = text;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Callable<InputStream> next() {
      if (ended) {
        throw new NoSuchElementException();
      }
      if (betweenItems) {
        betweenItems = false;
        T item = items.next();
        return () -> new ByteArrayInputStream(text.of(item));
      }
      ended = !items.hasNext();
      betweenItems = !ended;
      String mark = begun ? ended ? "]" : "," : ended ? "[]" : "[";
      begun = true;
      return () -> new ByteArrayInputStream(mark.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
