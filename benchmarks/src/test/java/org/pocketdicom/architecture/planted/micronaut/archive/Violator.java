package org.pocketdicom.architecture.planted.micronaut.archive;

import io.micronaut.core.annotation.Introspected;

/** A use case under a framework. */
@Introspected
public interface Violator {}
