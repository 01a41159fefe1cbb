/**
 * Deflated Image Frame Compression (PS3.5 A.4.13): a native frame as one deflated stream (RFC 1951)
 * in each fragment, meant for segmentations of 1 bit. Inflated bytes are never more than the frame
 * has by its attributes. Start with {@link org.pocketdicom.codecs.deflated.DeflatedFrameCodec}.
 */
@NullMarked
package org.pocketdicom.codecs.deflated;

import org.jspecify.annotations.NullMarked;
