package org.pocketdicom.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

final class EncryptionTest {

  @ParameterizedTest
  @CsvSource({
    "AES256, AES256,",
    "aws:kms, aws:kms,",
    "aws:kms:arn:aws:kms:eu-central-1:1:key/2, aws:kms, arn:aws:kms:eu-central-1:1:key/2"
  })
  void bothWaysToWriteAnObjectAskForIt(String term, String algorithm, String key) {
    // given
    Encryption encryption = Encryption.of(Optional.of(term));

    // when
    var put = PutObjectRequest.builder().applyMutation(encryption::put).build();
    var begin = CreateMultipartUploadRequest.builder().applyMutation(encryption::begin).build();

    // then
    assertThat(put.serverSideEncryptionAsString()).isEqualTo(algorithm);
    assertThat(put.ssekmsKeyId()).isEqualTo(key);
    assertThat(begin.serverSideEncryptionAsString()).isEqualTo(algorithm);
    assertThat(begin.ssekmsKeyId()).isEqualTo(key);
  }

  @Test
  void withoutATermTheBucketDecides() {
    var put =
        PutObjectRequest.builder().applyMutation(Encryption.of(Optional.empty())::put).build();

    assertThat(put).isEqualTo(PutObjectRequest.builder().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aes256", "AES256:key", "aws:kms:", "aws:kms:a b"})
  void othersAreRefused(String term) {
    assertThatIllegalArgumentException().isThrownBy(() -> Encryption.of(Optional.of(term)));
  }
}
