/**
 * PNG files (ISO/IEC 15948), written for speed: one filter for the whole picture, the fastest level
 * of deflate. Start with {@link org.pocketdicom.codecs.png.PngEncoder}.
 */
@NullMarked
package org.pocketdicom.codecs.png;

import org.jspecify.annotations.NullMarked;
