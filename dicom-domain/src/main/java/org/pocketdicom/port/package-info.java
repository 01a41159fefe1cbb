/**
 * What Pocket DICOM needs of the world: a place to keep objects, an index of them, codecs and
 * encoders. Adapters implement these interfaces, each held to its contract test; use cases in
 * {@code archive} call them. Start with {@link org.pocketdicom.port.InstanceStore}.
 */
@NullMarked
package org.pocketdicom.port;

import org.jspecify.annotations.NullMarked;
