/**
 * The built programs with each other, as users run them: the shell's commands against archives and
 * the server. Start with {@link org.pocketdicom.programs.TransferIT}.
 */
@NullMarked
package org.pocketdicom.programs;

import org.jspecify.annotations.NullMarked;
