package org.pocketdicom.http.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.pocketdicom.archive.StoreInstances;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;

/** Stores the objects of one request as they arrive, and notes what became of each. */
final class StowIntake {

  private final StoreInstances storeInstances;
  private final Optional<Uid> study;
  private final StowAnswer answer;

  /**
   * @param study the one that all objects must be of, where the URL names one
   */
  StowIntake(StoreInstances storeInstances, Optional<Uid> study, StowAnswer answer) {
    this.storeInstances = storeInstances;
    this.study = study;
    this.answer = answer;
  }

  /**
   * Stores an object.
   *
   * @throws IOException if the request breaks off
   */
  void take(InputStream object) throws IOException {
    Admission admission = new Admission(study);
    try {
      answer.stored(
          storeInstances.store(object, Optional.empty(), admission).id(), admission.sopClass);
    } catch (DicomException e) {
      refuse(admission, e);
    }
  }

  /** Notes an object that could not be put together. */
  void refuse(DataSet dataSet, DicomException failure) {
    Admission admission = new Admission(Optional.empty());
    admission.note(dataSet);
    refuse(admission, failure);
  }

  private void refuse(Admission admission, DicomException failure) {
    if (failure instanceof LimitExceeded) {
      answer.tooLarge();
    }
    if (failure instanceof StorageUnavailable) {
      answer.busy();
    }
    answer.failed(
        admission.sopClass,
        admission.sopInstance,
        admission.mismatch ? FailureReason.DOES_NOT_MATCH : FailureReason.of(failure));
  }

  /** Looks at an object before its pixels have come: what it is, and whether it belongs here. */
  private static final class Admission implements Consumer<DataSet> {

    private final Optional<Uid> study;
    private Optional<String> sopClass = Optional.empty();
    private Optional<String> sopInstance = Optional.empty();
    private boolean mismatch;

    Admission(Optional<Uid> study) {
      this.study = study;
    }

    void note(DataSet header) {
      sopClass = uid(header, Tags.SOPClassUID);
      sopInstance = uid(header, Tags.SOPInstanceUID);
    }

    @Override
    public void accept(DataSet header) {
      note(header);
      Optional<String> ofStudy = uid(header, Tags.StudyInstanceUID);
      boolean complete =
          sopClass.isPresent()
              && sopInstance.isPresent()
              && ofStudy.isPresent()
              && uid(header, Tags.SeriesInstanceUID).isPresent();
      mismatch = !complete || study.isPresent() && !ofStudy.equals(study.map(Uid::value));
      if (mismatch) {
        throw new RejectedInstance(
            complete ? "the object is of another study" : "the object lacks a UID");
      }
    }

    private static Optional<String> uid(DataSet header, int tag) {
      return header.string(tag).filter(Uid::isValid);
    }
  }
}
