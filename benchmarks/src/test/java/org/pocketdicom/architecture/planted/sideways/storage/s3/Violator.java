package org.pocketdicom.architecture.planted.sideways.storage.s3;

import org.pocketdicom.architecture.planted.sideways.storage.fs.Store;

/** A driven adapter that names another. */
public interface Violator {
  Store store();
}
