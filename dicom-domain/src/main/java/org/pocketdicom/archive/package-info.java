/**
 * What can be done with an archive, a class for each: store, read attributes, retrieve, render,
 * delete, verify. {@link org.pocketdicom.archive.Archive} assembles them from ports. Start there.
 */
@NullMarked
package org.pocketdicom.archive;

import org.jspecify.annotations.NullMarked;
