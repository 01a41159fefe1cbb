/**
 * Windows bitmaps (BITMAPINFOHEADER), not compressed. Start with {@link
 * org.pocketdicom.codecs.bmp.BmpEncoder}.
 */
@NullMarked
package org.pocketdicom.codecs.bmp;

import org.jspecify.annotations.NullMarked;
