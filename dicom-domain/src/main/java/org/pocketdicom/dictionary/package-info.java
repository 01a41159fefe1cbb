/**
 * The Registry of DICOM Data Elements and of Unique Identifiers (PS3.6), and the private Data
 * Elements of known Private Creators. Tables are compact resources that are read when first asked
 * for, each on its own. Start with {@link org.pocketdicom.dictionary.DataDictionary}; {@link
 * org.pocketdicom.dictionary.Tags}, {@link org.pocketdicom.dictionary.TransferSyntaxes} and {@link
 * org.pocketdicom.dictionary.SopClasses} are the same in constants.
 */
@NullMarked
package org.pocketdicom.dictionary;

import org.jspecify.annotations.NullMarked;
