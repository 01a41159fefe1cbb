package org.pocketdicom.architecture.planted.cycle.codecs.rle;

import org.pocketdicom.architecture.planted.cycle.codecs.jpeg.Other;

/** Two packages of one adapter that need each other. */
public interface Violator {
  Other other();
}
