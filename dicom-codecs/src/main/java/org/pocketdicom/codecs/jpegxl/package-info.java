/**
 * JPEG XL (ISO/IEC 18181-1; PS3.5 A.4.12), decoded: container, headers of image and frames, and how
 * a picture is made of its frames. What is coded in the frames is the business of {@code entropy},
 * {@code modular} and {@code vardct}. Start with {@link
 * org.pocketdicom.codecs.jpegxl.JxlFrameCodec}.
 */
@NullMarked
package org.pocketdicom.codecs.jpegxl;

import org.jspecify.annotations.NullMarked;
