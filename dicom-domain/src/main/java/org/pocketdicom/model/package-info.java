/**
 * What the DICOM JSON Model (PS3.18 F) and the Native DICOM Model (PS3.19 A.1) have in common:
 * attributes whose values are text, nested without lengths. Used by the packages {@code json} and
 * {@code xml}, and not exported. Start with {@link org.pocketdicom.model.DataSetAssembly}.
 */
@NullMarked
package org.pocketdicom.model;

import org.jspecify.annotations.NullMarked;
