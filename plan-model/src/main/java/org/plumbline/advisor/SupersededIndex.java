package org.plumbline.advisor;

import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;

/// An index of the database whose work one of the advised set does too.
///
/// @param table that it is on
/// @param index it is not unique and backs no constraint
/// @param by the advised one, which begins with its keys and has all its columns
public record SupersededIndex(TableFacts table, IndexFacts index, IndexCandidate by) {}
