/**
 * Changes of Data Sets that name attributes by their paths (PS3.5 7, PS3.6), with values given as
 * text and checked against VR and VM before anything is changed. Data Sets are immutable: a change
 * makes another one. Start with {@link org.pocketdicom.edit.Edit}.
 */
@NullMarked
package org.pocketdicom.edit;

import org.jspecify.annotations.NullMarked;
