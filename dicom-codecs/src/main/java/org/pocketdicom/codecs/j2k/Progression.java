package org.pocketdicom.codecs.j2k;

import java.util.Comparator;
import org.pocketdicom.error.MalformedDicom;

/**
 * The order of packets (B.12). The nested loops of the standard over resolutions, components and
 * positions come to a sorting of the precincts. Where layers are the innermost loop, all packets of
 * a precinct follow each other; else they return, for the whole image or for each resolution.
 */
enum Progression {
  LRCP(0),
  RLCP(1),
  RPCL(2),
  PCRL(3),
  CPRL(4);

  private final int code;

  Progression(int code) {
    this.code = code;
  }

  static Progression of(int code) {
    if (code >= values().length) {
      throw new MalformedDicom("a JPEG 2000 progression order " + code);
    }
    return values()[code];
  }

  /** As it is written (table A.16). */
  int code() {
    return code;
  }

  /** Of the precincts. */
  Comparator<Precinct> order() {
    Comparator<Precinct> byPlace =
        Comparator.comparingInt(Precinct::y).thenComparingInt(Precinct::x);
    Comparator<Precinct> byResolution = Comparator.comparingInt(Precinct::resolution);
    Comparator<Precinct> byComponent = Comparator.comparingInt(Precinct::component);
    Comparator<Precinct> order =
        switch (this) {
          case LRCP, RLCP -> byResolution.thenComparing(byComponent);
          case RPCL -> byResolution.thenComparing(byPlace).thenComparing(byComponent);
          case PCRL -> byPlace.thenComparing(byComponent).thenComparing(byResolution);
          case CPRL -> byComponent.thenComparing(byPlace).thenComparing(byResolution);
        };
    return order.thenComparingInt(Precinct::index);
  }
}
