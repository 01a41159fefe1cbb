/**
 * JPEG 2000 (ITU-T T.800; PS3.5 A.4.4) and High-Throughput JPEG 2000 (T.814; PS3.5 A.4.8), decoded
 * and encoded: marker segments (Annex A), the division of an image into code-blocks and their way
 * into packets (Annex B), quantization (E) and component transforms (G). Code-blocks are the
 * business of {@code tier1} and {@code htj2k}, wavelets that of {@code wavelet}. Start with {@link
 * org.pocketdicom.codecs.j2k.J2kFrameCodec}.
 */
@NullMarked
package org.pocketdicom.codecs.j2k;

import org.jspecify.annotations.NullMarked;
