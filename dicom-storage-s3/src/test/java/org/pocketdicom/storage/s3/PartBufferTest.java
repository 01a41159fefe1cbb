package org.pocketdicom.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PartBufferTest {

  private final PartBuffer.Budget budget = new PartBuffer.Budget(PartBuffer.PART);

  @Test
  void takesAPartAndNoByteMore() {
    // given
    var buffer = new PartBuffer(budget);

    // when
    int taken = buffer.add(new byte[PartBuffer.PART + 1], 0, PartBuffer.PART + 1);

    // then
    assertThat(taken).isEqualTo(PartBuffer.PART);
    assertThat(buffer.isFull()).isTrue();
  }

  @Test
  void aLargeObjectWaitsUntilAnotherGivesItsMemoryBack() throws Exception {
    // given
    var first = new PartBuffer(budget);
    first.add(new byte[2 << 20], 0, 2 << 20);

    // when
    var second = new PartBuffer(budget);
    var added = CompletableFuture.supplyAsync(() -> second.add(new byte[2 << 20], 0, 2 << 20));

    // then
    Thread.sleep(100);
    assertThat(added).isNotDone();
    first.close();
    assertThat(added.get(10, TimeUnit.SECONDS)).isEqualTo(2 << 20);
  }

  @Test
  void smallObjectsDoNotWait() {
    // given
    var large = new PartBuffer(budget);
    large.add(new byte[2 << 20], 0, 2 << 20);

    // when
    var small = new PartBuffer(budget);

    // then
    assertThat(small.add(new byte[1 << 20], 0, 1 << 20)).isEqualTo(1 << 20);
  }

  @Test
  void carriesTheMd5OfItsBytes() {
    // given
    var buffer = new PartBuffer(budget);

    // when
    buffer.add("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 3);

    // then: RFC 1321, A.5
    assertThat(buffer.md5()).isEqualTo("kAFQmDzST7DWlj99KOF/cg==");
  }
}
