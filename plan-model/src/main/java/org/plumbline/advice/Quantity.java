package org.plumbline.advice;

import java.time.Duration;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// A typed figure or text that a finding rests on.
public sealed interface Quantity {
    record OfRows(Rows rows) implements Quantity {}

    record OfBlocks(Blocks blocks) implements Quantity {}

    record OfBytes(Bytes bytes) implements Quantity {}

    record OfTime(Duration time) implements Quantity {}

    record OfCost(Cost cost) implements Quantity {}

    record OfShare(Share share) implements Quantity {}

    /// A plain number of things: loops, batches, workers.
    record OfCount(long count) implements Quantity {}

    /// How many times as much.
    record OfFactor(double factor) implements Quantity {}

    record OfText(String text) implements Quantity {}
}
