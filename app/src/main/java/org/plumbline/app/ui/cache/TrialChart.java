package org.plumbline.app.ui.cache;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.text.CacheText;

/// The hit ratio of each layer as it was measured, beside what was predicted of the same requests.
final class TrialChart {
    /// Room for two bars and a gap; a tick stands at each whole one, or at each second.
    private static final int OF_A_LAYER = 2;
    /// A bar is 0.8 wide.
    private static final double BESIDE = 0.85;

    private TrialChart() {}

    static void show(CurveChart chart, LayersTrial found) {
        chart.show("Hit ratio, measured and predicted", Scale.linear("layer", place -> place % OF_A_LAYER == 0 ? layer(place) : "")
                        .told(place -> layer(place) + (place % OF_A_LAYER == 0 ? ", measured" : ", predicted")),
                Scale.linear("hit ratio", CacheText::share).between(0, 1), curves(found));
    }

    /// L1 stands at 0, L2 at 2, of what L1 leaves, each with what was predicted beside it; one that was not measured is left out.
    static List<Curve> curves(LayersTrial found) {
        var measured = new ArrayList<Point>();
        var predicted = new ArrayList<Point>();
        if (found.layers().local().isPresent()) {
            measured.add(point(0, found.measurement().counts().localHitRatio()));
            predicted.add(point(BESIDE, found.replay().localHitRatio()));
        }
        if (found.layers().shared().isPresent()) {
            measured.add(point(OF_A_LAYER, found.measurement().counts().sharedHitRatio()));
            predicted.add(point(OF_A_LAYER + BESIDE, found.replay().sharedHitRatio()));
        }
        return List.of(new Curve("measured", Shape.BARS, measured), new Curve("predicted", Shape.BARS, predicted));
    }

    private static String layer(double place) {
        return place < OF_A_LAYER - BESIDE / 2 ? "L1" : "L2";
    }

    private static Point point(double place, double ratio) {
        return new Point(place, ratio, CacheText.share(ratio));
    }
}
