/**
 * PNG files (ISO/IEC 15948), written for speed: one filter for the whole picture, and a compressor
 * (RFC 1950, 1951) that looks for little but runs. Start with {@link
 * org.pocketdicom.codecs.png.PngEncoder}.
 */
@NullMarked
package org.pocketdicom.codecs.png;

import org.jspecify.annotations.NullMarked;
