/**
 * The VarDCT mode of JPEG XL (ISO/IEC 18181-1): quantization, variable block sizes and their
 * inverse transforms, chroma from luma, the filters behind them and the colour transforms. It knows
 * sections of a frame, not the file around them. Start with {@link
 * org.pocketdicom.codecs.jpegxl.vardct.VarDctFrame}.
 */
@NullMarked
package org.pocketdicom.codecs.jpegxl.vardct;

import org.jspecify.annotations.NullMarked;
