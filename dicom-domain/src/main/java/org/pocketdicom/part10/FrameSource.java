package org.pocketdicom.part10;

import java.util.function.IntFunction;

/**
 * The frames of Pixel Data (7FE0,0010) that is made while it is written, so that one frame at a
 * time is in memory.
 *
 * @param count the number of frames
 * @param bits of a native frame, exactly; of an encapsulated one roughly, with which the table that
 *     tells where frames begin is chosen
 * @param frames gives the bytes of each, from 0 on, in the transfer syntax that is written; asked
 *     for in order, once
 */
public record FrameSource(int count, long bits, IntFunction<byte[]> frames) {}
