package org.pocketdicom.http.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.archive.StoreInstances;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.part10.Deviation;
import org.pocketdicom.part10.Warning;

/** Stores the objects of one request as they arrive, and notes what became of each. */
final class StowIntake {

  private static final Set<Deviation> CUT =
      EnumSet.of(Deviation.TRUNCATED_PIXEL_DATA, Deviation.TRUNCATED_DEFLATE_STREAM);

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
    Judgement judgement = new Judgement(study);
    try {
      answer.stored(
          storeInstances.store(object, Optional.empty(), judgement).id(), judgement.sopClass);
    } catch (DicomException e) {
      refuse(judgement, e);
    }
  }

  /** Notes an object that could not be put together. */
  void refuse(DataSet dataSet, DicomException failure) {
    Judgement judgement = new Judgement(Optional.empty());
    judgement.note(dataSet);
    refuse(judgement, failure);
  }

  private void refuse(Judgement judgement, DicomException failure) {
    if (failure instanceof LimitExceeded) {
      answer.tooLarge();
    }
    if (failure instanceof StorageUnavailable) {
      answer.busy();
    }
    answer.failed(
        judgement.sopClass,
        judgement.sopInstance,
        judgement.mismatch ? FailureReason.DOES_NOT_MATCH : FailureReason.of(failure));
  }

  /** Looks at an object before its pixels have come: what it is, and whether it belongs here. */
  private static final class Judgement implements StoreInstances.Admission {

    private final Optional<Uid> study;
    private Optional<String> sopClass = Optional.empty();
    private Optional<String> sopInstance = Optional.empty();
    private boolean mismatch;

    Judgement(Optional<Uid> study) {
      this.study = study;
    }

    void note(DataSet header) {
      sopClass = uid(header, Tags.SOPClassUID);
      sopInstance = uid(header, Tags.SOPInstanceUID);
    }

    @Override
    public void begin(DataSet header) {
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

    // The archive keeps what is left of a broken file; who sends one is told that it is broken.
    @Override
    public void end(List<Warning> warnings) {
      for (Warning warning : warnings) {
        if (CUT.contains(warning.deviation())) {
          throw new MalformedDicom("the object is cut", warning.where(), warning.offset());
        }
      }
    }

    private static Optional<String> uid(DataSet header, int tag) {
      return header.string(tag).filter(Uid::isValid);
    }
  }
}
