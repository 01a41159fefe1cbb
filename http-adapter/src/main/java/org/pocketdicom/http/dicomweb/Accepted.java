package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a client accepts (PS3.18 8.7): the query parameter {@code accept}, and where nothing of that
 * is to be had the header; where there is neither, anything.
 *
 * @param ranges by falling quality, equal ones in the order in which they came
 */
record Accepted(List<MediaRange> ranges) {

  /**
   * What an answer is made of.
   *
   * @param transferSyntaxes UIDs, {@code *} for the stored one, or {@link #DEFAULT}; the first that
   *     can be had
   */
  record Choice(Offer offer, List<String> transferSyntaxes) {
    Choice {
      transferSyntaxes = List.copyOf(transferSyntaxes);
    }
  }

  /** In place of a transfer syntax: the one that the media type has unless told otherwise. */
  static final String DEFAULT = "";

  Accepted {
    ranges =
        ranges.stream().sorted(Comparator.comparingDouble(MediaRange::quality).reversed()).toList();
  }

  static Accepted of(HttpRequest<?> request) {
    Optional<String> parameter = request.getParameters().getFirst("accept");
    Accepted header = of(String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT)));
    if (parameter.isEmpty()) {
      return header;
    }
    // A plus that is not escaped is a space in a query, and a type has none.
    String text = parameter.get().strip().replaceAll("(?<=[a-z])\\s(?=(xml|json|zip)\\b)", "+");
    List<MediaRange> ranges = new ArrayList<>(of(text).ranges());
    header.ranges().forEach(range -> ranges.add(range.weakened()));
    return new Accepted(ranges);
  }

  /** Reads a list; what makes no sense in it is 400. */
  static Accepted of(String text) {
    List<MediaRange> ranges = MediaRange.list(text);
    return new Accepted(
        ranges.isEmpty() ? List.of(new MediaRange("*/*", "", List.of(), 1)) : ranges);
  }

  /**
   * The best of what a resource has.
   *
   * @param offers the resource's default first
   * @throws HttpStatusException 406 where none is accepted
   */
  Choice choose(List<Offer> offers) {
    Offer best =
        offers.stream()
            .filter(offer -> quality(offer) > 0)
            .min(
                Comparator.comparingDouble((Offer offer) -> -quality(offer))
                    .thenComparingInt(this::place))
            .orElseThrow(() -> notAcceptable(offers));
    return new Choice(best, transferSyntaxes(best));
  }

  /** Whether an offer is accepted at all. */
  boolean takes(Offer offer) {
    return quality(offer) > 0;
  }

  /** The quality of an offer is that of the range that names it most closely (RFC 9110 12.5.1). */
  private double quality(Offer offer) {
    int closest = ranges.stream().mapToInt(range -> range.closeness(offer)).max().orElse(0);
    return ranges.stream()
        .filter(range -> closest > 0 && range.closeness(offer) == closest)
        .mapToDouble(MediaRange::quality)
        .max()
        .orElse(0);
  }

  private int place(Offer offer) {
    return IntStream.range(0, ranges.size())
        .filter(i -> ranges.get(i).closeness(offer) > 0)
        .findFirst()
        .orElse(ranges.size());
  }

  private List<String> transferSyntaxes(Offer offer) {
    List<String> syntaxes = new ArrayList<>();
    for (MediaRange range : ranges) {
      if (range.quality() > 0 && range.closeness(offer) > 0) {
        syntaxes.addAll(
            range.transferSyntaxes().isEmpty() ? List.of(DEFAULT) : range.transferSyntaxes());
      }
    }
    return syntaxes.stream().distinct().toList();
  }

  static HttpStatusException notAcceptable(List<Offer> offers) {
    List<String> names =
        offers.stream()
            .map(offer ->
                offer.isMultipart()
                    ? offer.type() + "; type=\"" + offer.part() + '"'
                    : offer.type())
            .toList();
    return new HttpStatusException(
        HttpStatus.NOT_ACCEPTABLE, "there is " + String.join(", ", names) + " to be had here");
  }
}
