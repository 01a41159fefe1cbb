/**
 * Pixel Data that is not compressed (PS3.5 8.1, 8.2, Annex A). The codecs turn the bytes of a frame
 * into samples; {@link org.pocketdicom.codecs.raw.StoredBits} cuts stored values out of them for
 * every codec that fills whole words, and {@link org.pocketdicom.codecs.raw.SampleLines} and {@link
 * org.pocketdicom.codecs.raw.FrameLines} lead from lines of a lossless codestream to a frame and
 * back. Start with {@link org.pocketdicom.codecs.raw.NativeFrameCodec}.
 */
@NullMarked
package org.pocketdicom.codecs.raw;

import org.jspecify.annotations.NullMarked;
