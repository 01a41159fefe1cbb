/**
 * Says where an object departs from the standard: value representations and multiplicities (PS3.5
 * 6, PS3.6), File Meta Information (PS3.10 7.1), and what modules ask for (PS3.3 C). A finding
 * names the place, the rule and its section, and never holds a value. Start with {@link
 * org.pocketdicom.validation.ObjectValidator}.
 */
@NullMarked
package org.pocketdicom.validation;

import org.jspecify.annotations.NullMarked;
