package org.plumbline.capacity.shard;

import java.util.List;

/// How far the shares of a sample may be from those of the whole table: half the width of intervals that hold 95 % of the time.
///
/// @param shares of each shard, after the change
/// @param moved of the share that moves
public record SampleMargins(List<Double> shares, double moved) {
    public SampleMargins {
        shares = List.copyOf(shares);
    }
}
