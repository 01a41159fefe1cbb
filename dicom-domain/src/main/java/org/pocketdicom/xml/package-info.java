/**
 * The Native DICOM Model as XML (PS3.19 A.1), the representation that DICOMweb calls {@code
 * application/dicom+xml}. It is the one package that needs more of the JDK than {@code java.base},
 * for reading. Start with {@link org.pocketdicom.xml.NativeXmlReader} and {@link
 * org.pocketdicom.xml.NativeXmlWriter}.
 */
@NullMarked
package org.pocketdicom.xml;

import org.jspecify.annotations.NullMarked;
