package org.pocketdicom.port;

import org.pocketdicom.data.Uid;

/**
 * The identity of an instance: its Study, Series and SOP Instance UID. Nothing else of a data set
 * ever becomes part of a key.
 *
 * @param study (0020,000D)
 * @param series (0020,000E)
 * @param instance (0008,0018)
 */
public record InstanceId(Uid study, Uid series, Uid instance) {

  /**
   * The key under which every store keeps the object: {@code
   * studies/<study>/series/<series>/instances/<instance>.dcm}.
   */
  public String key() {
    return "studies/" + study + "/series/" + series + "/instances/" + instance + ".dcm";
  }
}
