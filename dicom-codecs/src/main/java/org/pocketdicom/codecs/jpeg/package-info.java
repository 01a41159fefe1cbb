/**
 * JPEG (ITU-T T.81; PS3.5 8.2.1, A.4.1), decoded and encoded. The decoder reads marker segments,
 * each by a type of its own ({@code FrameHeader}, {@code ScanHeader}, {@code HuffmanTable}), and
 * scans in between by that of their process ({@code SequentialFrame}, {@code ProgressiveFrame},
 * {@code LosslessFrame}); section and figure numbers are T.81's. Start with {@link
 * org.pocketdicom.codecs.jpeg.JpegFrameCodec} and {@link org.pocketdicom.codecs.jpeg.JpegEncoder}.
 */
@NullMarked
package org.pocketdicom.codecs.jpeg;

import org.jspecify.annotations.NullMarked;
