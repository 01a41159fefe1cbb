/**
 * Data Sets and what they are made of (PS3.5 sections 6 and 7). A {@link
 * org.pocketdicom.data.DataSet} is immutable and keeps its values as they were encoded; they are
 * decoded when asked for. Start with {@link org.pocketdicom.data.DataSet}, then {@link
 * org.pocketdicom.data.DataElement}.
 */
@NullMarked
package org.pocketdicom.data;

import org.jspecify.annotations.NullMarked;
