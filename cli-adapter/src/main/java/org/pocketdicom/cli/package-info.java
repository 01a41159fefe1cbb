/**
 * The commands of the shell: results on standard output, messages on standard error, exit 0 when
 * all was done, 1 when some inputs failed, 2 when the command line was not understood. A command
 * declares its options and turns them into calls of use cases; {@link org.pocketdicom.cli.Batch}
 * runs it over many files on all cores. Start with {@link org.pocketdicom.cli.DicomCommand}.
 */
@NullMarked
package org.pocketdicom.cli;

import org.jspecify.annotations.NullMarked;
