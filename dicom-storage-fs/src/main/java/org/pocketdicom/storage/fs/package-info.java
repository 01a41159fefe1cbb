/**
 * Instances kept as files in a directory, each exactly as it was received. Start with {@link
 * org.pocketdicom.storage.fs.FileInstanceStore}.
 *
 * <p>Why a crash at any moment is harmless. An object is written to a file in {@code incoming},
 * where nobody looks for it. To commit it, (1) the file is forced to the disk, (2) it is renamed to
 * a marker, a name that tells the identity, (3) its folders are made, each durable before anything
 * is put into it, (4) a hard link gives the file its final name beside the marker, which fails
 * where the name is taken, so that of two writers one wins, and (5) the folder is forced. A crash
 * before 4 leaves a file in {@code incoming}; the next start removes it. A crash after 4 leaves the
 * whole object and its marker; the next start names it as unsettled, until the index knows it. A
 * replacement is renamed over the old object, which the file system does at once or not at all; its
 * marker is an empty file of its own. Each open store has a folder of its own in {@code incoming}
 * and holds a lock beside it, so that a start tells what a crash left from what another process
 * writes.
 */
@NullMarked
package org.pocketdicom.storage.fs;

import org.jspecify.annotations.NullMarked;
