/**
 * Modular images of JPEG XL (ISO/IEC 18181-1, Annex H): channels of integers, predicted from their
 * neighbours in contexts that a decision tree chooses, and the transforms over them. Lossless
 * frames are such images, and parts of VarDCT frames. Start with {@link
 * org.pocketdicom.codecs.jpegxl.modular.ModularImage}.
 */
@NullMarked
package org.pocketdicom.codecs.jpegxl.modular;

import org.jspecify.annotations.NullMarked;
