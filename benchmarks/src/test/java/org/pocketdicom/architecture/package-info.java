/**
 * The arrows of docs/architecture.md, as rules the build applies. They live with the benchmarks,
 * which alone have all modules on their class path. Every rule has trees in {@code planted} that
 * break it. Start at {@link ArchitectureRules}.
 */
@NullMarked
package org.pocketdicom.architecture;

import org.jspecify.annotations.NullMarked;
