package org.pocketdicom.model;

/** What an element has in it; never two kinds at once. */
enum Content {
  NONE,
  VALUES,
  ITEMS,
  BYTES,
  URI
}
