package org.pocketdicom.http;

import java.util.Map;

/** Objects in a folder. */
class KillIT extends KillContract {

  KillIT() {
    super(30);
  }

  @Override
  Map<String, String> environment() {
    return Map.of();
  }

  @Override
  boolean startsClean() {
    return true;
  }
}
