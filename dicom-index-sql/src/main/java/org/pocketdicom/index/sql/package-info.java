/**
 * The index of instances in a relational database. Writes of all threads go through one connection
 * that commits them in groups ({@code GroupCommit}), reads through a few others ({@code Readers});
 * the tables are made by the migrations beside this package. Start with {@link
 * org.pocketdicom.index.sql.SqlInstanceIndex}.
 */
@NullMarked
package org.pocketdicom.index.sql;

import org.jspecify.annotations.NullMarked;
