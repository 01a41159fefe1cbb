/**
 * Instances kept as objects in S3, each exactly as it was received. Bytes leave in parts and come
 * back by ranges, so that memory does not grow with an object's size and nothing touches a local
 * disk. Start with {@link org.pocketdicom.storage.s3.S3InstanceStore}.
 */
@NullMarked
package org.pocketdicom.storage.s3;

import org.jspecify.annotations.NullMarked;
