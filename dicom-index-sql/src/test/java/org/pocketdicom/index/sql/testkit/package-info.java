/**
 * A real PostgreSQL server for tests, which runs as a child process from the jars of {@code
 * io.zonky.test}. Start with {@link org.pocketdicom.index.sql.testkit.Postgres}.
 */
@NullMarked
package org.pocketdicom.index.sql.testkit;

import org.jspecify.annotations.NullMarked;
