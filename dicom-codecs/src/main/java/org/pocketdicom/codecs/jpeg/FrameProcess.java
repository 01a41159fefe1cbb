package org.pocketdicom.codecs.jpeg;

/** What makes samples of the scans of a frame: one for each coding process (clauses F, G, H). */
interface FrameProcess {

  /**
   * Decodes a scan and moves the stream to the marker behind it.
   *
   * @param stream behind the scan header
   * @param tables as they are defined before this scan
   */
  void decode(ScanHeader scan, Tables tables, Codestream stream);

  /** Whether the scans so far make the whole frame, so that no other can follow. */
  boolean isComplete();

  /**
   * Makes what is missing of the samples.
   *
   * @throws org.pocketdicom.error.MalformedDicom if the scans so far don't make a picture
   */
  void finish();
}
