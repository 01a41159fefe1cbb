package org.pocketdicom.architecture.planted.outwards.error;

import org.pocketdicom.architecture.planted.outwards.http.Route;

/** A package of the domain that names what is outside of it. */
public interface Violator {
  Route route();
}
