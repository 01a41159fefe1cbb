/**
 * From Pixel Data to a picture (PS3.3 C.7.6.3, C.8, C.9, C.11; PS3.5 8.2). {@link
 * org.pocketdicom.image.FrameTable} says where frames lie, {@link org.pocketdicom.image.ImagePixel}
 * what their samples mean, {@link org.pocketdicom.image.DecodedFrame} holds stored values and
 * {@link org.pocketdicom.image.RenderedFrame} the picture. Start with {@link
 * org.pocketdicom.image.FramePipeline}, which makes one of the other.
 */
@NullMarked
package org.pocketdicom.image;

import org.jspecify.annotations.NullMarked;
