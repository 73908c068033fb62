package org.plumbline.app.ui.diagram;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.VisibleItems;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Share;

/// Each item's heat and findings, with those of the nodes that are folded away in it: nothing hot is hidden. It does not change.
final class ItemFigures {
    /// Parts of the hottest card's heat from which a card without a bar is a step hotter.
    private static final double[] STEPS_OF_LARGEST = {0.02, 0.1, 0.25, 0.5, 0.8};

    private final double[] amount;
    private final float[] share;
    private final byte[] level;
    private final byte[] levelOfLargest;
    private final int[] findings;
    private final Severity[] worst;
    private final float largest;

    private ItemFigures(DiagramLayout layout, Plan plan, Heat heat, List<Finding> all) {
        int size = layout.size();
        amount = new double[size];
        share = new float[size];
        level = new byte[size];
        levelOfLargest = new byte[size];
        findings = new int[size];
        worst = new Severity[size];
        for (PlanNode node : plan.nodes()) {
            double own = heat.amount(List.of(node));
            amount[layout.itemOf(node.id())] += own;
            share[layout.itemOf(node.id())] += (float) heat.share(own).value();
        }
        openGroups(layout.items());
        for (Finding finding : all) {
            finding.node().ifPresent(node -> {
                int item = layout.itemOf(node);
                findings[item]++;
                worst[item] = worse(worst[item], finding.severity());
            });
        }
        float most = 0;
        for (int item = 0; item < size; item++) {
            level[item] = (byte) BarLabel.heat(new Share(Math.max(0, share[item])));
            most = Math.max(most, share[item]);
        }
        largest = most;
        for (int item = 0; item < size; item++) {
            levelOfLargest[item] = levelOfLargest(ofLargest(item));
        }
    }

    private static byte levelOfLargest(double part) {
        int level = 0;
        for (double step : STEPS_OF_LARGEST) {
            level += part >= step ? 1 : 0;
        }
        return (byte) level;
    }

    /// A pass over the nodes: for a background thread.
    static ItemFigures of(DiagramLayout layout, Plan plan, Heat heat, List<Finding> findings) {
        return new ItemFigures(layout, plan, heat, findings);
    }

    /// An opened group has no heat of its own: its members, which stand below it, do.
    private void openGroups(VisibleItems items) {
        for (int item = 0; item + 1 < items.size(); item++) {
            if (items.isGroup(item) && items.depth(item + 1) > items.depth(item)) {
                amount[item] = 0;
                share[item] = 0;
            }
        }
    }

    /// What it has of its own and what is folded away in it: nanoseconds, rows, blocks or cost.
    double amount(int item) {
        return amount[item];
    }

    /// Its own part of the whole, and that of what is folded away in it.
    Share share(int item) {
        return new Share(share[item]);
    }

    /// Compared with the item that has most: how long a bar is.
    double ofLargest(int item) {
        return largest > 0 ? share[item] / largest : 0;
    }

    /// From 0 to 5 by the part of the hottest card's: in a plan of ten thousand nodes none may have a hundredth of the whole, and still
    /// the hottest is to be found where cards are too small for bars.
    int levelOfLargest(int item) {
        return levelOfLargest[item];
    }

    /// From 0 to 5 by the share of the whole.
    int level(int item) {
        return level[item];
    }

    int findings(int item) {
        return findings[item];
    }

    /// Of its findings.
    Optional<Severity> worst(int item) {
        return Optional.ofNullable(worst[item]);
    }

    boolean hasFindings(int item) {
        return findings[item] > 0;
    }

    /// @param known null where there is none yet
    private static Severity worse(Severity known, Severity other) {
        return known == null || other.compareTo(known) > 0 ? other : known;
    }
}
