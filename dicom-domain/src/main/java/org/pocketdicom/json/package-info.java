/**
 * The DICOM JSON Model (PS3.18 Annex F). Start with {@link org.pocketdicom.json.DicomJsonWriter}.
 */
@NullMarked
package org.pocketdicom.json;

import org.jspecify.annotations.NullMarked;
