package org.plumbline.plan.parse;

/// Plans drawn by lot, for laws of other packages.
public final class DrawnPlans {
    private DrawnPlans() {}

    /// One of them, as JSON.
    ///
    /// @param nodes about how many
    public static String json(long lot, int nodes) {
        return DrawnPrint.json(DrawnPlan.draw(lot, nodes, true), true);
    }
}
