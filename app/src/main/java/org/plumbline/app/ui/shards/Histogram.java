package org.plumbline.app.ui.shards;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.Load;
import org.plumbline.capacity.shard.MethodLoad;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.plan.unit.Bytes;

/// Keys or bytes of each shard as a chart, with the mean and what chance alone makes of the fullest.
final class Histogram {
    private Histogram() {}

    static void show(CurveChart chart, MethodLoad load, ShardCounts counts, boolean bytes) {
        List<Long> values = bytes ? load.after().bytes() : load.after().keys();
        double mean = values.stream().mapToLong(Long::longValue).average().orElse(0);
        var bars = new ArrayList<Point>();
        for (int shard = 0; shard < values.size(); shard++) {
            bars.add(new Point(shard, values.get(shard), words(values.get(shard), bytes)));
        }
        List<Curve> curves = List.of(new Curve(bytes ? "bytes" : "keys", Shape.BARS, bars),
                level(load.after().isWeighted() ? "by weight" : "mean", load.after(), mean * values.size(), bytes),
                level("chance", load.after(), mean * values.size() * counts.randomBound(load.after()), bytes));
        chart.show((bytes ? "Bytes" : "Keys") + " of each shard: " + ShardText.title(load.method()),
                Scale.linear("shard", place -> place == Math.rint(place) ? Format.countFull((long) place) : "")
                        .told(place -> "shard " + Format.countFull((long) place)),
                Scale.linear(bytes ? "bytes" : "keys", value -> bytes ? size(value) : Format.count((long) value)), curves);
    }

    /// What each shard is to hold of so much.
    private static Curve level(String name, Load load, double all, boolean bytes) {
        var points = new ArrayList<Point>();
        for (int shard = 0; shard < load.shards(); shard++) {
            double value = load.fairShare(shard) * all;
            if (points.isEmpty() || load.isWeighted()) {
                points.add(new Point(shard - 0.4, value, words(value, bytes)));
            }
            if (load.isWeighted() || shard == load.shards() - 1) {
                points.add(new Point(shard + 0.4, value, words(value, bytes)));
            }
        }
        return new Curve(name, Shape.LEVEL, points);
    }

    private static String words(double value, boolean bytes) {
        return bytes ? size(value) : Format.countFull(Math.round(value));
    }

    private static String size(double bytes) {
        return Format.bytes(Bytes.bytes(Math.round(bytes)));
    }
}
