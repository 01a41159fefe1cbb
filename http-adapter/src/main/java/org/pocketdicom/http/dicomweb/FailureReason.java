package org.pocketdicom.http.dicomweb;

import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.error.UnsupportedDicom;

/** Why an object was not stored: values of Failure Reason (0008,1197), PS3.18 I.2.2. */
enum FailureReason {
  DUPLICATE(0x0111),
  OUT_OF_RESOURCES(0xA700),
  DOES_NOT_MATCH(0xA900),
  CANNOT_UNDERSTAND(0xC000),
  TRANSFER_SYNTAX(0xC122);

  private final int code;

  FailureReason(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static FailureReason of(DicomException failure) {
    return switch (failure) {
      case RejectedInstance _ -> DUPLICATE;
      case LimitExceeded _, StorageUnavailable _ -> OUT_OF_RESOURCES;
      case UnsupportedDicom _ -> TRANSFER_SYNTAX;
      case MalformedDicom _, NoSuchInstance _ -> CANNOT_UNDERSTAND;
    };
  }
}
