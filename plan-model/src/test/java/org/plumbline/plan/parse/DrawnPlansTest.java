package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Plans of random shape, names and figures, printed in each format and wrapped at random, are read back as they were.
class DrawnPlansTest {
    @Property(tries = 200, seed = "20261124")
    void allFormatsSayTheSame(@ForAll long lot, @ForAll @IntRange(min = 1, max = 40) int nodes, @ForAll boolean compact)
            throws PlanParseException {
        DrawnNode drawn = DrawnPlan.draw(lot, nodes, true);
        Plan json = Plans.one(DrawnPrint.json(drawn, compact));
        assertIsDrawn(json, drawn);
        assertSame(Plans.one(DrawnPrint.text(drawn)), json);
        assertSame(Plans.one(DrawnPrint.yaml(drawn)), json);
        assertSame(Plans.one(DrawnPrint.xml(drawn)), json);
    }

    @Property(tries = 300, seed = "20261124")
    void aWrappingChangesNothing(@ForAll long lot, @ForAll @IntRange(min = 1, max = 25) int nodes,
            @ForAll @IntRange(min = 50, max = 180) int width, @ForAll Wrap wrap,
            @ForAll @IntRange(max = 4) int format) throws PlanParseException {
        boolean breaks = wrap == Wrap.TERMINAL || wrap == Wrap.MAIL;
        DrawnNode drawn = DrawnPlan.draw(lot, breaks ? nodes % 6 + 1 : nodes, wrap.keepsTexts());
        String text = switch (format) {
            case 0 -> DrawnPrint.json(drawn, false);
            case 1 -> DrawnPrint.yaml(drawn);
            case 2 -> DrawnPrint.xml(drawn);
            default -> DrawnPrint.text(drawn);
        };
        // one line alone does not tell a prefix from a word
        Assume.that((wrap != Wrap.NUMBERED && wrap != Wrap.NOTICES && wrap != Wrap.QUOTED) || text.lines().count() > 2);
        if (breaks) {
            assertSameButForSpaces(Plans.one(wrap.wrap(text, width)), Plans.one(text));
        } else {
            assertSame(Plans.one(wrap.wrap(text, width)), Plans.one(text));
        }
    }

    /// A mail loses the space at which it breaks a line, a terminal loses none, and a few lines do not tell which of both it was.
    private static void assertSameButForSpaces(Plan plan, Plan expected) {
        assertClean(plan);
        assertThat(plan.nodes()).extracting(DrawnPlansTest::withoutSpaces).isEqualTo(
                expected.nodes().stream().map(DrawnPlansTest::withoutSpaces).toList());
    }

    private static String withoutSpaces(PlanNode node) {
        return String.join("|", Stream.of(node.depth(), node.relationship(), node.subplanName(), node.operation(), node.execution(),
                node.estimate(), node.attributes()).map(part -> part.toString().replace(" ", "")).toList());
    }

    private static void assertIsDrawn(Plan plan, DrawnNode drawn) {
        assertClean(plan);
        assertThat(plan.nodes()).hasSize(drawn.count());
        assertIsDrawn(plan, 0, drawn, 0);
    }

    private static int assertIsDrawn(Plan plan, int index, DrawnNode drawn, int depth) {
        PlanNode node = plan.nodes().get(index);
        assertThat(node.nodeType()).isEqualTo(drawn.type());
        assertThat(node.depth()).isEqualTo(depth);
        assertThat(node.relationship().map(relationship -> relationship.label()).orElse("")).isEqualTo(drawn.text("Parent Relationship"));
        int next = index + 1;
        for (DrawnNode child : drawn.children()) {
            next = assertIsDrawn(plan, next, child, depth + 1);
        }
        assertThat(node.subtreeEnd()).isEqualTo(next);
        return next;
    }

    private static void assertSame(Plan plan, Plan expected) {
        assertClean(plan);
        assertThat(plan.nodes()).hasSameSizeAs(expected.nodes());
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            PlanNode other = expected.nodes().get(i);
            assertThat(List.of(node.depth(), node.subtreeEnd(), node.operation())).isEqualTo(
                    List.of(other.depth(), other.subtreeEnd(), other.operation()));
            assertThat(node.relationship()).isEqualTo(other.relationship());
            assertThat(node.subplanName()).isEqualTo(other.subplanName());
            assertThat(Optional.of(node.execution())).isEqualTo(Optional.of(other.execution()));
            assertThat(node.estimate()).isEqualTo(other.estimate());
            assertThat(node.attributes()).isEqualTo(other.attributes());
        }
    }

    private static void assertClean(Plan plan) {
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.incomplete()).isFalse();
    }
}
