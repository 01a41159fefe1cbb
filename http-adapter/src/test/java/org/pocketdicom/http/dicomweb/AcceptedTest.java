package org.pocketdicom.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content negotiation (PS3.18 8.7, RFC 9110 12). */
class AcceptedTest {

  private static final Offer OCTETS = Offer.multipart("application/octet-stream");
  private static final Offer JP2 = Offer.multipart("image/jp2");
  private static final Offer JSON = Offer.single("application/dicom+json");
  private static final Offer XML = Offer.multipart("application/dicom+xml");
  private static final Offer PNG = Offer.single("image/png");
  private static final Offer JPEG = Offer.single("image/jpeg");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=application/octet-stream; transfer-syntax=*",
        "multipart/related; type=\"application/octet-stream\"; transfer-syntax=\"*\"",
        "multipart/related;type=\"application/octet-stream\";transfer-syntax=*;q=0.3",
        "Multipart/Related; Type=\"Application/Octet-Stream\"; Transfer-Syntax=*",
        "image/png;q=0.9, multipart/related; transfer-syntax=*; type=application/octet-stream",
        ",, multipart/related; type=\"application/octet-stream\" ; transfer-syntax=* ,",
        "multipart/related; transfer-syntax=*",
      })
  void spellingsOfOneThingAreOneThing(String header) {
    Accepted.Choice choice = Accepted.of(header).choose(List.of(OCTETS, JP2));

    assertThat(choice.offer()).isEqualTo(OCTETS);
    assertThat(choice.transferSyntaxes()).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "*/*", "*", "text/html, image/gif, *; q=.2, */*; q=.2"})
  void whoTakesAnythingGetsTheDefault(String header) {
    Accepted.Choice choice = Accepted.of(header).choose(List.of(JSON, XML));

    assertThat(choice.offer()).isEqualTo(JSON);
    assertThat(choice.transferSyntaxes()).containsExactly(Accepted.DEFAULT);
  }

  @Test
  void twoTransferSyntaxesInOneValueAreAlternatives() {
    String header =
        "multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.80;"
            + " transfer-syntax=*";

    assertThat(Accepted.of(header).choose(List.of(OCTETS)).transferSyntaxes())
        .containsExactly("1.2.840.10008.1.2.4.80", "*");
  }

  @Test
  void theHigherQualityWinsAndItsOrderIsThatOfTheTransferSyntaxes() {
    String header =
        "multipart/related; type=image/jp2; transfer-syntax=1.2; q=0.2, multipart/related;"
            + " type=image/jp2; q=0.7, multipart/related; type=application/octet-stream; q=0.5";

    Accepted.Choice choice = Accepted.of(header).choose(List.of(OCTETS, JP2));

    assertThat(choice.offer()).isEqualTo(JP2);
    assertThat(choice.transferSyntaxes()).containsExactly(Accepted.DEFAULT, "1.2");
  }

  @Test
  void equalQualitiesAreInTheOrderOfTheHeader() {
    assertThat(Accepted.of("image/png, image/jpeg").choose(List.of(JPEG, PNG)).offer())
        .isEqualTo(PNG);
    assertThat(Accepted.of("image/*").choose(List.of(JPEG, PNG)).offer()).isEqualTo(JPEG);
  }

  @Test
  void theClosestRangeTellsTheQuality() {
    assertThat(Accepted.of("image/*; q=1, image/jpeg; q=0.1").choose(List.of(JPEG, PNG)).offer())
        .isEqualTo(PNG);
    assertThat(Accepted.of("*/*, image/jpeg; q=0").choose(List.of(JPEG, PNG)).offer())
        .isEqualTo(PNG);
  }

  @Test
  void olderOhifTakesJsonOrBulkData() {
    String header =
        "application/dicom+json, multipart/related; type=application/octet-stream;"
            + " transfer-syntax=*";

    assertThat(Accepted.of(header).choose(List.of(JSON, XML)).offer()).isEqualTo(JSON);
    assertThat(Accepted.of(header).choose(List.of(OCTETS)).transferSyntaxes()).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "no/such",
        "multipart/related; type=\"text/plain\"",
        "a/b;q=0"
      })
  void whatFitsNothingIs406(String header) {
    assertThatThrownBy(() -> Accepted.of(header).choose(List.of(OCTETS, JP2)))
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(406));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "image/",
        "a/b/c",
        "image/png; q=2",
        "image/png; q=high",
        "multipart/related; type=application/dicom; transfer-syntax=JPEG"
      })
  void whatMakesNoSenseIs400(String header) {
    assertThatThrownBy(() -> Accepted.of(header))
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(400));
  }

  @Test
  void theParameterWinsOverTheHeader() {
    HttpRequest<?> request =
        HttpRequest.GET("/x?accept=image%2Fjpeg")
            .header("Accept", "multipart/related; type=\"application/octet-stream\"");

    assertThat(Accepted.of(request).choose(List.of(PNG, JPEG, OCTETS)).offer()).isEqualTo(JPEG);
  }

  @Test
  void whereNothingOfTheParameterCanBeHadTheHeaderCounts() {
    HttpRequest<?> request = HttpRequest.GET("/x?accept=no/such").header("Accept", "image/png");

    assertThat(Accepted.of(request).choose(List.of(JPEG, PNG)).offer()).isEqualTo(PNG);
  }

  @Test
  void aPlusThatIsNotEscapedInAQueryIsOne() {
    HttpRequest<?> request = HttpRequest.GET("/x?accept=application/dicom+xml");

    assertThat(Accepted.of(request).choose(DicomModel.ONE).offer())
        .isEqualTo(Offer.single("application/dicom+xml"));
  }
}
