package org.pocketdicom.http.dicomweb;

import org.pocketdicom.data.Uid;
import org.pocketdicom.port.InstanceId;

/** The URLs of studies, series and instances (PS3.18 10.4.1). */
final class Urls {

  private Urls() {}

  static String ofStudy(String service, Uid study) {
    return service + "/studies/" + study;
  }

  static String ofSeries(String service, Uid study, Uid series) {
    return ofStudy(service, study) + "/series/" + series;
  }

  static String of(String service, InstanceId id) {
    return ofSeries(service, id.study(), id.series()) + "/instances/" + id.instance();
  }
}
