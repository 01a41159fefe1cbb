package org.pocketdicom.storage.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.InstanceId;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Empty objects that name the instances whose bytes are being replaced, for between the new bytes
 * and the index a crash would leave new bytes under an old row. What is merely new has none: it is
 * not known before its row.
 */
final class Replacements {

  private static final String PREFIX = "unsettled/";

  private final Bucket bucket;

  Replacements(Bucket bucket) {
    this.bucket = bucket;
  }

  void mark(InstanceId id) {
    bucket.ask(
        "mark the replacement of " + id.key(),
        s3 ->
            s3.putObject(
                r -> r.bucket(bucket.name()).key(key(id)).applyMutation(bucket.encryption()::put),
                RequestBody.empty()));
  }

  void forget(InstanceId id) {
    bucket.delete(key(id));
  }

  /** Forgets an instance, unless the program that marked it may still be at it. */
  void forget(InstanceId id, Instant before) {
    bucket.list(
        key(id),
        mark -> {
          if (mark.key().equals(key(id)) && mark.lastModified().isBefore(before)) {
            bucket.delete(mark.key());
          }
        });
  }

  List<InstanceId> all() {
    List<InstanceId> ids = new ArrayList<>();
    bucket.list(PREFIX, mark -> parse(mark.key()).ifPresent(ids::add));
    return ids;
  }

  private static String key(InstanceId id) {
    return PREFIX + id.study() + "_" + id.series() + "_" + id.instance();
  }

  private static Optional<InstanceId> parse(String key) {
    String[] uids = key.substring(PREFIX.length()).split("_", -1);
    if (uids.length != 3
        || !Uid.isValid(uids[0])
        || !Uid.isValid(uids[1])
        || !Uid.isValid(uids[2])) {
      return Optional.empty();
    }
    return Optional.of(new InstanceId(new Uid(uids[0]), new Uid(uids[1]), new Uid(uids[2])));
  }
}
