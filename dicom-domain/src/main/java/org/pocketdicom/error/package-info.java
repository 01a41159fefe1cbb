/**
 * The one family of failures that Pocket DICOM reports. Every edge (HTTP status, exit code) maps it
 * once, by a switch that does not compile when a subtype is missing. Start with {@link
 * org.pocketdicom.error.DicomException}.
 */
@NullMarked
package org.pocketdicom.error;

import org.jspecify.annotations.NullMarked;
