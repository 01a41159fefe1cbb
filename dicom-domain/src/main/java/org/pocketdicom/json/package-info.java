/**
 * The DICOM JSON Model (PS3.18 Annex F), streaming in both directions. Bulk data may be in it or
 * named by its URI. Start with {@link org.pocketdicom.json.DicomJsonWriter} and {@link
 * org.pocketdicom.json.DicomJsonReader}.
 */
@NullMarked
package org.pocketdicom.json;

import org.jspecify.annotations.NullMarked;
