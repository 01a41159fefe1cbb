/**
 * Huffman codes as those formats need them that make their own: JPEG (ITU-T T.81, K.2) and deflate
 * (RFC 1951, 3.2.7). Start with {@link org.pocketdicom.codecs.huffman.CodeLengths}.
 */
@NullMarked
package org.pocketdicom.codecs.huffman;

import org.jspecify.annotations.NullMarked;
