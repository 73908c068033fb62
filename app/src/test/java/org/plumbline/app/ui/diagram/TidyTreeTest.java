package org.plumbline.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTreeTest {
    private static final double CLOSE = 1e-6;
    private static final int LARGE = 100_000;

    @Test
    void aLoneNodeAndAChainStandInOneColumn() {
        assertThat(TidyTree.place(new int[] {-1})).containsExactly(0);
        assertThat(TidyTree.place(new int[] {-1, 0, 1, 2})).containsExactly(0, 0, 0, 0);
    }

    @Test
    void siblingsStandOneUnitApartBelowTheMiddleOfTheirParent() {
        assertThat(TidyTree.place(new int[] {-1, 0, 0, 0})).containsExactly(1, 0, 1, 2);
    }

    @Test
    void aSubtreeSlidesUnderItsNeighbourAsFarAsThereIsRoom() {
        // 0 -> (1 -> 2 -> (3, 4), 5): the leaf 5 stands beside 1, not beside the wide pair below it
        double[] place = TidyTree.place(new int[] {-1, 0, 1, 2, 2, 0});
        assertThat(place[5] - place[1]).isEqualTo(1);
    }

    @Test
    void smallSubtreesBetweenLargeOnesAreSpreadEvenly() {
        // two wide families with three leaves between them
        int[] parent = {-1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 11, 11, 11, 11, 11, 11};
        double[] place = TidyTree.place(parent);
        double step = place[8] - place[1];
        assertThat(place[9] - place[8]).isCloseTo(step, within(CLOSE));
        assertThat(place[10] - place[9]).isCloseTo(step, within(CLOSE));
        assertThat(place[11] - place[10]).isCloseTo(step, within(CLOSE));
    }

    @Test
    void equalSubtreesAreDrawnEqually() {
        int[] parent = {-1, 0, 1, 1, 3, 3, 0, 6, 6, 8, 8};
        double[] place = TidyTree.place(parent);
        for (int node = 2; node <= 5; node++) {
            assertThat(place[node] - place[1]).isCloseTo(place[node + 5] - place[6], within(CLOSE));
        }
    }

    @Test
    void treesDrawnByLotAreTidy() {
        var random = new Random(20_260_201);
        for (int tree = 0; tree < 400; tree++) {
            tidy(byLot(random, 1 + random.nextInt(120), random.nextDouble()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.5, 0.98})
    void largeTreesAreTidyToo(double deep) {
        tidy(byLot(new Random(7), LARGE, deep));
    }

    @Test
    void aHundredThousandLevelsOrSiblingsAreNoMatter() {
        int[] chain = new int[LARGE];
        Arrays.setAll(chain, node -> node - 1);
        assertThat(TidyTree.place(chain)).containsOnly(0);
        int[] fan = new int[LARGE];
        fan[0] = -1;
        double[] place = TidyTree.place(fan);
        assertThat(place[LARGE - 1]).isEqualTo(LARGE - 2);
        assertThat(place[0]).isEqualTo((LARGE - 2) / 2.0);
        int[] comb = new int[LARGE];
        Arrays.setAll(comb, node -> node == 0 ? -1 : node % 2 == 0 ? node - 2 : node - 1);
        tidy(comb);
    }

    /// The laws: siblings in order, none of a level too close, parents in the middle.
    private static void tidy(int[] parent) {
        double[] place = TidyTree.place(parent);
        int size = parent.length;
        var depth = new int[size];
        var last = new int[size + 1];
        var first = new double[size];
        var end = new double[size];
        Arrays.fill(last, -1);
        Arrays.fill(first, Double.NaN);
        for (int node = 0; node < size; node++) {
            depth[node] = node == 0 ? 0 : depth[parent[node]] + 1;
            int neighbour = last[depth[node]];
            if (neighbour >= 0) {
                double least = parent[neighbour] == parent[node] ? 1 : TidyTree.FAMILY_GAP;
                if (place[node] - place[neighbour] < least - CLOSE) {
                    throw new AssertionError("nodes " + neighbour + " and " + node + " of level " + depth[node] + " are "
                            + (place[node] - place[neighbour]) + " apart in " + describe(parent));
                }
            }
            last[depth[node]] = node;
            if (node > 0) {
                first[parent[node]] = Double.isNaN(first[parent[node]]) ? place[node] : first[parent[node]];
                end[parent[node]] = place[node];
            }
        }
        for (int node = 0; node < size; node++) {
            if (!Double.isNaN(first[node])) {
                assertThat(place[node]).as("node %d", node).isCloseTo((first[node] + end[node]) / 2, within(CLOSE));
            }
        }
        assertThat(Arrays.stream(place).min().orElseThrow()).isZero();
    }

    private static String describe(int[] parent) {
        return parent.length < 200 ? Arrays.toString(parent) : parent.length + " nodes";
    }

    /// In pre-order.
    ///
    /// @param deep how likely the next node stands below the last rather than beside one of its ancestors
    private static int[] byLot(Random random, int size, double deep) {
        var parent = new int[size];
        parent[0] = -1;
        for (int node = 1; node < size; node++) {
            int above = node - 1;
            while (above > 0 && random.nextDouble() > deep) {
                above = parent[above];
            }
            parent[node] = above;
        }
        return parent;
    }
}
