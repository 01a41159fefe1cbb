package org.pocketdicom.architecture.planted.driven.cli;

import org.pocketdicom.architecture.planted.driven.storage.fs.Store;

/** A driving adapter that names a driven one. */
public interface Violator {
  Store store();
}
