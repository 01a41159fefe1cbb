/** The assembly: settings in, an open archive out. */
@NullMarked
package org.pocketdicom;

import org.jspecify.annotations.NullMarked;
