package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Every file of `wrappings/FORMAT/` is the plan of `as-it-is.txt` as some client, terminal, mail, ticket or program leaves it: psql's
/// are psql's own output. A new wrapping is a new file and no code.
class WrappingsTest {
    private static final Path WRAPPINGS = Path.of("src/test/resources/wrappings");
    private static final LineRange ANYWHERE = new LineRange(1, 1);

    @TestFactory
    Stream<DynamicTest> givesThePlanThatIsInIt() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(WRAPPINGS)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(150);
        return files.stream().map(file -> DynamicTest.dynamicTest(WRAPPINGS.relativize(file).toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException, PlanParseException {
        Plan expected = PlanParser.parse(SourceText.read(file.resolveSibling("as-it-is.txt"))).getFirst();
        List<Plan> plans = PlanParser.parse(SourceText.read(file));
        assertThat(plans).hasSize(1);
        Plan plan = plans.getFirst();
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.incomplete()).isFalse();
        assertThat(plan.nodes()).hasSameSizeAs(expected.nodes());
        for (int i = 0; i < plan.nodes().size(); i++) {
            assertThat(anywhere(plan.nodes().get(i))).isEqualTo(anywhere(expected.nodes().get(i)));
        }
        if (!file.getFileName().toString().startsWith("bare-node")) {
            assertThat(plan.summary()).isEqualTo(expected.summary());
        }
    }

    private static PlanNode anywhere(PlanNode node) {
        return new PlanNode(node.id(), node.parent(), node.depth(), node.subtreeEnd(), node.relationship(), node.subplanName(),
                node.operation(), node.parallelAware(), node.estimate(), node.execution(), node.usage(), node.workers(),
                node.attributes(), ANYWHERE);
    }
}
