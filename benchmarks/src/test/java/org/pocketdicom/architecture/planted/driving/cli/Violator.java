package org.pocketdicom.architecture.planted.driving.cli;

import org.pocketdicom.architecture.planted.driving.http.Route;

/** A driving adapter that names the other. */
public interface Violator {
  Route route();
}
