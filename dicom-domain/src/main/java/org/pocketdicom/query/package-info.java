/**
 * What can be asked of an archive: matching keys and the attributes to answer with (PS3.4 C.2.2.2,
 * PS3.18 10.6). What two texts have to have in common to match is decided here, for every index:
 * {@link org.pocketdicom.query.KeyValues} tells the texts of an object, {@link
 * org.pocketdicom.query.MatchingKey} which of them match. Start with {@link
 * org.pocketdicom.query.Query}.
 */
@NullMarked
package org.pocketdicom.query;

import org.jspecify.annotations.NullMarked;
