/** Measurements, and the loads they run under. */
@NullMarked
package org.pocketdicom.benchmarks;

import org.jspecify.annotations.NullMarked;
