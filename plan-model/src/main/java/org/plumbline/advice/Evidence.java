package org.plumbline.advice;

import java.time.Duration;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// One figure that a finding rests on.
///
/// @param name what it is, in words a reader of plans knows: `rows kept`, `written to disk`
/// @param value with its unit
public record Evidence(String name, Quantity value) {
    public static Evidence rows(String name, Rows rows) {
        return new Evidence(name, new Quantity.OfRows(rows));
    }

    public static Evidence blocks(String name, Blocks blocks) {
        return new Evidence(name, new Quantity.OfBlocks(blocks));
    }

    public static Evidence bytes(String name, Bytes bytes) {
        return new Evidence(name, new Quantity.OfBytes(bytes));
    }

    public static Evidence time(String name, Duration time) {
        return new Evidence(name, new Quantity.OfTime(time));
    }

    public static Evidence share(String name, Share share) {
        return new Evidence(name, new Quantity.OfShare(share));
    }

    public static Evidence count(String name, long count) {
        return new Evidence(name, new Quantity.OfCount(count));
    }

    public static Evidence factor(String name, double factor) {
        return new Evidence(name, new Quantity.OfFactor(factor));
    }

    public static Evidence text(String name, String text) {
        return new Evidence(name, new Quantity.OfText(text));
    }
}
