package org.pocketdicom.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "org.pocketdicom";
  private static final String PLANTED = "org.pocketdicom.architecture.planted";
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("/test-classes/"))
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages(ROOT);

  @Test
  void theRulesSeeEveryModule() {
    assertThat(PROJECT)
        .extracting(JavaClass::getPackageName)
        .contains(ROOT, ROOT + ".error", ROOT + ".conformance", ROOT + ".benchmarks")
        .containsAll(ArchitectureRules.DRIVEN.stream().map(name -> ROOT + "." + name).toList())
        .containsAll(ArchitectureRules.DRIVING.stream().map(name -> ROOT + "." + name).toList());
  }

  @Test
  void aPackageOfTheDomainUsesOnlyThoseBelowIt() {
    holdsAndRejects("upwards", ArchitectureRules::domainPackagesUseOnlyThoseBelow);
    holdsAndRejects("outwards", ArchitectureRules::domainPackagesUseOnlyThoseBelow);
  }

  @Test
  void thePackagesOfTheDomainButXmlNeedJavaBaseAlone() {
    holdsAndRejects("javaxml", ArchitectureRules::domainNeedsJavaBaseAlone);
  }

  @Test
  void packagesHaveNoCycles() {
    holdsAndRejects("cycle", ArchitectureRules::packagesHaveNoCycles);
  }

  @Test
  void onlyTheAssemblyNamesADrivenAdapter() {
    holdsAndRejects("driven", ArchitectureRules::onlyTheAssemblyNamesDrivenAdapters);
    holdsAndRejects("sideways", ArchitectureRules::onlyTheAssemblyNamesDrivenAdapters);
  }

  @Test
  void nothingNamesADrivingAdapter() {
    holdsAndRejects("driving", ArchitectureRules::nothingNamesDrivingAdapters);
  }

  @Test
  void theConformanceKitUsesTheDomainAlone() {
    holdsAndRejects("kit", ArchitectureRules::theKitUsesTheDomainAlone);
  }

  @Test
  void micronautStaysInTheHttpAdapter() {
    holdsAndRejects("micronaut", ArchitectureRules::micronautStaysInHttp);
  }

  @Test
  void picocliStaysInTheCliAdapter() {
    holdsAndRejects("picocli", ArchitectureRules::picocliStaysInCli);
  }

  private static void holdsAndRejects(
      String planted, Function<ArchitectureRules, ArchRule> choose) {
    String root = PLANTED + "." + planted;
    JavaClasses tree = new ClassFileImporter().importPackages(root);

    EvaluationResult judgement = choose.apply(new ArchitectureRules(root)).evaluate(tree);

    assertThat(judgement.getFailureReport().getDetails())
        .as("violations in %s", root)
        .isNotEmpty()
        .allMatch(detail -> detail.contains("Violator"));
    choose.apply(new ArchitectureRules(ROOT)).check(PROJECT);
  }
}
