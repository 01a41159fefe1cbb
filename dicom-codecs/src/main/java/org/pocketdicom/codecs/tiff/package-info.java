/**
 * TIFF files (TIFF 6.0; Deflate as in its Technical Note 2 of Adobe Photoshop), several pages,
 * written front to back. Start with {@link org.pocketdicom.codecs.tiff.TiffEncoder}.
 */
@NullMarked
package org.pocketdicom.codecs.tiff;

import org.jspecify.annotations.NullMarked;
