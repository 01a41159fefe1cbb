/**
 * Code-blocks of High-Throughput JPEG 2000 (T.814 clause 7): one cleanup pass over quads of samples
 * with three interleaved bit streams, and at most two passes that refine it. Start with {@link
 * org.pocketdicom.codecs.j2k.ht.HtBlockDecoder}.
 */
@NullMarked
package org.pocketdicom.codecs.j2k.ht;

import org.jspecify.annotations.NullMarked;
