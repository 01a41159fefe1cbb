/**
 * Real S3 servers for tests. They run as child processes, off the class path, from jars that the
 * build puts into {@code dicom-storage-s3/target/s3servers}. Start with {@link
 * org.pocketdicom.storage.s3.testkit.S3Server}.
 */
@NullMarked
package org.pocketdicom.storage.s3.testkit;

import org.jspecify.annotations.NullMarked;
