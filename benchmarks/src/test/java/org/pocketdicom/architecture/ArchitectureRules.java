package org.pocketdicom.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of the tree below one root package, so that a planted tree is judged by the very rules
 * the project is.
 *
 * @param root the package all others are below, e.g. {@code org.pocketdicom}
 */
record ArchitectureRules(String root) {
  /** The domain from the bottom up: a package uses only those before it. */
  static final List<String> DOMAIN =
      List.of(
          "error",
          "data",
          "dictionary",
          "part10",
          "model",
          "json",
          "xml",
          "image",
          "validation",
          "edit",
          "query",
          "port",
          "archive");

  static final List<String> DRIVEN = List.of("codecs", "index.sql", "storage.fs", "storage.s3");
  static final List<String> DRIVING = List.of("http", "cli");

  ArchRule domainPackagesUseOnlyThoseBelow() {
    return each(
        DOMAIN,
        name -> {
          List<String> below = DOMAIN.subList(0, DOMAIN.indexOf(name) + 1);
          return classes()
              .that(in(name))
              .should()
              .onlyDependOnClassesThat(
                  not(resideInAPackage(root + "..")).or(inAny(below)).as("%s", below));
        });
  }

  /**
   * The packages of the JDK outside java.base begin so; the one that may is {@code xml} (ADR 9).
   */
  ArchRule domainNeedsJavaBaseAlone() {
    return each(
        DOMAIN.stream().filter(name -> !name.equals("xml")).toList(),
        name ->
            noClasses()
                .that(in(name))
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                        "javax.xml..",
                        "org.xml..",
                        "org.w3c..",
                        "java.sql..",
                        "java.awt..",
                        "javax.imageio..",
                        "java.net.http..",
                        "java.util.logging..")));
  }

  ArchRule packagesHaveNoCycles() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return resideInAPackage(root + "..").test(type)
                ? SliceIdentifier.of(type.getPackageName())
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "packages below " + root;
          }
        };
    return slices().assignedFrom(byPackage).should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule onlyTheAssemblyNamesDrivenAdapters() {
    return each(
        DRIVEN,
        name ->
            noClasses()
                .that(not(in(name).or(resideInAPackage(root)).or(in("benchmarks"))))
                .should()
                .dependOnClassesThat(in(name)));
  }

  ArchRule nothingNamesDrivingAdapters() {
    return each(
        DRIVING,
        name ->
            noClasses()
                .that(not(in(name).or(in("benchmarks"))))
                .should()
                .dependOnClassesThat(in(name)));
  }

  /** So that the conformance kit judges our own server by nothing that the server is made of. */
  ArchRule theKitUsesTheDomainAlone() {
    List<String> allowed = new ArrayList<>(DOMAIN);
    allowed.add("conformance");
    return classes()
        .that(in("conformance"))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(root + "..")).or(inAny(allowed)).as("%s", allowed))
        .allowEmptyShould(true);
  }

  ArchRule micronautStaysInHttp() {
    return staysIn("http", "io.micronaut..", "io.swagger..", "jakarta..");
  }

  ArchRule picocliStaysInCli() {
    return staysIn("cli", "picocli..");
  }

  private ArchRule staysIn(String name, String... framework) {
    return noClasses()
        .that(not(in(name)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(framework))
        .allowEmptyShould(true);
  }

  private static ArchRule each(List<String> names, Function<String, ArchRule> rule) {
    // Not every package exists in every tree.
    return CompositeArchRule.of(
        names.stream().map(rule).map(one -> one.allowEmptyShould(true)).toList());
  }

  private DescribedPredicate<JavaClass> in(String name) {
    return inAny(List.of(name));
  }

  private DescribedPredicate<JavaClass> inAny(List<String> names) {
    return resideInAnyPackage(
        names.stream().map(name -> root + "." + name + "..").toArray(String[]::new));
  }
}
