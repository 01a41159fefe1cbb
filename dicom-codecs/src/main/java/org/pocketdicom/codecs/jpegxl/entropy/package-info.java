/**
 * The bits of a JPEG XL codestream (ISO/IEC 18181-1, Annexes B and C): header fields, and numbers
 * coded by context with ANS or prefix codes and LZ77. It knows nothing of images. Start with {@link
 * org.pocketdicom.codecs.jpegxl.entropy.EntropyCode}.
 */
@NullMarked
package org.pocketdicom.codecs.jpegxl.entropy;

import org.jspecify.annotations.NullMarked;
