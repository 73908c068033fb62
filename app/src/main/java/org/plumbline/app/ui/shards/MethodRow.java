package org.plumbline.app.ui.shards;

import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.MethodLoad;

/// One method in the table.
///
/// @param load what it makes of the keys
record MethodRow(MethodLoad load) {
    String title() {
        return ShardText.title(load.method());
    }

    double moved() {
        return load.movedShare();
    }

    double maxOverMean() {
        return load.after().maxOverMean();
    }

    double effective() {
        return load.after().effectiveShards();
    }
}
