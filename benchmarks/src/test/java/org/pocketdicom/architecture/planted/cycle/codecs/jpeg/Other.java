package org.pocketdicom.architecture.planted.cycle.codecs.jpeg;

import org.pocketdicom.architecture.planted.cycle.codecs.rle.Violator;

public interface Other {
  Violator violator();
}
