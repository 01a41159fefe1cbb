/**
 * The archive over HTTP: a controller for each route, which parses, calls one use case of {@code
 * org.pocketdicom.archive} and writes the answer. Failures become {@link
 * org.pocketdicom.http.Problem}s in one place, {@link org.pocketdicom.http.DicomFailures}. Start
 * with {@link org.pocketdicom.http.PocketDicomServer}.
 */
@NullMarked
package org.pocketdicom.http;

import org.jspecify.annotations.NullMarked;
