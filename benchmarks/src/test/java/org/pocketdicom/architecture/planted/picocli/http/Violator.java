package org.pocketdicom.architecture.planted.picocli.http;

import picocli.CommandLine.Command;

/** One driving adapter that uses the framework of the other. */
@Command
public interface Violator {}
