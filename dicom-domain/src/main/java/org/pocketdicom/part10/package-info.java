/**
 * DICOM files (PS3.10) and the encodings of Data Sets (PS3.5 7 and Annex A). {@link
 * org.pocketdicom.part10.Part10Reader} reads a header at the cost of the header: Pixel Data and
 * long values stay references. What it tolerates is named, a {@link
 * org.pocketdicom.part10.Deviation}.
 */
@NullMarked
package org.pocketdicom.part10;

import org.jspecify.annotations.NullMarked;
