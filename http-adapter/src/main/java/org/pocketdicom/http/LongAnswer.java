package org.pocketdicom.http;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * A long answer.
 *
 * @param open called when it is sent, and not at all for HEAD
 * @param length in bytes; empty where it is not known beforehand
 */
public record LongAnswer(Callable<? extends InputStream> open, OptionalLong length) {}
