package org.plumbline.app.ui.icicle;

import java.util.Random;

/// A tree drawn by lot, the same one for the same number: bushy, deep or flat, with widths of very different sizes, many of them none.
final class DrawnTree {
    private final IcicleLayout layout;
    private final float[] heat;

    private DrawnTree(IcicleLayout layout, float[] heat) {
        this.layout = layout;
        this.heat = heat;
    }

    IcicleLayout layout() {
        return layout;
    }

    /// From 0 to 1.
    float heat(int node) {
        return heat[node];
    }

    static DrawnTree of(int number) {
        var random = new Random(number);
        int count = 1 + random.nextInt(number % 3 == 0 ? 4_000 : 60);
        int back = 1 + random.nextInt(count);
        var parent = new int[count];
        parent[0] = -1;
        for (int i = 1; i < count; i++) {
            // in pre-order the parent is the node before, or one above that
            int at = i - 1;
            for (int up = random.nextInt(back); up > 0 && parent[at] >= 0; up--) {
                at = parent[at];
            }
            parent[i] = at;
        }
        var own = new double[count];
        var heat = new float[count];
        for (int i = 0; i < count; i++) {
            own[i] = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextInt(8)) * random.nextDouble();
            heat[i] = random.nextInt(6) / 5f;
        }
        return new DrawnTree(IcicleLayout.of(IcicleShape.of(parent), IcicleMeasure.NODES, own), heat);
    }

    /// Some part of it, by the same lot.
    IcicleSpan span(int number) {
        var random = new Random(number * 31L);
        IcicleSpan whole = IcicleSpan.whole(layout);
        return number % 2 == 0 ? whole : whole.scaled(layout, Math.pow(10, -random.nextInt(5)), whole.width() * random.nextDouble());
    }
}
