/**
 * JPEG-LS frames, lossless and near-lossless (ITU-T T.87, PS3.5 8.2.3, A.4.3): every sample is
 * predicted from its neighbours, and the error coded under a context that learns from those before.
 * Clauses and figures in comments are of T.87. Start with {@link
 * org.pocketdicom.codecs.jpegls.JpegLsFrameCodec}; {@link org.pocketdicom.codecs.jpegls.Model} is
 * what decoder and encoder share.
 */
@NullMarked
package org.pocketdicom.codecs.jpegls;

import org.jspecify.annotations.NullMarked;
