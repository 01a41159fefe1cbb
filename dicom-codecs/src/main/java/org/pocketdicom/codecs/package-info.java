/**
 * Pixel codecs and still-image encoders: what turns frames into samples (PS3.5 8, Annexes A and G),
 * and pictures into files. Each format has a package of its own. Start with {@link
 * org.pocketdicom.codecs.Codecs}, the only type that is exported.
 */
@NullMarked
package org.pocketdicom.codecs;

import org.jspecify.annotations.NullMarked;
