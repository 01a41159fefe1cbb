/**
 * RLE Lossless (PS3.5 Annex G). A frame is a header and a segment for each byte of a sample, packed
 * by runs. Start with {@link org.pocketdicom.codecs.rle.RleFrameCodec}.
 */
@NullMarked
package org.pocketdicom.codecs.rle;

import org.jspecify.annotations.NullMarked;
