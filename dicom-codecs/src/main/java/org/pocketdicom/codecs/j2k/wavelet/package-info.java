/**
 * The discrete wavelet transforms of JPEG 2000 (T.800 Annex F): the reversible 5/3 filter on
 * integers and the irreversible 9/7 filter. Both work in place on a plane in which the sub-bands
 * lie side by side. Start with {@link org.pocketdicom.codecs.j2k.wavelet.Synthesis}.
 */
@NullMarked
package org.pocketdicom.codecs.j2k.wavelet;

import org.jspecify.annotations.NullMarked;
