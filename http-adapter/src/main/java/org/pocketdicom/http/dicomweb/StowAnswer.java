package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.port.InstanceId;

/** What became of each part of a request to store (PS3.18 10.5.3, I.2): none is left out. */
final class StowAnswer {

  private final String service;
  private final List<DataSet> stored = new ArrayList<>();
  private final List<DataSet> failed = new ArrayList<>();
  private final List<DataSet> others = new ArrayList<>();
  private final Set<Uid> studies = new HashSet<>();
  private boolean tooLarge;
  private boolean busy;

  /**
   * @param service what URLs begin with
   */
  StowAnswer(String service) {
    this.service = service;
  }

  /** Notes an object that is stored. */
  void stored(InstanceId id, Optional<String> sopClass) {
    studies.add(id.study());
    stored.add(
        reference(sopClass, id.instance().value())
            .put(Tags.RetrieveURL, Vr.UR, Urls.of(service, id))
            .build());
  }

  /** Notes a part that is not stored, by its identity where it has one. */
  void failed(Optional<String> sopClass, Optional<String> sopInstance, FailureReason reason) {
    if (sopInstance.isEmpty()) {
      others.add(DataSet.builder().put(Tags.FailureReason, Vr.US, reason.code()).build());
    } else {
      failed.add(
          reference(sopClass, sopInstance.get())
              .put(Tags.FailureReason, Vr.US, reason.code())
              .build());
    }
  }

  /** Says that something was too large. */
  void tooLarge() {
    tooLarge = true;
  }

  /** Says that something might be stored when it is sent again. */
  void busy() {
    busy = true;
  }

  boolean isEmpty() {
    return stored.isEmpty() && failed.isEmpty() && others.isEmpty();
  }

  /** PS3.18 10.5.3.1. */
  HttpStatus status() {
    if (!stored.isEmpty()) {
      return failed.isEmpty() && others.isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }
    return busy
        ? HttpStatus.SERVICE_UNAVAILABLE
        : tooLarge ? HttpStatus.REQUEST_ENTITY_TOO_LARGE : HttpStatus.CONFLICT;
  }

  /** The Store Instances Response Module (PS3.18 I.2). */
  DataSet dataSet() {
    DataSetBuilder answer = DataSet.builder();
    if (studies.size() == 1) {
      answer.put(Tags.RetrieveURL, Vr.UR, Urls.ofStudy(service, studies.iterator().next()));
    }
    putItems(answer, Tags.FailedSOPSequence, failed);
    putItems(answer, Tags.ReferencedSOPSequence, stored);
    putItems(answer, Tags.OtherFailuresSequence, others);
    return answer.build();
  }

  private static void putItems(DataSetBuilder answer, int tag, List<DataSet> items) {
    if (!items.isEmpty()) {
      answer.put(tag, items.toArray(DataSet[]::new));
    }
  }

  private static DataSetBuilder reference(Optional<String> sopClass, String sopInstance) {
    DataSetBuilder reference = DataSet.builder();
    sopClass.ifPresent(uid -> reference.put(Tags.ReferencedSOPClassUID, Vr.UI, uid));
    return reference.put(Tags.ReferencedSOPInstanceUID, Vr.UI, sopInstance);
  }
}
