/**
 * Code-blocks of JPEG 2000 (T.800 Annexes C and D): the MQ arithmetic coder and the three passes
 * over each bit plane. A block is a row of codeword segments on the one side and signed magnitudes
 * on the other. Start with {@link org.pocketdicom.codecs.j2k.tier1.BlockDecoder}.
 */
@NullMarked
package org.pocketdicom.codecs.j2k.tier1;

import org.jspecify.annotations.NullMarked;
