package org.plumbline.app.ui.shards;

import java.util.Optional;
import org.plumbline.app.db.MeasuredKeys;
import org.plumbline.capacity.shard.ShardCounts;

/// Keys, counted by all methods.
///
/// @param measured of which column, where they are one's
record Counted(ShardCounts counts, Optional<MeasuredKeys> measured) {}
