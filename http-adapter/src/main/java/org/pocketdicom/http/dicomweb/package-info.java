/**
 * The archive over DICOMweb (PS3.18 chapters 8 to 10, and 9 for old viewers): a controller for each
 * transaction. What a client accepts is told in one place, {@link
 * org.pocketdicom.http.dicomweb.Accepted}, and what URLs look like from outside in another, {@link
 * org.pocketdicom.http.dicomweb.BaseUrls}. Start with {@link
 * org.pocketdicom.http.dicomweb.RetrieveController}.
 */
@NullMarked
package org.pocketdicom.http.dicomweb;

import org.jspecify.annotations.NullMarked;
