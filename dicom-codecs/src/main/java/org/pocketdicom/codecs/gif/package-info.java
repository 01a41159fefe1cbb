/**
 * GIF files (GIF89a), animated where there are several pictures. {@code ColorTable} finds 256
 * colours for a picture, {@code LzwWriter} compresses its indices. Start with {@link
 * org.pocketdicom.codecs.gif.GifEncoder}.
 */
@NullMarked
package org.pocketdicom.codecs.gif;

import org.jspecify.annotations.NullMarked;
