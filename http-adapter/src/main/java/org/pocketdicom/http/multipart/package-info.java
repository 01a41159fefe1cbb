/**
 * Multipart bodies (RFC 2046 5.1) as a stream of parts, for {@code multipart/form-data} (RFC 7578)
 * and {@code multipart/related} alike. Nothing is kept but one window of the body, however large a
 * part is. Start with {@link org.pocketdicom.http.multipart.MultipartReader}.
 */
@NullMarked
package org.pocketdicom.http.multipart;

import org.jspecify.annotations.NullMarked;
